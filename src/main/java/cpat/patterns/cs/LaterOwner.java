package cpat.patterns.cs;

import static cpat.rule.Level.ERROR;
import static cpat.rule.Level.WARNING;

import cpat.edit.ChainEdits;
import cpat.edit.FlagEdits;
import cpat.edit.Lines;
import cpat.facts.Accounts;
import cpat.facts.Folders;
import cpat.model.Command;
import cpat.model.Instruction.Run;
import cpat.model.Invocation;
import cpat.model.Word;
import cpat.read.Paths;
import cpat.resolve.From;
import cpat.resolve.Step;
import cpat.resolve.Value;
import cpat.rule.Checked;
import cpat.rule.Checked.Built;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Safety;
import cpat.source.Edit;
import cpat.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A `chmod` or `chown` in a RUN of what a COPY brought: the layer holds it again.
final class LaterOwner {
  /// Folders that an image with a shell has.
  private static final Set<String> THERE =
      Set.of(
          ("/ /bin /sbin /etc /home /lib /opt /root /srv /tmp /usr /usr/bin /usr/sbin /usr/lib"
                  + " /usr/share /usr/local /usr/local/bin /usr/local/sbin /usr/local/lib /var"
                  + " /var/lib")
              .split(" "));

  /// One file that a command is about.
  private record Target(OwnerOrMode what, Landing landing, Landing.From source, String path) {}

  private final Checked checked;
  private final Built built;
  private final boolean shipped;
  private final List<Landing> before = new ArrayList<>();
  private final List<Landing> since = new ArrayList<>();

  private LaterOwner(Checked checked, Built built) {
    this.checked = checked;
    this.built = built;
    this.shipped = checked.shipped(built);
  }

  static Stream<Hit> find(Checked checked, Built built) {
    LaterOwner one = new LaterOwner(checked, built);
    return checked.steps(built).toList().stream().flatMap(s -> one.take(s).stream());
  }

  private List<Hit> take(Step step) {
    if (!(step.instruction() instanceof Run run)) {
      Landing.of(checked, built, step).ifPresent(since::add);
      return List.of();
    }
    List<Hit> hits =
        run.written().heredocs().isEmpty() && run.command() instanceof Command.Shell shell
            ? judge(step, run, shell)
            : List.of();
    before.addAll(since);
    since.clear();
    return hits;
  }

  private List<Hit> judge(Step step, Run run, Command.Shell shell) {
    List<Target> targets = new ArrayList<>();
    List<Hit> hits = new ArrayList<>();
    for (OwnerOrMode what : OwnerOrMode.all(run)) {
      List<Target> own =
          what.paths().stream().flatMap(p -> target(step, what, p).stream()).toList();
      if (!own.isEmpty() && !touched(shell, what)) {
        targets.addAll(own);
      } else if (what.recursive().isPresent() && shipped && what.paths().size() == 1) {
        tree(step, run, what).ifPresent(hits::add);
      }
    }
    if (!targets.isEmpty()) {
      file(step, run, shell, targets).ifPresent(hits::add);
    }
    return hits;
  }

  private static Optional<String> path(Step step, Word written) {
    String text = written.text();
    return text.startsWith("/")
        ? Optional.of(Folders.absolute("/", text))
        : step.workdir().known().map(w -> Folders.absolute(w.isEmpty() ? "/" : w, text));
  }

  private Optional<Target> target(Step step, OwnerOrMode what, Word written) {
    Optional<String> path = path(step, written);
    for (Landing landing : path.isEmpty() ? List.<Landing>of() : since.reversed()) {
      Optional<Landing.From> source = landing.at(path.get());
      if (source.isPresent()) {
        boolean file =
            switch (source.get().kind()) {
              case FILE, TEXT -> true;
              case FOLDER -> false;
              // Nobody makes a folder executable.
              case UNKNOWN ->
                  what.mode() && what.recursive().isEmpty() && what.value().text().contains("x");
            };
        boolean unsaid = landing.written().flag(what.mode() ? "chmod" : "chown").isEmpty();
        return file && unsaid
            ? Optional.of(new Target(what, landing, source.get(), path.get()))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /// True when a command before it in the same RUN has the file in its words: it may be another
  /// then.
  private static boolean touched(Command.Shell shell, OwnerOrMode what) {
    List<String> names = what.paths().stream().map(p -> Paths.name(p.text())).toList();
    return shell.invocations().stream()
        .takeWhile(i -> i.at().start() < what.command().at().start())
        .filter(i -> !i.name().equals("chmod") && !i.name().equals("chown"))
        .flatMap(i -> i.words().stream())
        .anyMatch(w -> names.stream().anyMatch(w.text()::contains));
  }

  /// True when the RUN takes away what it spoke of: its layer holds none of it.
  private static boolean removed(Command.Shell shell, OwnerOrMode what) {
    List<String> gone =
        shell.invocations().stream()
            .filter(i -> i.name().equals("rm") && i.at().start() > what.command().at().start())
            .flatMap(i -> i.arguments().stream())
            .map(Word::text)
            .toList();
    return what.paths().stream().map(Word::text).allMatch(gone::contains);
  }

  private Optional<Hit> file(Step step, Run run, Command.Shell shell, List<Target> targets) {
    Target first = targets.getFirst();
    OwnerOrMode what = first.what();
    String also =
        targets.stream().map(Target::path).distinct().count() > 1 ? " (and other files)" : "";
    Optional<Fix> fix = fix(step, run, shell, targets);
    Optional<String> other = what.command().behind("sudo") ? Optional.empty() : user(step.user());
    if (other.isPresent() && first.landing().rootOwned()) {
      Hit hit =
          Hit.at(
                  what.command().at(),
                  "the build fails here: `"
                      + first.path()
                      + "` belongs to root, whatever USER says, so `"
                      + other.get()
                      + "` may not "
                      + what.command().name()
                      + " it")
              .level(ERROR)
              .note(first.landing().step().instruction().at(), "copied here without `--chown`")
              .fix(fix);
      return Optional.of(first.landing().clear(first.path()) ? hit : hit.likely());
    }
    if (!shipped || removed(shell, what)) {
      return Optional.empty();
    }
    Hit hit =
        Hit.at(
                what.command().at(),
                "`"
                    + what.text()
                    + "` puts "
                    + first.path()
                    + also
                    + " into the image a second time, in the layer of this RUN: "
                    + keyword(first.landing())
                    + " can say the "
                    + (what.mode() ? "mode" : "owner")
                    + " itself")
            .note(first.landing().step().instruction().at(), "copied here")
            .fix(fix);
    return Optional.of(first.landing().clear(first.path()) ? hit : hit.likely());
  }

  private static String keyword(Landing landing) {
    return landing.written().keyword();
  }

  private static Optional<String> user(Value<String> user) {
    boolean written = user.from().stream().allMatch(From.Written.class::isInstance);
    return user.known().filter(u -> written && !Accounts.root(u)).map(Accounts::name);
  }

  private Optional<Fix> fix(Step step, Run run, Command.Shell shell, List<Target> targets) {
    List<OwnerOrMode> all = targets.stream().map(Target::what).distinct().toList();
    boolean whole =
        all.stream().allMatch(w -> w.paths().size() == count(targets, w) && w.flag().isPresent());
    boolean made = all.stream().anyMatch(w -> w.named() && !leads(shell, w));
    Map<Integer, List<Target>> byCopy = new TreeMap<>();
    targets.forEach(t ->
        byCopy
            .computeIfAbsent(t.landing().step().instruction().at().start(), _ -> new ArrayList<>())
            .add(t));
    boolean complete = byCopy.values().stream().allMatch(LaterOwner::complete);
    Optional<List<Edit>> cut = cut(run, shell, all);
    if (!whole || made || !complete || cut.isEmpty()) {
      return Optional.of(
          Fix.show(
              made
                  ? "make the user before the files come, and name it there: `COPY --chown=…`"
                  : "say it where the files come: `COPY --chmod=…`, `COPY --chown=…`"));
    }
    List<Edit> edits = new ArrayList<>();
    List<String> said = new ArrayList<>();
    for (List<Target> of : byCopy.values()) {
      Map<String, String> flags = new LinkedHashMap<>();
      of.stream()
          .map(t -> t.what().flag().orElseThrow())
          .forEach(f -> flags.put(f.substring(0, 7), f));
      said.addAll(flags.values());
      edits.add(of.getFirst().landing().say(String.join(" ", flags.values())));
    }
    edits.addAll(cut.get());
    boolean safe = targets.stream().allMatch(t -> safe(step, t)) && !classic();
    String title = "say `" + String.join(" ", said.stream().distinct().toList()) + "` on COPY";
    return Optional.of(new Fix(title, safe ? Safety.SAFE : Safety.UNSAFE, edits));
  }

  private static long count(List<Target> targets, OwnerOrMode what) {
    return targets.stream().filter(t -> t.what().equals(what)).count();
  }

  /// True when nothing before it in its RUN could make the user.
  private static boolean leads(Command.Shell shell, OwnerOrMode what) {
    return shell.invocations().stream()
        .takeWhile(i -> i.at().start() < what.command().at().start())
        .allMatch(i -> List.of("chmod", "chown", "set").contains(i.name()));
  }

  /// A COPY says one thing of all that it brings.
  private static boolean complete(List<Target> of) {
    Landing landing = of.getFirst().landing();
    return of.stream()
        .map(t -> t.what().flag().orElse(""))
        .distinct()
        .allMatch(flag ->
            landing.sources().stream()
                .allMatch(s ->
                    of.stream()
                        .filter(t -> t.what().flag().orElse("").equals(flag))
                        .anyMatch(t -> t.source().equals(s))));
  }

  /// True when the image stays the same, file by file: its mode, its owner, the folders around it.
  private boolean safe(Step step, Target target) {
    OwnerOrMode what = target.what();
    Landing landing = target.landing();
    String folder = Paths.folder(target.path());
    String parent = folder.length() > 1 ? folder.substring(0, folder.length() - 1) : "/";
    boolean there =
        THERE.contains(parent)
            || (what.mode() && what.value().text().matches("0?755"))
            || landing.step().workdir().known().filter(parent::equals).isPresent();
    boolean known =
        switch (target.source().kind()) {
          case TEXT ->
              what.absolute() || what.flag().filter(f -> f.equals("--chmod=755")).isPresent();
          case FILE -> what.absolute();
          case FOLDER, UNKNOWN -> false;
        };
    boolean address = keyword(landing).equals("ADD");
    boolean kept = what.mode() || landing.rootOwned();
    boolean root = what.mode() || step.user().known().filter(Accounts::root).isPresent();
    return known
        && there
        && kept
        && root
        && !address
        && landing.sources().size() == 1
        && landing.clear(target.path());
  }

  /// True when somebody in the project asks for the classic builder, which refuses `--chmod`.
  private boolean classic() {
    return checked.project().scripts().stream()
        .anyMatch(s -> s.at().text().contains("DOCKER_BUILDKIT=0"));
  }

  /// Takes the commands out of the RUN, or the RUN with them.
  private static Optional<List<Edit>> cut(Run run, Command.Shell shell, List<OwnerOrMode> all) {
    List<Invocation> gone = all.stream().map(OwnerOrMode::command).toList();
    if (shell.invocations().stream().allMatch(i -> gone.contains(i) || i.name().equals("set"))) {
      return Optional.of(List.of(Lines.remove(run.at())));
    }
    List<Edit> edits = new ArrayList<>();
    boolean first = true;
    for (Invocation one : shell.invocations()) {
      if (gone.contains(one)) {
        Optional<Edit> edit = ChainEdits.remove(one.at(), shell.at(), first);
        if (edit.isEmpty()) {
          return Optional.empty();
        }
        edits.add(edit.get());
      } else {
        first = false;
      }
    }
    return Optional.of(edits);
  }

  /// `chown -R` of a folder that a COPY filled.
  private Optional<Hit> tree(Step step, Run run, OwnerOrMode what) {
    Optional<String> path = path(step, what.paths().getFirst());
    List<Landing> filled =
        path.isEmpty()
            ? List.of()
            : Stream.concat(before.stream(), since.stream())
                .filter(l -> l.fills(path.get()))
                .toList();
    if (filled.isEmpty()) {
      return Optional.empty();
    }
    Landing first = filled.getFirst();
    return Optional.of(
        Hit.at(
                what.command().at(),
                "`"
                    + what.text()
                    + "` puts all that "
                    + keyword(first)
                    + " brought there into the image a second time, in the layer of this RUN")
            .level(WARNING)
            .note(first.step().instruction().at(), "copied here")
            .fix(narrow(run, what, filled, path.get())));
  }

  /// The folder alone keeps its `chown`; the files get their owner as they come.
  private Fix narrow(Run run, OwnerOrMode what, List<Landing> filled, String path) {
    String name = what.mode() ? "chmod" : "chown";
    Optional<Span> flag =
        what.recursive().filter(w -> w.text().matches("-R|--recursive")).map(Word::at);
    Optional<String> said =
        what.absolute() && !(what.mode() && !what.octal()) ? what.flag() : Optional.empty();
    List<Landing> inside =
        since.stream().filter(l -> l.to().equals(path) || l.to().startsWith(path + "/")).toList();
    boolean all = since.containsAll(filled);
    boolean leads =
        run.command() instanceof Command.Shell shell && (!what.named() || leads(shell, what));
    boolean agree =
        said.isPresent()
            && inside.stream()
                .flatMap(l -> l.written().flag(name).stream())
                .allMatch(v -> said.get().equals("--" + name + "=" + v));
    if (flag.isEmpty() || !all || !leads || !agree) {
      return Fix.show(
          "give the files their "
              + (what.mode() ? "mode" : "owner")
              + " as they come, `COPY --"
              + name
              + "=…`, and leave out `-R`");
    }
    List<Edit> edits = new ArrayList<>();
    inside.stream()
        .filter(l -> l.written().flag(name).isEmpty())
        .map(l -> l.say(said.orElseThrow()))
        .forEach(edits::add);
    edits.add(FlagEdits.remove(flag.get()));
    return Fix.unsafe("say `" + said.orElseThrow() + "` on COPY, and leave out `-R`", edits);
  }
}

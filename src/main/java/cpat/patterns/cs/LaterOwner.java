package cpat.patterns.cs;

import static cpat.rule.Level.ERROR;
import static cpat.rule.Level.WARNING;

import cpat.edit.FlagEdits;
import cpat.facts.Accounts;
import cpat.facts.Folders;
import cpat.model.Command;
import cpat.model.Instruction.Run;
import cpat.model.Word;
import cpat.read.Paths;
import cpat.resolve.From;
import cpat.resolve.Step;
import cpat.resolve.Value;
import cpat.rule.Checked;
import cpat.rule.Checked.Built;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.source.Edit;
import cpat.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A `chmod` or `chown` in a RUN of what a COPY brought: the layer holds it again.
final class LaterOwner {
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
    List<OwnerFix.Target> targets = new ArrayList<>();
    List<Hit> hits = new ArrayList<>();
    for (OwnerOrMode what : OwnerOrMode.all(run)) {
      List<OwnerFix.Target> own =
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

  private Optional<OwnerFix.Target> target(Step step, OwnerOrMode what, Word written) {
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
            ? Optional.of(new OwnerFix.Target(what, landing, source.get(), path.get()))
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

  private Optional<Hit> file(
      Step step, Run run, Command.Shell shell, List<OwnerFix.Target> targets) {
    OwnerFix.Target first = targets.getFirst();
    OwnerOrMode what = first.what();
    String also =
        targets.stream().map(OwnerFix.Target::path).distinct().count() > 1
            ? " (and other files)"
            : "";
    Fix fix = new OwnerFix(checked).of(step, run, shell, targets);
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
        run.command() instanceof Command.Shell shell
            && (!what.named() || OwnerFix.leads(shell, what));
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

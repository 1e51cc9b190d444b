package cpat.patterns.cs;

import cpat.edit.ChainEdits;
import cpat.edit.Lines;
import cpat.facts.Accounts;
import cpat.model.Command;
import cpat.model.Instruction.Run;
import cpat.model.Invocation;
import cpat.read.Paths;
import cpat.resolve.Step;
import cpat.rule.Checked;
import cpat.rule.Fix;
import cpat.rule.Safety;
import cpat.source.Edit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What takes the place of a later `chmod` or `chown`: the COPY says it, and the command goes.
record OwnerFix(Checked checked) {
  /// Folders that an image with a shell has.
  private static final Set<String> THERE =
      Set.of(
          ("/ /bin /sbin /etc /home /lib /opt /root /srv /tmp /usr /usr/bin /usr/sbin /usr/lib"
                  + " /usr/share /usr/local /usr/local/bin /usr/local/sbin /usr/local/lib /var"
                  + " /var/lib")
              .split(" "));

  /// One file that a command is about.
  record Target(OwnerOrMode what, Landing landing, Landing.From source, String path) {}

  Fix of(Step step, Run run, Command.Shell shell, List<Target> targets) {
    List<OwnerOrMode> all = targets.stream().map(Target::what).distinct().toList();
    boolean whole =
        all.stream().allMatch(w -> w.paths().size() == count(targets, w) && w.flag().isPresent());
    boolean made = all.stream().anyMatch(w -> w.named() && !leads(shell, w));
    Map<Integer, List<Target>> byCopy = new TreeMap<>();
    targets.forEach(t ->
        byCopy
            .computeIfAbsent(t.landing().step().instruction().at().start(), _ -> new ArrayList<>())
            .add(t));
    boolean complete = byCopy.values().stream().allMatch(OwnerFix::complete);
    Optional<List<Edit>> cut = cut(run, shell, all);
    if (!whole || made || !complete || cut.isEmpty()) {
      return Fix.show(
          made
              ? "make the user before the files come, and name it there: `COPY --chown=…`"
              : "say it where the files come: `COPY --chmod=…`, `COPY --chown=…`");
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
    return new Fix(title, safe ? Safety.SAFE : Safety.UNSAFE, edits);
  }

  private static long count(List<Target> targets, OwnerOrMode what) {
    return targets.stream().filter(t -> t.what().equals(what)).count();
  }

  /// True when nothing before it in its RUN could make the user.
  static boolean leads(Command.Shell shell, OwnerOrMode what) {
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
    boolean address = landing.written().keyword().equals("ADD");
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
}

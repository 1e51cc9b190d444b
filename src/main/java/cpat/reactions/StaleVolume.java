package cpat.reactions;

import static cpat.rule.Level.WARNING;

import cpat.facts.InstalledFolders;
import cpat.model.Command;
import cpat.model.Container;
import cpat.model.Instruction;
import cpat.model.Invocation;
import cpat.model.Mount;
import cpat.model.Word;
import cpat.read.Paths;
import cpat.read.shell.Shell;
import cpat.resolve.Effective;
import cpat.resolve.From;
import cpat.resolve.Step;
import cpat.rule.Checked;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Rule;
import cpat.source.Excerpt;
import cpat.source.Source;
import cpat.source.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// R001: see the page of the same name.
final class StaleVolume {
  static final Rule RULE =
      new Rule(
          "R001",
          "stale-dependency-volume",
          WARNING,
          "a named volume over the installed dependencies keeps those of its first day",
          StaleVolume.class,
          StaleVolume::find);

  private StaleVolume() {}

  private static Stream<Hit> find(Checked checked) {
    Set<Span> told = new HashSet<>();
    return checked
        .containers()
        .filter(c -> c.compose() || c.commandLine())
        .filter(c -> checked.resolved().builtHere(c))
        .flatMap(c -> c.run().mounts(Mount.Volume.class).flatMap(v -> hit(checked, c, v).stream()))
        .filter(h -> told.add(h.at()));
  }

  private static Optional<Hit> hit(Checked checked, Container container, Mount.Volume volume) {
    String target = Paths.join("/", volume.target().text());
    Effective effective = checked.effective(container);
    Optional<Step> step =
        effective.image().steps().stream().filter(s -> fills(s, target)).reduce((_, last) -> last);
    if (volume.name().isEmpty() || step.isEmpty() || installsAgain(checked, effective, container)) {
      return Optional.empty();
    }
    String name = volume.name().get().text();
    Hit hit =
        Hit.at(
                volume.at(),
                "the volume "
                    + name
                    + " was filled with the image's "
                    + target
                    + " once, and stays so: a dependency added since is not there, although the"
                    + " image has it")
            .likely()
            .fix(
                Fix.show(
                    "install at the start, or after each change: build, `docker volume rm` "
                        + name
                        + ", start"));
    return Optional.of(
        step.get().from() instanceof From.Written(Span at) ? hit.note(at, "installed here") : hit);
  }

  private static boolean fills(Step step, String target) {
    return step.instruction() instanceof Instruction.Run(_, Command.Shell shell, _)
        && step.workdir().known().isPresent()
        && shell.invocations().stream()
            .flatMap(i -> InstalledFolders.of(words(i)).stream())
            .anyMatch(f -> Paths.join(step.workdir().known().get(), f).equals(target));
  }

  /// The command, or a script of the project that it starts, brings the volume up to date.
  private static boolean installsAgain(Checked checked, Effective effective, Container container) {
    List<String> argv = effective.argv().known().orElseGet(container.run()::words);
    Stream<Invocation> said =
        argv.stream().flatMap(w -> Shell.read(Excerpt.of(new Source("", w))).stream());
    Stream<Invocation> scripts =
        argv.stream()
            .map(Paths::name)
            .flatMap(n ->
                checked.project().scripts().stream()
                    .filter(s -> Paths.name(s.at().source().path()).equals(n))
                    .flatMap(s -> s.invocations().stream()));
    return InstalledFolders.of(argv).isPresent()
        || Stream.concat(said, scripts).anyMatch(i -> InstalledFolders.of(words(i)).isPresent());
  }

  private static List<String> words(Invocation command) {
    return command.words().stream().map(Word::text).toList();
  }
}

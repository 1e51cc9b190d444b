package cpat.patterns.obi;

import static cpat.rule.Level.WARNING;

import cpat.model.Build;
import cpat.model.Instruction.OnBuild;
import cpat.model.Invocation;
import cpat.model.Link;
import cpat.model.Project;
import cpat.model.Stage;
import cpat.model.Word;
import cpat.rule.Checked;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Rule;
import cpat.source.Edit;
import cpat.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// OBI003: see the page of the same name.
final class TriggersLostInOciFormat {
  static final Rule RULE =
      new Rule(
          "OBI003",
          "triggers-lost-in-oci-format",
          WARNING,
          "podman or buildah builds an image with triggers in a format that has none",
          TriggersLostInOciFormat.class,
          TriggersLostInOciFormat::find);

  private static final Set<String> BUILD = Set.of("build", "bud", "build-using-dockerfile");

  private TriggersLostInOciFormat() {}

  private static Stream<Hit> find(Checked checked) {
    Project project = checked.project();
    return project.links().stream()
        .flatMap(link ->
            trigger(checked, link).stream()
                .flatMap(trigger -> lines(project, link).map(i -> hit(i, trigger))));
  }

  /// The first trigger that the ordered image leaves.
  private static Optional<OnBuild> trigger(Checked checked, Link link) {
    Build build = link.build();
    Optional<String> target =
        checked.project().imageBuilds().stream()
            .filter(o -> o.at().equals(link.from()))
            .flatMap(o -> o.target().stream())
            .map(Word::text)
            .findFirst();
    Optional<Stage> stage =
        target.isPresent()
            ? build.stage(target.get())
            : build.stages().stream().reduce((_, last) -> last);
    return stage.flatMap(s -> s.all(OnBuild.class).findFirst());
  }

  private static Stream<Invocation> lines(Project project, Link link) {
    return project.scripts().stream()
        .filter(s -> !exported(s.invocations()))
        .flatMap(s -> s.invocations().stream())
        .filter(i -> link.from().contains(i.at()) || i.at().contains(link.from()))
        .filter(TriggersLostInOciFormat::oci);
  }

  /// `export BUILDAH_FORMAT=docker` above.
  private static boolean exported(List<Invocation> invocations) {
    return invocations.stream()
        .filter(i -> i.name().equals("export"))
        .anyMatch(i -> says(i.words()));
  }

  private static boolean says(List<Word> words) {
    return words.stream().anyMatch(w -> w.text().equals("BUILDAH_FORMAT=docker"));
  }

  private static boolean oci(Invocation invocation) {
    boolean builds =
        Set.of("podman", "buildah").contains(invocation.name())
            && invocation.arguments().stream().anyMatch(w -> BUILD.contains(w.text()));
    List<String> words = invocation.words().stream().map(Word::text).toList();
    boolean docker =
        words.contains("--format=docker")
            || (words.contains("--format") && words.contains("docker"))
            || words.stream().anyMatch(w -> w.startsWith("--format=$"))
            || says(invocation.assignments())
            || says(invocation.prefix());
    return builds && !docker;
  }

  private static Hit hit(Invocation invocation, OnBuild trigger) {
    Word verb =
        invocation.arguments().stream()
            .filter(w -> BUILD.contains(w.text()))
            .findFirst()
            .orElse(invocation.words().getFirst());
    Span at = invocation.words().getFirst().at().to(verb.at());
    Hit hit =
        Hit.at(
                at,
                invocation.name()
                    + " builds an OCI image, and that format has no triggers: ONBUILD of "
                    + trigger.at().source().path()
                    + " is dropped with a warning")
            .note(trigger.at(), "the first trigger");
    return invocation.words().stream().anyMatch(w -> w.text().startsWith("--format"))
        ? hit.fix(Fix.show("write `--format docker`"))
        : hit.fix(
            Fix.unsafe(
                "build it in Docker's format",
                Edit.insert(verb.at().source(), verb.at().end(), " --format docker")));
  }
}

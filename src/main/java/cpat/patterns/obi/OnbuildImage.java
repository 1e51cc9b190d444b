package cpat.patterns.obi;

import static cpat.rule.Kind.*;

import cpat.model.Base;
import cpat.model.Build;
import cpat.model.Instruction.OnBuild;
import cpat.model.Stage;
import cpat.model.Word;
import cpat.resolve.From;
import cpat.resolve.Resolution;
import cpat.resolve.Step;
import cpat.rule.Pattern;
import cpat.rule.Use;
import cpat.source.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// ONBUILD Image, found by DEFINITIONS: see README.md beside this file.
public final class OnbuildImage {
  public static final Pattern PATTERN =
      new Pattern(
          "OBI",
          "ONBUILD Image",
          Set.of(DEVELOPMENT),
          4,
          1,
          "a base image carries build steps that run in the images built on it",
          OnbuildImage::find,
          List.of(ForbiddenTrigger.RULE, WastefulTriggers.RULE, TriggersLostInOciFormat.RULE));

  private OnbuildImage() {}

  private static Stream<Use> find(Resolution resolved) {
    return resolved.project().builds().stream()
        .flatMap(build ->
            build.stages().stream()
                .flatMap(s -> Stream.concat(consumer(resolved, build, s), producer(build, s))));
  }

  private static Stream<Use> producer(Build build, Stage stage) {
    return stage
        .all(OnBuild.class)
        .limit(1)
        .map(first ->
            Use.used(
                "OBI",
                build.subject(stage),
                first.at(),
                "ONBUILD leaves "
                    + count(stage.all(OnBuild.class).count())
                    + " that runs in each image built FROM this one"));
  }

  private static String count(long triggers) {
    return triggers == 1 ? "a trigger" : "one of " + triggers + " triggers";
  }

  private static Stream<Use> consumer(Resolution resolved, Build build, Stage stage) {
    String subject = build.subject(stage);
    return switch (resolved.base(build, stage)) {
      case Base.Scratch() -> Stream.empty();
      case Base.Image(String reference, _) -> image(resolved, build, stage, subject, reference);
      case Base.Unresolved(Word written) -> image(resolved, build, stage, subject, written.text());
      case Base.Earlier(int index, Word written) ->
          build
              .stages()
              .get(index)
              .all(OnBuild.class)
              .limit(1)
              .map(trigger ->
                  Use.used(
                          "OBI",
                          subject,
                          stage.at(),
                          "FROM " + written + " fires the ONBUILD triggers of that stage")
                      .because(trigger.at(), "the first trigger"));
    };
  }

  private static Stream<Use> image(
      Resolution resolved, Build build, Stage stage, String subject, String reference) {
    if (reference.toLowerCase(Locale.ROOT).contains("onbuild")) {
      return Stream.of(
          Use.used(
              "OBI",
              subject,
              stage.at(),
              "`" + reference + "` carries ONBUILD triggers: they run right after this FROM"));
    }
    Optional<Step> fired =
        resolved.image(build, stage).steps().stream()
            .filter(s -> s.trigger() && s.stage().equals(stage))
            .findFirst();
    if (fired.isPresent()) {
      return Stream.of(fired(subject, stage, reference, fired.get()));
    }
    return Remark.of(build, stage)
        .map(remark ->
            Use.used(
                    "OBI",
                    subject,
                    stage.at(),
                    "a comment says that `" + reference + "` carries ONBUILD triggers")
                .likely()
                .because(remark, "the comment"))
        .stream();
  }

  private static Use fired(String subject, Stage stage, String reference, Step trigger) {
    Use use =
        Use.used(
            "OBI",
            subject,
            stage.at(),
            "`" + reference + "` is built in this project and carries ONBUILD triggers");
    return trigger.from() instanceof From.Written(Span at)
        ? use.because(at, "the first trigger")
        : use;
  }
}

package cpat.patterns.obi;

import static cpat.rule.Level.ERROR;

import cpat.facts.Spelling;
import cpat.model.Instruction.OnBuild;
import cpat.model.Statement;
import cpat.rule.Checked;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Rule;
import cpat.source.Edit;
import cpat.source.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// OBI001: see the page of the same name.
final class ForbiddenTrigger {
  static final Rule RULE =
      new Rule(
          "OBI001",
          "forbidden-trigger",
          ERROR,
          "ONBUILD with an instruction that cannot be a trigger, or that does not exist",
          List.of("DL3043"),
          ForbiddenTrigger.class,
          ForbiddenTrigger::find);

  private static final List<String> TRIGGERS =
      List.of(
          "ADD",
          "ARG",
          "CMD",
          "COPY",
          "ENTRYPOINT",
          "ENV",
          "EXPOSE",
          "HEALTHCHECK",
          "LABEL",
          "RUN",
          "SHELL",
          "STOPSIGNAL",
          "USER",
          "VOLUME",
          "WORKDIR");

  private ForbiddenTrigger() {}

  private static Stream<Hit> find(Checked checked) {
    return checked
        .stages()
        .flatMap(built -> built.stage().all(OnBuild.class))
        .flatMap(o -> o.written().trigger().stream())
        .flatMap(t -> look(t).stream());
  }

  private static Optional<Hit> look(Statement trigger) {
    String keyword = trigger.keyword().toUpperCase(Locale.ROOT);
    if (keyword.isEmpty()
        || TRIGGERS.contains(keyword)
        || !keyword.chars().allMatch(Character::isLetter)) {
      return Optional.empty();
    }
    Span at = keyword(trigger);
    return Optional.of(
        switch (keyword) {
          case "FROM", "ONBUILD" ->
              Hit.at(
                      at,
                      "ONBUILD " + keyword + " is not allowed: the build of this image ends here")
                  .fix(Fix.show("take the line out"));
          case "MAINTAINER" ->
              Hit.at(at, "ONBUILD MAINTAINER is not allowed: the build of this image ends here")
                  .fix(
                      Fix.show(
                          "take the line out, or set the label org.opencontainers.image.authors"));
          default -> unknown(at, keyword);
        });
  }

  private static Hit unknown(Span at, String keyword) {
    Optional<String> meant = Spelling.nearest(keyword, TRIGGERS, 2);
    boolean near = meant.filter(m -> Spelling.distance(keyword, m) == 1).isPresent();
    Hit hit =
        Hit.at(
            at,
            "there is no instruction "
                + keyword
                + meant.map(m -> " (is " + m + " meant?)").orElse("")
                + ": this image is built all the same, and every build on it fails");
    return hit.fix(
        near
            ? Fix.unsafe("write " + meant.orElse(""), new Edit(at, meant.orElse("")))
            : Fix.show("write an instruction that exists"));
  }

  private static Span keyword(Statement trigger) {
    Span at = trigger.at();
    int length = Math.min(trigger.keyword().length(), at.end() - at.start());
    return at.source().span(at.start(), at.start() + length);
  }
}

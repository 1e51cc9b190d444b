package cpat.report;

import cpat.model.Problem;
import cpat.rule.Finding;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Level;
import cpat.rule.Report;
import cpat.rule.Rule;
import cpat.rule.Use;
import cpat.source.Edit;
import cpat.source.Source;
import cpat.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Reports of every shape, made by hand: levels, certainties, notes, fixes, hostile text.
final class Toy {
  static final Source DOCKERFILE =
      new Source(
          "app é/Dockerfile",
          """
          FROM debian:12
          COPY a b \\
            /x
          ENTRYPOINT java -jar "x.jar"
          # ʼ𝄞 CMD x
          """);
  static final Source COMPOSE = new Source("compose.yaml", "services:\r\n  a:\r\n    image: b\r\n");

  private Toy() {}

  static Rule rule(String id, Level level) {
    return new Rule(
        id,
        "toy-rule-" + id.toLowerCase(java.util.Locale.ROOT),
        level,
        "what is | said of " + id,
        List.of("DL0000", "Some|Check"),
        Toy.class,
        _ -> Stream.of());
  }

  static RulePage page(Rule rule) {
    return new RulePage(
        rule,
        "# %s %s\n**%s** · fix: always safe · pattern: [EFE](README.md)\n\n## Why\nBecause `x`.\n\n## Cases\n"
            .formatted(rule.id(), rule.name(), rule.level().word()));
  }

  /// The first place of a text.
  static Span at(Source source, String text) {
    int start = source.text().indexOf(text);
    return source.span(start, start + text.length());
  }

  static Finding finding(String id, Level level, Hit hit) {
    return new Finding(rule(id, level), hit);
  }

  static Hit hit(String text, String message) {
    return Hit.at(at(DOCKERFILE, text), message);
  }

  static Report report(List<Finding> findings, List<Use> uses) {
    return new Report(List.of("."), uses, findings, List.of(), 2, 2, Map.of());
  }

  /// One of each.
  static Report everything() {
    Span java = at(DOCKERFILE, "java");
    Source created = new Source(".dockerignore", "");
    List<Finding> findings = new ArrayList<>();
    findings.add(
        finding(
            "EFE001",
            Level.ERROR,
            hit(
                    "java -jar \"x.jar\"",
                    "shell form: 100% <b>wrong</b>, `a | b` & @someone; x]](y),"
                        + " \u0001\u001b[31m\uD800")
                .note(at(COMPOSE, "image: b"), "built, here")
                .fix(
                    Fix.safe(
                        "write an array",
                        new Edit(java, "[\"java\""),
                        Edit.insert(COMPOSE, 0, "# mended\r\n"),
                        Edit.insert(created, 0, "*\n")))
                .fix(Fix.unsafe("use exec", Edit.insert(DOCKERFILE, java.start(), "exec ")))
                .fix(Fix.show("think"))));
    findings.add(finding("EFE002", Level.ERROR, hit("COPY a", "an error, perhaps").likely()));
    findings.add(finding("CS009", Level.WARNING, hit("CMD x", "behind a wide sign").possible()));
    findings.add(finding("X001", Level.NOTE, Hit.at(DOCKERFILE.whole(), "the whole\nfile")));
    findings.add(finding("X001", Level.NOTE, Hit.at(COMPOSE.span(0, 0), "nothing")));
    List<Use> uses =
        List.of(
            Use.used("CS", "stage final", at(DOCKERFILE, "COPY a b"), "copied"),
            Use.misapplied("ECC", "stage final", at(DOCKERFILE, "# ʼ"), "both").likely(),
            Use.misapplied("EFE", "stage final", at(DOCKERFILE, "ENTRYPOINT"), "told already"));
    List<Problem> problems =
        List.of(
            new Problem(
                at(COMPOSE, "a:"),
                "not, understood: 100%",
                List.of(new Problem.Related(at(COMPOSE, "services"), "there"))));
    return new Report(List.of("."), uses, findings, problems, 3, 2, Map.of("links", 1));
  }

  /// So many findings of one rule, each with words of its own.
  static Report many(int count) {
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      findings.add(finding("CS009", Level.WARNING, hit("COPY", "number " + i + " is wrong")));
    }
    return report(findings, List.of());
  }

  static Optional<Level> threshold(Level level) {
    return Optional.of(level);
  }
}

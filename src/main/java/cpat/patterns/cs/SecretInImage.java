package cpat.patterns.cs;

import static cpat.rule.Level.ERROR;
import static cpat.rule.Level.NOTE;
import static cpat.rule.Level.WARNING;

import cpat.facts.Secrets;
import cpat.model.Base;
import cpat.model.Instruction;
import cpat.model.Instruction.Arg;
import cpat.model.Instruction.Env;
import cpat.model.Stage;
import cpat.model.Word;
import cpat.resolve.Step;
import cpat.rule.Checked;
import cpat.rule.Checked.Built;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Rule;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// CS006: see the page of the same name.
final class SecretInImage {
  private static final String KICS = "KICS Passwords And Secrets";

  static final Rule RULE =
      new Rule(
          "CS006",
          "secret-in-image",
          WARNING,
          "a secret is given by ARG, ENV or COPY: whoever has the image can read it",
          List.of(
              "SecretsUsedInArgOrEnv",
              "DL3064",
              "DS-0031",
              "CIS-DI-0010",
              KICS,
              "semgrep secret-in-build-arg"),
          SecretInImage.class,
          SecretInImage::find);

  private SecretInImage() {}

  private static Stream<Hit> find(Checked checked) {
    return checked.stages().flatMap(built -> find(checked, built));
  }

  private static Stream<Hit> find(Checked checked, Built built) {
    boolean shipped = shipped(checked, built).contains(built.stage().index());
    return checked
        .steps(built)
        .flatMap(step ->
            switch (step.instruction()) {
              case Arg arg -> arg.variables().stream().flatMap(v -> arg(built, arg, v, shipped));
              case Env env -> env.pairs().stream().flatMap(p -> env(p, shipped));
              case Instruction.Copy copy when copy.from().isEmpty() && shipped ->
                  copy.sources().stream().flatMap(s -> file(step, s));
              case Instruction.Add add when shipped ->
                  add.sources().stream().flatMap(s -> file(step, s));
              default -> Stream.empty();
            });
  }

  /// The stages that become an image, and those they stand on.
  private static Set<Integer> shipped(Checked checked, Built built) {
    Set<Integer> all = new HashSet<>();
    for (Stage stage : checked.resolved().deliverable(built.build())) {
      built.build().lineage(stage).forEach(s -> all.add(s.index()));
      if (checked.resolved().base(built.build(), stage) instanceof Base.Earlier(int index, _)) {
        all.add(index);
      }
    }
    return all;
  }

  private static Stream<Hit> arg(
      Built built, Arg arg, Instruction.Variable variable, boolean shipped) {
    String name = variable.name().text();
    String value = variable.value().map(Word::text).orElse("");
    boolean issued = Secrets.issued(value);
    if (!issued && (!Secrets.named(name) || Secrets.about(name) || Secrets.plain(value))) {
      return Stream.empty();
    }
    String kept =
        shipped
            ? "`docker history` of the image prints it"
            : "the build cache and the record of the build keep it";
    Hit hit =
        Hit.at(variable.name().at(), "what the build is given as `" + name + "` stays: " + kept);
    if (issued || !(value.isEmpty() || value.contains("$"))) {
      hit =
          Hit.at(
              variable.name().at(), "the value of `" + name + "` stands in this file, and " + kept);
    } else {
      hit = hit.likely();
    }
    Hit levelled = issued ? hit.level(ERROR) : shipped ? hit : hit.level(NOTE);
    return Stream.of(known(name, levelled.fix(SecretMount.of(built, arg, variable))));
  }

  private static Stream<Hit> env(Instruction.Pair pair, boolean shipped) {
    String name = pair.key().text();
    String value = pair.value().text();
    boolean issued = Secrets.issued(value);
    if (!issued && (!Secrets.named(name) || Secrets.about(name) || Secrets.plain(value))) {
      return Stream.empty();
    }
    Fix fix =
        Fix.show(
            "take it out, and give it when the container starts: `docker run -e "
                + name
                + "`, `secrets:` of Compose, a Secret");
    if (value.isEmpty()) {
      return Stream.of(
          Hit.at(
                  pair.key().at(),
                  "`" + name + "` is set to nothing here; a value put in later stays in the image")
              .level(NOTE)
              .possible()
              .fix(fix));
    }
    String where =
        shipped
            ? "stands in the image for everyone who has it: `docker inspect` prints it"
            : "is kept in the build cache";
    Hit hit = Hit.at(pair.key().at(), "the value of `" + name + "` " + where).fix(fix);
    return Stream.of(known(name, issued ? hit.level(ERROR) : shipped ? hit : hit.level(NOTE)));
  }

  /// Other tools go by the names of variables; of a value that only a token has they say nothing.
  private static Hit known(String name, Hit hit) {
    return Secrets.named(name) ? hit : hit.codes("DS-0031", KICS);
  }

  private static Stream<Hit> file(Step step, Word source) {
    String path = step.text(source);
    if (path.contains("://") || !Secrets.file(path)) {
      return Stream.empty();
    }
    String name = path.substring(path.lastIndexOf('/') + 1);
    return Stream.of(
        Hit.at(
                source.at(),
                "`"
                    + path
                    + "` holds secrets, by its name: in the image everyone who has it can read"
                    + " them, and no later RUN takes them out of the layer")
            .codes("DS-0031", "CIS-DI-0010", KICS)
            .likely()
            .fix(
                Fix.show(
                    "let only the RUN that needs it see it (`RUN --mount=type=secret,id="
                        + name
                        + "`), or mount it when the container starts")));
  }
}

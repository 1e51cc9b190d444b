package cpat.general;

import static cpat.rule.Level.ERROR;
import static cpat.rule.Level.WARNING;

import cpat.facts.Readiness;
import cpat.model.Container;
import cpat.model.ImageConfig.Health;
import cpat.model.ImageName;
import cpat.model.Word;
import cpat.read.Paths;
import cpat.resolve.From;
import cpat.resolve.Value;
import cpat.rule.Checked;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Rule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// X006: see the page of the same name.
final class NeverHealthy {
  static final Rule RULE =
      new Rule(
          "X006",
          "wait-without-healthcheck",
          ERROR,
          "a service waits until another is healthy, which nobody checks",
          List.of(
              "DL3057",
              "DS-0026",
              "CKV_DOCKER_2",
              "KICS Healthcheck Instruction Missing",
              "KICS Healthcheck Not Set"),
          NeverHealthy.class,
          NeverHealthy::find);

  private NeverHealthy() {}

  private static Stream<Hit> find(Checked checked) {
    return checked
        .containers()
        .filter(Container::compose)
        .flatMap(c -> c.run().dependsOn().stream().flatMap(n -> wait(checked, c, n).stream()));
  }

  private static Optional<Hit> wait(Checked checked, Container waiting, Word name) {
    String key = "depends_on." + name.text() + ".";
    return waiting
        .run()
        .setting(key + "condition")
        .filter(w -> w.text().equals("service_healthy"))
        .flatMap(condition ->
            checked
                .containers()
                .filter(c -> c.compose() && c.workload().at().equals(waiting.workload().at()))
                .filter(c -> c.run().name().equals(name.text()))
                .filter(c -> !elsewhere(checked, c))
                .findFirst()
                .flatMap(awaited -> judge(checked, waiting, awaited, condition)))
        .map(h ->
            waiting.run().on(key + "required") || waiting.run().setting(key + "required").isEmpty()
                ? h
                : h.level(WARNING));
  }

  /// True when another file, which may be laid over this one, says something of its health.
  private static boolean elsewhere(Checked checked, Container container) {
    return checked
        .containers()
        .filter(c -> c.compose() && !c.workload().at().equals(container.workload().at()))
        .filter(c -> c.run().name().equals(container.run().name()))
        .filter(c -> laidOver(c, container))
        .flatMap(c -> c.run().settings().stream())
        .anyMatch(s -> s.name().equals("healthcheck.test"));
  }

  /// Files of folders that lie within one another may be used together; others have their own.
  private static boolean laidOver(Container one, Container other) {
    String folder = Paths.folder(one.workload().at().source().path());
    String second = Paths.folder(other.workload().at().source().path());
    return folder.startsWith(second) || second.startsWith(folder);
  }

  private static Optional<Hit> judge(
      Checked checked, Container waiting, Container awaited, Word condition) {
    Value<Optional<Health>> health = checked.effective(awaited).healthcheck();
    String name = awaited.run().name();
    String why =
        switch (health) {
          case Value.Known<Optional<Health>>(Optional<Health> said, _, _) -> {
            List<String> test = said.map(Health::test).orElse(List.of());
            yield test.equals(List.of("NONE"))
                ? "the healthcheck of " + name + " is switched off"
                : test.isEmpty() ? name + " has no healthcheck" : "";
          }
          case Value.Unknown<Optional<Health>> _ ->
              checked.resolved().builtHere(awaited)
                  ? "neither " + name + " nor its Dockerfile has a healthcheck"
                  : official(checked, awaited)
                      ? name + " has no healthcheck, and official images bring none"
                      : "";
        };
    if (why.isEmpty()) {
      return Optional.empty();
    }
    Hit hit =
        Hit.at(
                condition.at(),
                waiting.subject()
                    + " waits until "
                    + name
                    + " is healthy, but "
                    + why
                    + ": `docker compose up` ends with `dependency failed to start`")
            .note(awaited.title(), "the service that is waited for");
    return Optional.of(
        (health.isKnown() ? hit : hit.likely()).fix(Fix.show(next(checked, awaited, health))));
  }

  /// Their rules forbid HEALTHCHECK, and the table holds only such images.
  private static boolean official(Checked checked, Container container) {
    String image = container.image();
    return !image.isEmpty()
        && !ImageName.repository(image).contains("/")
        && checked.resolved().known(image).isPresent();
  }

  private static String next(Checked checked, Container awaited, Value<Optional<Health>> health) {
    boolean off =
        health.known().flatMap(h -> h).filter(h -> h.test().equals(List.of("NONE"))).isPresent();
    if (off) {
      return "let it be checked again, or wait with `condition: service_started`";
    }
    String base =
        checked.effective(awaited).image().base().stream()
            .flatMap(b -> b instanceof From.OfImage i ? Stream.of(i.image()) : Stream.empty())
            .findFirst()
            .orElse("");
    return "give "
        + awaited.run().name()
        + Readiness.test(ImageName.repository(base), ImageName.tag(base))
            .map(t -> " `healthcheck: {test: " + t + "}`")
            .orElse(" a `healthcheck` with a `test`")
        + ", or wait with `condition: service_started`";
  }
}

package cpat.reactions;

import static cpat.rule.Level.NOTE;
import static cpat.rule.Level.WARNING;

import cpat.edit.DependsOn;
import cpat.edit.YamlEdits;
import cpat.facts.Readiness;
import cpat.model.Container;
import cpat.model.ImageName;
import cpat.model.Run;
import cpat.model.Setting;
import cpat.model.Word;
import cpat.read.Paths;
import cpat.resolve.Effective;
import cpat.resolve.From;
import cpat.rule.Checked;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Rule;
import cpat.source.Edit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// R009: see the page of the same name.
final class StartBeforeReady {
  static final Rule RULE =
      new Rule(
          "R009",
          "start-before-ready",
          WARNING,
          "an application is started as soon as its database runs, not when it answers",
          StartBeforeReady.class,
          StartBeforeReady::find);

  private StartBeforeReady() {}

  private static Stream<Hit> find(Checked checked) {
    return Stream.concat(
        checked.containers().filter(Container::compose).flatMap(c -> service(checked, c).stream()),
        RunningLoop.find(checked));
  }

  private static Optional<Hit> service(Checked checked, Container container) {
    Map<Word, Container> slow = slow(checked, container);
    if (slow.isEmpty()
        || Paths.name(container.run().at().source().path()).contains("stack")
        || Readiness.isPatient(container.repository())
        || Readiness.isSlow(container.repository())
        || waits(checked, container)) {
      return Optional.empty();
    }
    Map.Entry<Word, Container> earliest = slow.entrySet().iterator().next();
    Word first = earliest.getKey();
    Container database = earliest.getValue();
    Hit hit =
        Hit.at(
            first.at(),
            container.subject()
                + " starts as soon as "
                + database.run().name()
                + " runs; "
                + image(checked, database)
                + " then still takes seconds until it answers");
    boolean again =
        container.run().setting("restart").filter(r -> !r.text().equals("no")).isPresent();
    boolean own = checked.resolved().builtHere(container);
    hit = again ? hit.level(NOTE).possible() : own ? hit.likely() : hit.possible();
    return Optional.of(
        hit.fix(
            fix(checked, container, slow)
                .map(e -> Fix.unsafe("wait until it is healthy", e))
                .orElseGet(() ->
                    Fix.show(
                        "give "
                            + database.run().name()
                            + " a healthcheck, and wait for it with condition:"
                            + " service_healthy"))));
  }

  /// The slow ones it waits for only to run, by the word that names them.
  private static Map<Word, Container> slow(Checked checked, Container container) {
    Map<Word, Container> slow = new LinkedHashMap<>();
    Run run = container.run();
    Optional<String> network =
        run.setting("network").or(() -> run.setting("network_mode")).map(Word::text);
    for (Word name : run.dependsOn()) {
      if (network.filter(n -> n.equals("service:" + name.text())).isPresent()) {
        continue; // the order is for the network, which is there at once
      }
      Optional<Word> condition = run.setting("depends_on." + name.text() + ".condition");
      boolean started = condition.map(c -> c.text().equals("service_started")).orElse(true);
      boolean listed =
          run.settings().stream().anyMatch(s -> depends(s) && s.at().contains(name.at()));
      if (started && (listed || condition.isPresent())) {
        checked
            .containers()
            .filter(c -> c.compose() && c.workload().at().equals(container.workload().at()))
            .filter(c -> c.run().name().equals(name.text()))
            .filter(c -> Readiness.isSlow(image(checked, c)))
            .findFirst()
            .ifPresent(c -> slow.put(condition.orElse(name), c));
      }
    }
    return slow;
  }

  private static boolean depends(Setting setting) {
    return setting.name().startsWith("depends_on");
  }

  /// The repository of its image; of one built here that of its base.
  private static String image(Checked checked, Container container) {
    if (!checked.resolved().builtHere(container)) {
      return container.repository();
    }
    return checked.effective(container).image().base().stream()
        .flatMap(b ->
            b instanceof From.OfImage i
                ? Stream.of(ImageName.repository(i.image()))
                : Stream.empty())
        .findFirst()
        .orElse("");
  }

  /// Its command, or a script of the project that it starts, waits by itself.
  private static boolean waits(Checked checked, Container container) {
    Effective effective = checked.effective(container);
    List<String> words = effective.argv().known().orElseGet(container.run()::words);
    boolean told =
        Readiness.waits(String.join(" ", words))
            || container.run().environment().stream()
                .anyMatch(v -> Readiness.waits(v.name().text()));
    return told
        || words.stream()
            .map(w -> w.substring(w.lastIndexOf('/') + 1))
            .filter(w -> w.contains("."))
            .flatMap(w ->
                checked.project().scripts().stream()
                    .filter(s -> ("/" + s.at().source().path()).endsWith("/" + w)))
            .anyMatch(s -> Readiness.waits(s.at().text()));
  }

  private static Optional<List<Edit>> fix(
      Checked checked, Container container, Map<Word, Container> slow) {
    List<Edit> edits = new ArrayList<>();
    Run run = container.run();
    List<String> listed = new ArrayList<>();
    for (var entry : slow.entrySet()) {
      Run database = entry.getValue().run();
      Optional<Edit> check = check(checked, entry.getValue());
      boolean checks = checks(checked, entry.getValue());
      if (!checks && check.isEmpty()) {
        return Optional.empty();
      }
      check.filter(_ -> !checks).ifPresent(edits::add);
      Optional<Word> condition = run.setting("depends_on." + database.name() + ".condition");
      if (condition.isPresent() && run.at().contains(condition.get().at())) {
        edits.add(YamlEdits.replace(condition.get(), "service_healthy"));
      } else {
        listed.add(database.name());
      }
    }
    if (!listed.isEmpty()) {
      Optional<Edit> list = DependsOn.healthy(run.at(), Set.copyOf(listed));
      if (list.isEmpty()) {
        return Optional.empty();
      }
      edits.add(list.get());
    }
    return Optional.of(List.copyOf(edits));
  }

  private static boolean checks(Checked checked, Container database) {
    return checked
        .effective(database)
        .healthcheck()
        .known()
        .flatMap(h -> h)
        .filter(h -> !h.test().equals(List.of("NONE")))
        .isPresent();
  }

  private static Optional<Edit> check(Checked checked, Container database) {
    String tag = ImageName.tag(database.image());
    return Readiness.test(image(checked, database), tag)
        .flatMap(t ->
            YamlEdits.add(
                database.run().at(),
                "healthcheck",
                "\n  test: " + t + "\n  interval: 5s\n  retries: 12"));
  }
}

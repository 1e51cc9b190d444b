package cpat.patterns.ac;

import static cpat.rule.Level.NOTE;
import static cpat.rule.Level.WARNING;

import cpat.edit.DependsOn;
import cpat.edit.YamlEdits;
import cpat.model.Container;
import cpat.model.Namespace;
import cpat.model.Run;
import cpat.model.Word;
import cpat.rule.Checked;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Rule;
import cpat.source.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// AC002: see the page of the same name.
final class PassedBy {
  static final Rule RULE =
      new Rule(
          "AC002",
          "passed-by-ambassador",
          WARNING,
          "an application speaks past its ambassador, or before that is there",
          PassedBy.class,
          PassedBy::find);

  /// A host name with a dot, and no file's name.
  private static final Pattern HOST =
      Pattern.compile(
          "(?<![\\w./-])([a-z0-9][a-z0-9-]*(?:\\.[a-z0-9-]+)*\\.[a-z]{2,})(?![\\w./-])",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern FILE =
      Pattern.compile(".*\\.(ya?ml|json|conf|cfg|ini|toml|txt|pem|crt|key|sock|sh|log)");

  private PassedBy() {}

  private static Stream<Hit> find(Checked checked) {
    Stream<Hit> past =
        checked
            .containers()
            .filter(c -> c.compose() || c.kubernetes())
            .filter(c -> c.run().role() != Run.Role.INIT && Ambassador.proxy(c).isPresent())
            .filter(c -> c.kubernetes() || c.run().ports().isEmpty())
            .filter(c -> Clients.of(c).isEmpty())
            .flatMap(PassedBy::past);
    Stream<Hit> early =
        checked
            .containers()
            .filter(Container::compose)
            .filter(c -> checked.uses("AC").anyMatch(u -> u.at().equals(c.title())))
            .filter(c -> c.run().settings("profiles").findAny().isEmpty())
            .flatMap(p -> p.others().flatMap(r -> early(p, r).stream()));
    return Stream.concat(past, early);
  }

  /// Nobody names the proxy, and somebody names where it leads to.
  private static Stream<Hit> past(Container proxy) {
    List<String> hosts =
        texts(proxy.run())
            .flatMap(w -> HOST.matcher(w.text()).results())
            .map(MatchResult::group)
            .filter(h -> !FILE.matcher(h).matches())
            .distinct()
            .toList();
    return proxy
        .others()
        .filter(r -> r.role() == Run.Role.MAIN)
        .filter(r -> Ambassador.proxy(new Container(proxy.workload(), r)).isEmpty())
        .flatMap(r ->
            texts(r)
                .filter(w -> hosts.stream().anyMatch(h -> Clients.mentions(w.text(), h)))
                .limit(1)
                .map(w -> past(proxy, new Container(proxy.workload(), r), w)));
  }

  private static Hit past(Container proxy, Container client, Word word) {
    String address = proxy.kubernetes() ? "localhost" : proxy.run().name();
    return Hit.at(
            word.at(),
            client.subject()
                + " speaks to the other side directly; "
                + proxy.subject()
                + ", which leads there, is used by nobody")
        .likely()
        .note(proxy.title(), "the ambassador")
        .fix(Fix.show("give it `" + address + "` and the ambassador's port instead"));
  }

  private static Stream<Word> texts(Run run) {
    return Stream.concat(
        run.environment().stream().flatMap(v -> v.value().stream()),
        Stream.of(run.entrypoint(), run.command())
            .flatMap(Optional::stream)
            .flatMap(c -> c.words().stream().map(w -> new Word(w, c.at(), true))));
  }

  private static Optional<Hit> early(Container proxy, Run run) {
    String name = proxy.run().name();
    Container client = new Container(proxy.workload(), run);
    Optional<Span> spoken = Clients.by(run, proxy).map(Clients.Client::at);
    if (spoken.isEmpty() || before(proxy, run.name(), name, new HashSet<>())) {
      return Optional.empty();
    }
    if (!before(proxy, name, run.name(), new HashSet<>())) {
      return Optional.of(
          Hit.at(
                  spoken.get(),
                  client.subject()
                      + " speaks to `"
                      + name
                      + "`, and nothing has Compose start that first")
              .level(NOTE)
              .likely()
              .note(proxy.title(), "the ambassador")
              .fix(
                  YamlEdits.append(run.at(), "depends_on", name)
                      .map(e -> Fix.unsafe("add depends_on", e))
                      .orElseGet(() -> Fix.show("add `" + name + "` to depends_on"))));
    }
    return unready(proxy, client);
  }

  /// It is started first, and could be asked whether it answers.
  private static Optional<Hit> unready(Container proxy, Container client) {
    String name = proxy.run().name();
    boolean asked =
        proxy.run().settings().stream().anyMatch(s -> s.name().startsWith("healthcheck"))
            && !proxy.run().on("healthcheck.disable");
    boolean plain =
        client.run().setting("depends_on." + name + ".condition").isEmpty()
            || client
                .run()
                .setting("depends_on." + name + ".condition")
                .filter(c -> c.text().equals("service_started"))
                .isPresent();
    return client.run().dependsOn().stream()
        .filter(d -> asked && plain && d.text().equals(name))
        .findFirst()
        .map(d ->
            Hit.at(
                    d.at(),
                    client.subject()
                        + " starts as soon as `"
                        + name
                        + "` runs, though a healthcheck would say when it answers")
                .level(NOTE)
                .likely()
                .fix(
                    DependsOn.healthy(client.run().at(), Set.of(name))
                        .map(e -> Fix.unsafe("wait until it is healthy", e))
                        .orElseGet(() -> Fix.show("wait with condition: service_healthy"))));
  }

  /// True when Compose starts `first` before `then`.
  private static boolean before(Container of, String first, String then, Set<String> seen) {
    return seen.add(then)
        && of.workload().runs().stream()
            .filter(r -> r.name().equals(then))
            .flatMap(r ->
                Stream.concat(
                    r.dependsOn().stream().map(Word::text),
                    r.namespaces().stream()
                        .flatMap(n ->
                            n instanceof Namespace.Joined j && j.service()
                                ? Stream.of(j.target().text())
                                : Stream.empty())))
            .anyMatch(d -> d.equals(first) || before(of, first, d, seen));
  }
}

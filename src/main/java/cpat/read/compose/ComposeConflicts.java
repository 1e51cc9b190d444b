package cpat.read.compose;

import cpat.model.Problem;
import cpat.model.Run;
import cpat.model.Setting;
import cpat.model.Word;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Keys of a service that Compose or the engine does not take together.
record ComposeConflicts(ComposeContext context) {
  /// What a container whose network is another's cannot have of its own.
  private static final List<String> OF_A_NETWORK =
      List.of("ports", "expose", "hostname", "dns", "extra_hosts", "mac_address", "links");

  /// Old keys and those of `deploy` that say the same.
  private static final Map<String, String> TWICE =
      Map.of(
          "mem_limit", "deploy.resources.limits.memory",
          "mem_reservation", "deploy.resources.reservations.memory",
          "cpus", "deploy.resources.limits.cpus",
          "pids_limit", "deploy.resources.limits.pids",
          "scale", "deploy.replicas");

  void check(List<Run> runs) {
    Map<String, Setting> containers = new HashMap<>();
    for (Run run : runs) {
      network(run);
      hostname(run);
      copies(run);
      TWICE.forEach((old, key) -> twice(run, old, key));
      boolean always = first(run, "profiles").isEmpty();
      first(run, "container_name")
          .filter(n -> always && n.value().literal())
          .ifPresent(n -> {
            Setting before = containers.putIfAbsent(n.value().text(), n);
            if (before != null) {
              String name = "two containers cannot both be called " + n.value().text();
              problem(n, name, before, "called so here already");
            }
          });
    }
  }

  private void network(Run run) {
    Optional<Setting> written = first(run, "network_mode");
    if (written.isEmpty() || !written.get().value().literal()) {
      return;
    }
    Setting mode = written.get();
    String text = mode.value().text();
    String said = "`network_mode: " + text + "`";
    first(run, "networks")
        .ifPresent(n ->
            problem(
                n,
                run.name() + " has " + said + " and `networks`: keep one of them",
                mode,
                "the network mode"));
    if (text.equals("host") || text.equals("none")) {
      String why =
          text.equals("host") ? "what it listens on is open as it is" : "it has no network at all";
      first(run, "ports")
          .ifPresent(p ->
              problem(
                  p,
                  run.name() + " publishes ports with " + said + ", which has no effect: " + why,
                  mode,
                  "the network mode"));
    }
    if (text.startsWith("service:") || text.startsWith("container:")) {
      String other = text.substring(text.indexOf(':') + 1);
      for (String key : OF_A_NETWORK) {
        first(run, key)
            .ifPresent(s ->
                problem(
                    s,
                    run.name()
                        + " lives in the network of "
                        + other
                        + ": write `"
                        + key
                        + "` there; with "
                        + said
                        + " the engine refuses it",
                    mode,
                    "the network mode"));
      }
    }
  }

  private void hostname(Run run) {
    Optional<Setting> uts = first(run, "uts").filter(u -> u.value().text().equals("host"));
    Optional<Setting> name = first(run, "hostname");
    if (uts.isPresent() && name.isPresent()) {
      String message = run.name() + " has the host's name and cannot have a `hostname` of its own";
      problem(name.get(), message, uts.get(), "the host's name");
    }
  }

  private void copies(Run run) {
    Optional<Setting> name = first(run, "container_name");
    for (String key : List.of("deploy.replicas", "scale")) {
      Optional<Setting> count =
          first(run, key).filter(c -> c.value().text().matches("[2-9]|[1-9][0-9]{1,8}"));
      if (name.isPresent() && count.isPresent()) {
        String message =
            run.name()
                + " is to run "
                + count.get().value().text()
                + " times, and only one container can be called "
                + name.get().value().text()
                + ": leave `container_name` out";
        problem(name.get(), message, count.get(), "how many there are to be");
      }
    }
  }

  private void twice(Run run, String old, String key) {
    Optional<Setting> one = first(run, old);
    Optional<Setting> other = first(run, key);
    if (one.isPresent() && other.isPresent()) {
      Word a = one.get().value();
      Word b = other.get().value();
      boolean differ = !lower(a).equals(lower(b));
      if (a.literal() && b.literal() && differ) {
        String message = run.name() + ": `" + old + "` and `" + key + "` say different things";
        problem(one.get(), message, other.get(), "the other one");
      }
    }
  }

  private static String lower(Word word) {
    return word.text().toLowerCase(Locale.ROOT);
  }

  /// The first setting of that name or under it that says something.
  private static Optional<Setting> first(Run run, String key) {
    return run.settings().stream()
        .filter(s ->
            s.name().equals(key)
                || s.name().startsWith(key + ".")
                || s.name().startsWith(key + "["))
        .filter(s -> !s.value().text().isEmpty() || s.name().startsWith("networks."))
        .findFirst();
  }

  private void problem(Setting at, String message, Setting other, String there) {
    context.problems().add(new Problem(at.at(), message, other.at(), there));
  }
}

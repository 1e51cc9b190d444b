package cpat.resolve;

import cpat.model.Namespace;
import cpat.model.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What can be said of one container: how it will be, who its first process is, what is not known.
/// `line` are the places that lead to it, in order: service, Dockerfile, base image.
public record Answer(
    Effective effective,
    Pid1 pid1,
    List<From> line,
    List<String> sharers,
    List<Problem> problems,
    Really really) {

  /// The first process that an engine sees in the container: its command line as `ps` shows it,
  /// empty when none was seen, and whether it is the one that was told.
  public record Really(String firstProcess, boolean agrees) {
    static final Really NOT_SEEN = new Really("", true);
  }

  /// A field that is not known, and what would settle it.
  public record Open(String field, String settles) {}

  /// Names as in the JSON: `argv`, `environment.PATH`, `mounts./data.source`.
  public List<Open> unknown() {
    List<Open> open = new ArrayList<>();
    add("argv", effective.argv(), open);
    add("entrypoint", effective.entrypoint(), open);
    add("command", effective.command(), open);
    add("user", effective.user(), open);
    add("workdir", effective.workdir(), open);
    environment(open);
    add("stopSignal", effective.stopSignal(), open);
    add("stopGraceSeconds", effective.graceSeconds(), open);
    add("healthcheck", effective.healthcheck(), open);
    add("init", effective.init(), open);
    if (pid1.outcome() == Pid1.Outcome.UNKNOWN) {
      open.add(new Open("pid1", pid1.reasons().isEmpty() ? "" : pid1.reasons().getLast().text()));
    }
    effective.exposed().rest().ifPresent(r -> open.add(new Open("exposed", r.settles())));
    effective.published().forEach(p -> add("ports", p, open));
    for (MountedPath mount : effective.mounts()) {
      String name = "mounts." + mount.target().known().orElse("?");
      add(name + ".source", mount.source(), open);
      add(name, mount.target(), open);
      mount.rest().ifPresent(r -> open.add(new Open(name + ".hides", r)));
    }
    for (Map.Entry<Namespace.Kind, Value<String>> space : effective.namespaces().entrySet()) {
      add("namespaces." + space.getKey().name().toLowerCase(Locale.ROOT), space.getValue(), open);
    }
    add("restart", effective.restart(), open);
    return List.copyOf(open);
  }

  private void environment(List<Open> open) {
    effective
        .environment()
        .known()
        .forEach((name, value) -> add("environment." + name, value, open));
    effective
        .environment()
        .rest()
        .ifPresent(rest -> {
          if (!effective.environment().known().containsKey("PATH")) {
            open.add(new Open("environment.PATH", rest.settles()));
          }
          open.add(new Open("environment", rest.settles()));
        });
  }

  private static void add(String field, Value<?> value, List<Open> into) {
    if (value instanceof Value.Unknown<?>(String settles, _)) {
      into.add(new Open(field, settles));
    }
  }
}

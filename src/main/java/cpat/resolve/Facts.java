package cpat.resolve;

import cpat.model.Namespace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The facts of a container one by one, each with its name and as text.
public final class Facts {
  private Facts() {}

  /// `mounts` have their target for a value.
  public record Fact(String name, Value<String> value) {}

  public static List<Fact> of(Effective effective) {
    List<Fact> all = new ArrayList<>();
    all.add(new Fact("entrypoint", words(effective.entrypoint())));
    all.add(new Fact("command", words(effective.command())));
    all.add(new Fact("user", Shown.user(effective.user())));
    all.add(new Fact("working folder", Shown.workdir(effective.workdir())));
    effective
        .environment()
        .known()
        .forEach((name, value) -> all.add(new Fact("variable " + name, value)));
    all.add(new Fact("stop signal", Shown.stopSignal(effective.stopSignal())));
    all.add(new Fact("stop grace", effective.graceSeconds().map(s -> s + " s")));
    all.add(
        new Fact(
            "health check",
            effective
                .healthcheck()
                .map(h -> h.map(t -> String.join(" ", t.test())).orElse("none"))));
    all.add(new Fact("init", effective.init().map(i -> i ? "yes" : "no")));
    effective
        .exposed()
        .known()
        .forEach((port, value) -> all.add(new Fact("exposed port", value.map(_ -> port))));
    effective.published().forEach(port -> all.add(new Fact("published port", port)));
    for (MountedPath mount : effective.mounts()) {
      all.add(new Fact("mount at", mount.target().first(From.at(mount.mount().at()))));
    }
    effective
        .namespaces()
        .forEach((kind, value) -> all.add(new Fact(name(kind) + " namespace", value)));
    all.add(new Fact("privileged", effective.privileged().map(p -> p ? "yes" : "no")));
    all.add(new Fact("capabilities", effective.capabilities().map(c -> String.join(" ", c))));
    all.add(new Fact("restart", effective.restart()));
    effective
        .dependencies()
        .forEach(d -> all.add(new Fact("waits for " + d.name(), d.condition())));
    return List.copyOf(all);
  }

  private static String name(Namespace.Kind kind) {
    return kind == Namespace.Kind.NET ? "network" : kind.name().toLowerCase(Locale.ROOT);
  }

  private static Value<String> words(Value<List<String>> words) {
    return words.map(w -> w.isEmpty() ? "none" : String.join(" ", w));
  }
}

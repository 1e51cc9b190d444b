package cpat.resolve.flags;

import cpat.model.Command;
import cpat.model.Namespace;
import cpat.model.Run;
import cpat.model.Setting;
import cpat.model.Word;
import cpat.model.Workload;
import cpat.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A container of a Pod in docker's words, as a kubelet starts it. The Pod's own network and names
/// are not in them: what `hostNetwork` and its like do not say is the Pod's.
public final class PodFlags {
  private static final String DEFAULT_GRACE = "30";

  private final Run container;
  private final Workload pod;
  private final List<Setting> settings;
  private final FlagWriter out;
  private final PodEnvironment environment;

  private PodFlags(Run container, Workload pod, List<Workload> all) {
    this.container = container;
    this.pod = pod;
    this.settings = container.settings();
    this.out = new FlagWriter(container, Surroundings.NONE);
    this.environment = new PodEnvironment(settings, all, out);
  }

  public static Flags of(Run container, Workload pod) {
    return of(container, pod, List.of());
  }

  /// `all` are the other objects, of which ConfigMaps give values.
  public static Flags of(Run container, Workload pod, List<Workload> all) {
    return new PodFlags(container, pod, all).flags();
  }

  private Flags flags() {
    environment.write();
    out.run.entrypoint = container.entrypoint().flatMap(this::command);
    out.run.command = container.command().flatMap(this::command);
    settings.forEach(this::setting);
    pod.settings().forEach(this::podSetting);
    stopping();
    restart();
    var security = new PodSecurity(settings, pod.settings(), out);
    security.write();
    ports();
    hosts();
    namespaces();
    new PodMounts(container, pod, out).write();
    order();
    return out.build();
  }

  /// An empty list is as good as none.
  private Optional<Command> command(Command command) {
    return switch (command) {
      case Command.Shell _ -> Optional.of(command);
      case Command.Exec(Span at, List<Word> argv) ->
          argv.isEmpty()
              ? Optional.empty()
              : Optional.of(new Command.Exec(at, argv.stream().map(environment::expand).toList()));
    };
  }

  private void setting(Setting setting) {
    Word value = setting.value();
    Span at = setting.at();
    switch (setting.name()) {
      case "workingDir" -> out.flag("workdir", value, at);
      case "stdin" -> truth("interactive", setting);
      case "tty" -> truth("tty", setting);
      case "lifecycle.stopSignal" -> out.flag("stop-signal", value, at);
      case "resources.limits.cpu" ->
          Quantity.cpus(value.text()).ifPresent(c -> out.flag("cpus", value.with(c), at));
      case "resources.limits.memory" ->
          Quantity.bytes(value.text()).ifPresent(b -> out.flag("memory", value.with(b), at));
      case "resources.requests.cpu" ->
          Quantity.shares(value.text()).ifPresent(s -> out.flag("cpu-shares", value.with(s), at));
      case "imagePullPolicy" -> {
        switch (value.text()) {
          case "Always" -> out.flag("pull", value.with("always"), at);
          case "Never" -> out.flag("pull", value.with("never"), at);
          default -> out.flag("pull", value.with("missing"), at);
        }
      }
      default -> {
        String why = PodKeys.why(setting.name());
        if (!why.isEmpty()) {
          out.loss(PodKeys.told(setting.name()), at, why);
        }
      }
    }
  }

  private void truth(String flag, Setting setting) {
    if (Entries.truth(setting.value().text())) {
      out.flag(flag, setting.value().with("true"), setting.at());
    }
  }

  private void podSetting(Setting setting) {
    Word value = setting.value();
    switch (setting.name()) {
      case "hostname" -> out.flag("hostname", value, setting.at());
      case "dnsConfig.nameservers" -> out.flag("dns", value, setting.at());
      case "dnsConfig.searches" -> out.flag("dns-search", value, setting.at());
      case "runtimeClassName" -> out.loss("runtimeClassName", setting.at(), "names a RuntimeClass");
      default -> {}
    }
  }

  /// Docker gives ten seconds where nothing is said, Kubernetes thirty.
  private void stopping() {
    Optional<Setting> grace = Entries.last(pod.settings(), "terminationGracePeriodSeconds");
    grace.ifPresentOrElse(
        s -> out.flag("stop-timeout", s.value(), s.at()),
        () -> out.flag("stop-timeout", DEFAULT_GRACE, pod.at()));
  }

  private void restart() {
    boolean sidecar = container.role() == Run.Role.SIDECAR;
    Optional<Setting> own = Entries.last(settings, "restartPolicy");
    Optional<Setting> written = own.or(() -> Entries.last(pod.settings(), "restartPolicy"));
    String policy = written.map(s -> s.value().text()).orElse("Always");
    String restart =
        switch (policy) {
          case "Never" -> "no";
          case "OnFailure" -> "on-failure";
          default -> sidecar || container.role() == Run.Role.MAIN ? "always" : "on-failure";
        };
    out.flag("restart", restart, written.map(Setting::at).orElse(pod.at()));
  }

  /// A port of the container is told, one of the host is published.
  private void ports() {
    for (Item port : Entries.items(settings, "ports")) {
      Optional<Word> inside = port.get("containerPort");
      if (inside.isEmpty()) {
        continue;
      }
      String protocol = port.text("protocol");
      String target =
          inside.get().text()
              + (protocol.isEmpty() || protocol.equals("TCP")
                  ? ""
                  : "/" + protocol.toLowerCase(java.util.Locale.ROOT));
      Optional<Word> host = port.get("hostPort");
      if (host.isPresent()) {
        String address = port.get("hostIP").map(w -> w.text() + ":").orElse("");
        out.flag("publish", address + host.get().text() + ":" + target, port.at());
      } else {
        out.flag("expose", inside.get().with(target), port.at());
      }
    }
  }

  private void hosts() {
    for (Item alias : Entries.items(pod.settings(), "hostAliases")) {
      String ip = alias.text("ip");
      alias
          .under("hostnames")
          .forEach(s -> out.flag("add-host", s.value().with(s.value().text() + ":" + ip), s.at()));
    }
    for (Item option : Entries.items(pod.settings(), "dnsConfig.options")) {
      option
          .get("name")
          .ifPresent(n -> {
            String value = option.get("value").map(v -> ":" + v.text()).orElse("");
            out.flag("dns-option", n.with(n.text() + value), option.at());
          });
    }
  }

  private void namespaces() {
    for (Namespace namespace : container.namespaces()) {
      String flag =
          switch (namespace.kind()) {
            case NET -> "network";
            case PID -> "pid";
            case IPC -> "ipc";
            case UTS -> "uts";
            case USER -> "userns";
            case CGROUP -> "cgroupns";
          };
      if (namespace instanceof Namespace.Host && namespace.kind() != Namespace.Kind.USER) {
        out.flag(flag, "host", namespace.at());
      }
    }
    Entries.last(pod.settings(), "shareProcessNamespace")
        .filter(s -> Entries.truth(s.value().text()))
        .ifPresent(s -> {
          Word pause = s.value().with("pause");
          out.flag("pid", pause.with("container:pause"), s.at());
          out.run.namespaces.add(new Namespace.Joined(Namespace.Kind.PID, s.at(), pause, false));
        });
  }

  /// What runs before: init containers to their end, sidecars until they have started.
  private void order() {
    Set<Run.Role> first = Set.of(Run.Role.INIT, Run.Role.SIDECAR);
    for (Run other : pod.runs()) {
      if (other.at().equals(container.at()) && container.role() != Run.Role.MAIN) {
        return;
      }
      if (first.contains(other.role())) {
        out.run.dependsOn.add(Word.literal(other.name(), other.at()));
        String how = other.role() == Run.Role.INIT ? "ends before" : "starts before";
        out.loss(
            "initContainers." + other.name(), other.at(), how + " " + container.name() + " starts");
      }
    }
  }
}

package cpat.write;

import cpat.model.Command;
import cpat.model.Run;
import cpat.model.Setting;
import cpat.model.Word;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The body of `POST /containers/create` for a run line, as docker's client makes it of the same
/// words. Paths and variables are taken as they stand: the shell's work must be done before.
public final class CreateRequest {
  /// Flags that are the client's own business and leave no trace in the body.
  private static final Set<String> CLIENT =
      Set.of(
          "name",
          "platform",
          "pull",
          "quiet",
          "detach-keys",
          "sig-proxy",
          "disable-content-trust",
          "kernel-memory",
          "help");

  /// Flags that take more than one member, or a member of several flags.
  private static final Set<String> JOINED =
      Set.of(
          "attach",
          "detach",
          "interactive",
          "entrypoint",
          "env",
          "env-file",
          "label",
          "label-file",
          "publish",
          "expose",
          "volume",
          "mount",
          "use-api-socket",
          "device",
          "gpus",
          "network",
          "network-alias",
          "ip",
          "ip6",
          "link-local-ip",
          "mac-address",
          "security-opt",
          "health-cmd",
          "health-exec",
          "health-interval",
          "health-timeout",
          "health-retries",
          "health-start-period",
          "health-start-interval",
          "no-healthcheck");

  private static final Set<String> KNOWN = new HashSet<>();

  static {
    KNOWN.addAll(CLIENT);
    KNOWN.addAll(JOINED);
    Field.ALL.forEach(f -> KNOWN.add(f.flag()));
  }

  private final Run run;
  private final Flags flags;
  private final Bounds bounds;
  private final Caller caller;
  private final Body body = new Body();

  private CreateRequest(Run run, Bounds bounds, Caller caller) {
    this.run = run;
    this.flags = new Flags(run);
    this.bounds = bounds;
    this.caller = caller;
  }

  /// For a line that refers to nothing outside.
  public static String of(Run run, Bounds bounds) {
    return of(run, bounds, Caller.NONE);
  }

  /// Throws IllegalArgumentException with a message for people when a value cannot be meant.
  public static String of(Run run, Bounds bounds, Caller caller) {
    return new CreateRequest(run, bounds, caller).text();
  }

  /// What goes into the address of the request: `name` and `platform`.
  public static Map<String, String> query(Run run) {
    Map<String, String> query = new LinkedHashMap<>();
    Flags flags = new Flags(run);
    if (!flags.last("name").isEmpty()) {
      query.put("name", flags.last("name"));
    }
    if (!flags.last("platform").isEmpty()) {
      query.put("platform", Platform.of(flags.last("platform")));
    }
    return query;
  }

  /// Flags of the line that docker's request has no place for.
  public static List<String> unknown(Run run) {
    return run.settings().stream()
        .map(Setting::name)
        .filter(n -> !KNOWN.contains(n))
        .distinct()
        .toList();
  }

  private String text() {
    Conflicts.check(flags);
    body.put("Image", Reference.check(run.image().map(Word::text).orElse("")));
    run.command().ifPresent(c -> body.put("Cmd", c.words()));
    run.entrypoint().ifPresent(e -> body.put("Entrypoint", entrypoint(e)));
    Map<String, String> labels = Pair.map(Variables.labels(flags, caller));
    labels.putAll(bounds.labels());
    body.put("Labels", labels);
    body.putUnlessEmpty("Env", Variables.environment(flags, caller));
    streams();
    ports();
    storage();
    Field.ALL.forEach(field -> field.put(flags, body));
    limit("memory", "Memory", bounds.memoryBytes());
    limit("cpus", "NanoCpus", bounds.nanoCpus());
    limit("pids-limit", "PidsLimit", bounds.pids());
    Security.put(flags, bounds, caller, body);
    Devices.put(flags, body);
    Health.put(flags, body);
    Networks.put(flags, caller, body);
    return body.text();
  }

  /// `--entrypoint ""` takes the image's away, and its CMD with it: the API says that by one empty
  /// word. Without the flag (Compose's `entrypoint: []`) the CMD stays.
  private List<String> entrypoint(Command command) {
    boolean flag = flags.has("entrypoint");
    return command.words().isEmpty() && flag ? List.of("") : command.words();
  }

  private void limit(String flag, String member, long value) {
    if (!flags.has(flag)) {
      body.putUnlessEmpty("HostConfig." + member, value);
    }
  }

  private void streams() {
    boolean detached = flags.on("detach");
    boolean input = flags.on("interactive");
    List<String> attached = flags.all("attach").stream().map(String::toLowerCase).toList();
    boolean read = !detached && (input || attached.contains("stdin"));
    body.put("AttachStdin", read).put("OpenStdin", input).put("StdinOnce", input && read);
    body.put("AttachStdout", !detached && (attached.isEmpty() || attached.contains("stdout")));
    body.put("AttachStderr", !detached && (attached.isEmpty() || attached.contains("stderr")));
  }

  private void ports() {
    Map<String, Object> exposed = new LinkedHashMap<>();
    Map<String, List<Object>> bindings = new LinkedHashMap<>();
    for (Published port : Published.of(flags.all("publish"))) {
      exposed.put(port.containerPort(), Map.of());
      bindings.computeIfAbsent(port.containerPort(), _ -> new ArrayList<>()).add(port.binding());
    }
    for (String written : flags.all("expose")) {
      Published.exposed(written).forEach(port -> exposed.put(port, Map.of()));
    }
    body.putUnlessEmpty("ExposedPorts", exposed)
        .putUnlessEmpty("HostConfig.PortBindings", bindings);
  }

  private void storage() {
    Set<String> binds = new LinkedHashSet<>();
    Map<String, Object> own = new LinkedHashMap<>();
    for (String written : flags.all("volume")) {
      Bound bound = Bound.of(written, caller);
      if (bound.own()) {
        own.put(bound.written(), Map.of());
      } else {
        binds.add(bound.written());
      }
    }
    List<Object> mounts = new ArrayList<>();
    flags.all("mount").forEach(written -> mounts.add(MountFlag.of(written, caller)));
    if (flags.on("use-api-socket")) {
      String socket = "/var/run/docker.sock";
      mounts.add(MountFlag.of("type=bind,src=" + socket + ",dst=" + socket, caller));
    }
    body.putUnlessEmpty("Volumes", own).putUnlessEmpty("HostConfig.Binds", List.copyOf(binds));
    body.putUnlessEmpty("HostConfig.Mounts", mounts);
  }
}

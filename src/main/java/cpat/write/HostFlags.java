package cpat.write;

import cpat.model.Run;
import cpat.model.Word;
import cpat.report.JsonWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The flags that concern what the host lends: `HostConfig` in the engine's API.
record HostFlags(Run run, Bounds bounds, JsonWriter json) {
  static final Set<String> NAMES =
      Set.of(
          "volume",
          "mount",
          "tmpfs",
          "volumes-from",
          "publish",
          "publish-all",
          "network",
          "network-alias",
          "ip",
          "pid",
          "ipc",
          "uts",
          "userns",
          "cgroupns",
          "memory",
          "memory-swap",
          "memory-reservation",
          "cpus",
          "cpu-shares",
          "cpuset-cpus",
          "pids-limit",
          "cap-add",
          "cap-drop",
          "privileged",
          "read-only",
          "security-opt",
          "init",
          "add-host",
          "group-add",
          "dns",
          "restart",
          "shm-size",
          "ulimit",
          "sysctl",
          "device",
          "runtime",
          "oom-score-adj",
          "log-driver",
          "log-opt",
          "cgroup-parent");

  void write() {
    storage();
    ports();
    namespaces();
    limits();
    privileges();
    strings("add-host", "ExtraHosts");
    strings("group-add", "GroupAdd");
    strings("dns", "Dns");
    run.setting("restart").ifPresent(this::restart);
    run.setting("init").ifPresent(_ -> json.member("Init", run.on("init")));
    logging();
  }

  private void storage() {
    List<String> binds =
        CreateRequest.values(run, "volume").stream().filter(v -> v.contains(":")).toList();
    if (!binds.isEmpty()) {
      json.strings("Binds", binds);
    }
    MountFlags.write(run, json);
    Map<String, String> tmpfs = new LinkedHashMap<>();
    for (String written : CreateRequest.values(run, "tmpfs")) {
      int colon = written.indexOf(':');
      tmpfs.put(
          colon < 0 ? written : written.substring(0, colon),
          colon < 0 ? "" : written.substring(colon + 1));
    }
    map("Tmpfs", tmpfs);
    strings("volumes-from", "VolumesFrom");
  }

  private void ports() {
    Map<String, List<Published>> byPort = new LinkedHashMap<>();
    for (Published port : Published.of(run)) {
      byPort.computeIfAbsent(port.containerPort(), _ -> new ArrayList<>()).add(port);
    }
    if (!byPort.isEmpty()) {
      json.name("PortBindings").beginObject();
      byPort.forEach((container, bindings) -> {
        json.name(container).beginArray();
        for (Published binding : bindings) {
          json.beginObject().member("HostIp", binding.address());
          json.member("HostPort", binding.hostPort()).endObject();
        }
        json.endArray();
      });
      json.endObject();
    }
    json.member("PublishAllPorts", run.on("publish-all"));
  }

  /// The network by name; the long form `name=x,alias=y` by its name.
  static String network(Run run) {
    // Of several the first is the one that the container is made in.
    String written = run.settings("network").findFirst().map(s -> s.value().text()).orElse("");
    for (String field : written.split(",", -1)) {
      if (field.startsWith("name=")) {
        return field.substring("name=".length());
      }
    }
    return written;
  }

  private void namespaces() {
    String network = network(run);
    json.member("NetworkMode", network.isEmpty() ? "default" : network);
    text("pid", "PidMode");
    text("ipc", "IpcMode");
    text("uts", "UTSMode");
    text("userns", "UsernsMode");
    text("cgroupns", "CgroupnsMode");
  }

  private void limits() {
    number(
        "Memory",
        run.setting("memory").map(w -> Amounts.bytes(w.text())).orElse(bounds.memoryBytes()));
    number(
        "NanoCpus",
        run.setting("cpus").map(w -> Amounts.nanoCpus(w.text())).orElse(bounds.nanoCpus()));
    number(
        "PidsLimit",
        run.setting("pids-limit").map(w -> Amounts.integer(w.text())).orElse(bounds.pids()));
    number("MemorySwap", run.setting("memory-swap").map(w -> Amounts.bytes(w.text())).orElse(0L));
    number(
        "MemoryReservation",
        run.setting("memory-reservation").map(w -> Amounts.bytes(w.text())).orElse(0L));
    number("CpuShares", run.setting("cpu-shares").map(w -> Amounts.integer(w.text())).orElse(0L));
    number("ShmSize", run.setting("shm-size").map(w -> Amounts.bytes(w.text())).orElse(0L));
    number(
        "OomScoreAdj", run.setting("oom-score-adj").map(w -> Amounts.integer(w.text())).orElse(0L));
    text("cpuset-cpus", "CpusetCpus");
    text("cgroup-parent", "CgroupParent");
    List<String> ulimits = CreateRequest.values(run, "ulimit");
    if (!ulimits.isEmpty()) {
      json.name("Ulimits").beginArray();
      ulimits.forEach(this::ulimit);
      json.endArray();
    }
    map("Sysctls", pairs("sysctl"));
  }

  /// `nofile=1024:2048`; one number is both limits.
  private void ulimit(String written) {
    int equals = written.indexOf('=');
    String values = written.substring(equals + 1);
    int colon = values.indexOf(':');
    json.beginObject().member("Name", equals < 0 ? written : written.substring(0, equals));
    json.member("Soft", Amounts.integer(colon < 0 ? values : values.substring(0, colon)));
    json.member("Hard", Amounts.integer(values.substring(colon + 1))).endObject();
  }

  private void privileges() {
    strings("cap-add", "CapAdd");
    strings("cap-drop", "CapDrop");
    json.member("Privileged", run.on("privileged"));
    json.member("ReadonlyRootfs", run.on("read-only"));
    List<String> options = new ArrayList<>(CreateRequest.values(run, "security-opt"));
    options.addAll(bounds.securityOptions());
    if (!options.isEmpty()) {
      json.strings("SecurityOpt", options);
    }
    text("runtime", "Runtime");
    List<String> devices = CreateRequest.values(run, "device");
    if (!devices.isEmpty()) {
      json.name("Devices").beginArray();
      devices.forEach(this::device);
      json.endArray();
    }
  }

  /// `host[:container][:rwm]`.
  private void device(String written) {
    List<String> parts = List.of(written.split(":", -1));
    String inside =
        parts.size() > 1 && parts.get(1).startsWith("/") ? parts.get(1) : parts.getFirst();
    String last = parts.getLast();
    json.beginObject().member("PathOnHost", parts.getFirst()).member("PathInContainer", inside);
    json.member("CgroupPermissions", parts.size() > 1 && last.matches("[rwm]{1,3}") ? last : "rwm");
    json.endObject();
  }

  /// `on-failure:3`, `always`.
  private void restart(Word written) {
    int colon = written.text().indexOf(':');
    String name = colon < 0 ? written.text() : written.text().substring(0, colon);
    long times = colon < 0 ? 0 : Amounts.integer(written.text().substring(colon + 1));
    json.name("RestartPolicy").beginObject().member("Name", name);
    json.member("MaximumRetryCount", times).endObject();
  }

  private void logging() {
    Map<String, String> options = pairs("log-opt");
    if (run.setting("log-driver").isPresent() || !options.isEmpty()) {
      json.name("LogConfig").beginObject();
      json.member("Type", run.setting("log-driver").map(Word::text).orElse(""));
      map("Config", options);
      json.endObject();
    }
  }

  private Map<String, String> pairs(String flag) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String written : CreateRequest.values(run, flag)) {
      int equals = written.indexOf('=');
      pairs.put(
          equals < 0 ? written : written.substring(0, equals),
          equals < 0 ? "" : written.substring(equals + 1));
    }
    return pairs;
  }

  private void map(String field, Map<String, String> values) {
    if (!values.isEmpty()) {
      json.name(field).beginObject();
      values.forEach(json::member);
      json.endObject();
    }
  }

  private void number(String field, long value) {
    if (value != 0) {
      json.member(field, value);
    }
  }

  private void text(String flag, String field) {
    run.setting(flag).ifPresent(v -> json.member(field, v.text()));
  }

  private void strings(String flag, String field) {
    List<String> values = CreateRequest.values(run, flag);
    if (!values.isEmpty()) {
      json.strings(field, values);
    }
  }
}

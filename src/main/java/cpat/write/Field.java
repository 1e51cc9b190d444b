package cpat.write;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// A flag, the member of the request that it becomes, and how its values (at least one, in the
/// order written) are read.
record Field(String flag, String path, Function<List<String>, Object> read) {
  private static final String HOST = "HostConfig.";

  /// Every flag that is one member, in the order of the engine's API.
  static final List<Field> ALL =
      List.of(
          text("hostname", "Hostname"),
          text("domainname", "Domainname"),
          text("user", "User"),
          text("workdir", "WorkingDir"),
          text("stop-signal", "StopSignal"),
          last("stop-timeout", "StopTimeout", Amounts::integer),
          on("tty", "Tty"),
          all("volumes-from", HOST + "VolumesFrom"),
          new Field("tmpfs", HOST + "Tmpfs", values -> Pair.map(values, ':')),
          text("volume-driver", HOST + "VolumeDriver"),
          text("cidfile", HOST + "ContainerIDFile"),
          on("publish-all", HOST + "PublishAllPorts"),
          ending("pid", HOST + "PidMode", v -> Names.namespace("pid", v, "host", "container:")),
          text("ipc", HOST + "IpcMode"),
          ending("uts", HOST + "UTSMode", v -> Names.namespace("uts", v, "host")),
          ending("userns", HOST + "UsernsMode", v -> Names.namespace("userns", v, "host")),
          ending(
              "cgroupns",
              HOST + "CgroupnsMode",
              v -> Names.namespace("cgroupns", v, "host", "private")),
          last("memory", HOST + "Memory", Amounts::bytes),
          last("memory-reservation", HOST + "MemoryReservation", Amounts::bytes),
          last("memory-swap", HOST + "MemorySwap", Amounts::bytesOrUnlimited),
          last("memory-swappiness", HOST + "MemorySwappiness", Amounts::integer),
          last("cpus", HOST + "NanoCpus", Amounts::nanoCpus),
          last("cpu-shares", HOST + "CpuShares", Amounts::integer),
          last("cpu-period", HOST + "CpuPeriod", Amounts::integer),
          last("cpu-quota", HOST + "CpuQuota", Amounts::integer),
          last("cpu-rt-period", HOST + "CpuRealtimePeriod", Amounts::integer),
          last("cpu-rt-runtime", HOST + "CpuRealtimeRuntime", Amounts::integer),
          text("cpuset-cpus", HOST + "CpusetCpus"),
          text("cpuset-mems", HOST + "CpusetMems"),
          last("pids-limit", HOST + "PidsLimit", Amounts::integer),
          last("shm-size", HOST + "ShmSize", Amounts::bytes),
          last("oom-score-adj", HOST + "OomScoreAdj", Amounts::integer),
          on("oom-kill-disable", HOST + "OomKillDisable"),
          text("cgroup-parent", HOST + "CgroupParent"),
          last("blkio-weight", HOST + "BlkioWeight", Throttle::weight),
          each("blkio-weight-device", HOST + "BlkioWeightDevice", Throttle::weightOfDevice),
          each("device-read-bps", HOST + "BlkioDeviceReadBps", Throttle::bytes),
          each("device-write-bps", HOST + "BlkioDeviceWriteBps", Throttle::bytes),
          each("device-read-iops", HOST + "BlkioDeviceReadIOps", Throttle::operations),
          each("device-write-iops", HOST + "BlkioDeviceWriteIOps", Throttle::operations),
          new Field("ulimit", HOST + "Ulimits", Ulimits::of),
          new Field("sysctl", HOST + "Sysctls", Names::sysctls),
          new Field("cap-add", HOST + "CapAdd", Names::capabilities),
          new Field("cap-drop", HOST + "CapDrop", Names::capabilities),
          on("privileged", HOST + "Privileged"),
          on("read-only", HOST + "ReadonlyRootfs"),
          each("device-cgroup-rule", HOST + "DeviceCgroupRules", Names::cgroupRule),
          text("runtime", HOST + "Runtime"),
          text("isolation", HOST + "Isolation"),
          each("add-host", HOST + "ExtraHosts", Names::host),
          all("group-add", HOST + "GroupAdd"),
          each("dns", HOST + "Dns", Address::canonical),
          all("dns-option", HOST + "DnsOptions"),
          each("dns-search", HOST + "DnsSearch", Names::domain),
          each("link", HOST + "Links", Names::link),
          ending("restart", HOST + "RestartPolicy", Names::restart),
          on("rm", HOST + "AutoRemove"),
          on("init", HOST + "Init"),
          text("log-driver", HOST + "LogConfig.Type"),
          new Field("log-opt", HOST + "LogConfig.Config", Pair::map),
          new Field("storage-opt", HOST + "StorageOpt", Names::storage),
          new Field("annotation", HOST + "Annotations", Pair::map));

  /// What the client says where the line says nothing, and engines hear.
  static final Map<String, Object> DEFAULTS =
      Map.of(
          HOST + "RestartPolicy",
          Map.of("Name", "no"),
          HOST + "MemorySwappiness",
          -1L,
          HOST + "Privileged",
          false,
          HOST + "ReadonlyRootfs",
          false);

  void put(Flags flags, Body body) {
    List<String> values = flags.all(flag);
    if (!values.isEmpty()) {
      body.put(path, read.apply(values));
    } else if (DEFAULTS.containsKey(path)) {
      body.put(path, DEFAULTS.get(path));
    }
  }

  /// The last value counts, but none may be wrong.
  private static Field last(String flag, String path, Function<String, Object> read) {
    return new Field(flag, path, values -> values.stream().map(read).toList().getLast());
  }

  /// The last value counts, and what was written before is not looked at.
  private static Field ending(String flag, String path, Function<String, Object> read) {
    return new Field(flag, path, values -> read.apply(values.getLast()));
  }

  private static Field each(String flag, String path, Function<String, Object> read) {
    return new Field(flag, path, values -> values.stream().map(read).toList());
  }

  private static Field text(String flag, String path) {
    return new Field(flag, path, List::getLast);
  }

  private static Field all(String flag, String path) {
    return new Field(flag, path, values -> values);
  }

  private static Field on(String flag, String path) {
    return last(flag, path, Amounts::truth);
  }
}

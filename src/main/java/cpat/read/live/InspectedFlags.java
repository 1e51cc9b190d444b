package cpat.read.live;

import cpat.model.Setting;
import cpat.model.Word;
import cpat.read.yaml.Node;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The options of a container as flags of `docker run`. What says nothing (`0`, `false`, an empty
/// text or list) is left out.
final class InspectedFlags {
  /// Single values: `path flag`.
  private static final List<String> TEXTS =
      List.of(
          "Config.Hostname hostname",
          "Config.Domainname domainname",
          "Config.User user",
          "Config.WorkingDir workdir",
          "Config.StopSignal stop-signal",
          "Config.Tty tty",
          "Config.OpenStdin interactive",
          "HostConfig.AutoRemove rm",
          "HostConfig.CgroupParent cgroup-parent",
          "HostConfig.ContainerIDFile cidfile",
          "HostConfig.CpuPeriod cpu-period",
          "HostConfig.CpuQuota cpu-quota",
          "HostConfig.CpuShares cpu-shares",
          "HostConfig.CpusetCpus cpuset-cpus",
          "HostConfig.CpusetMems cpuset-mems",
          "HostConfig.Init init",
          "HostConfig.Isolation isolation",
          "HostConfig.LogConfig.Type log-driver",
          "HostConfig.Memory memory",
          "HostConfig.MemoryReservation memory-reservation",
          "HostConfig.MemorySwap memory-swap",
          "HostConfig.OomKillDisable oom-kill-disable",
          "HostConfig.OomScoreAdj oom-score-adj",
          "HostConfig.PidsLimit pids-limit",
          "HostConfig.Privileged privileged",
          "HostConfig.PublishAllPorts publish-all",
          "HostConfig.ReadonlyRootfs read-only",
          "HostConfig.Runtime runtime",
          "HostConfig.ShmSize shm-size",
          "HostConfig.VolumeDriver volume-driver");

  /// Lists of texts: one flag per item.
  private static final List<String> LISTS =
      List.of(
          "Config.Env env",
          "HostConfig.DeviceCgroupRules device-cgroup-rule",
          "HostConfig.Dns dns",
          "HostConfig.DnsOptions dns-option",
          "HostConfig.DnsSearch dns-search",
          "HostConfig.ExtraHosts add-host",
          "HostConfig.GroupAdd group-add",
          "HostConfig.Links link",
          "HostConfig.SecurityOpt security-opt");

  /// Objects of texts: one flag `name=value` per member.
  private static final List<String> PAIRS =
      List.of(
          "Config.Labels label", "HostConfig.StorageOpt storage-opt", "HostConfig.Sysctls sysctl");

  private static final Map<String, String> TIMES =
      Map.of(
          "Interval", "health-interval",
          "Timeout", "health-timeout",
          "StartPeriod", "health-start-period",
          "StartInterval", "health-start-interval");

  private final Node.Mapping container;
  private final List<Setting> all = new ArrayList<>();

  InspectedFlags(Node.Mapping container) {
    this.container = container;
  }

  List<Setting> all() {
    TEXTS.forEach(row -> at(row).ifPresent(e -> one(row, e, t -> t)));
    // Zero is a grace time too.
    entry("Config", "StopTimeout").ifPresent(e -> text("stop-timeout", e, e.value()));
    entry("HostConfig", "NanoCpus").ifPresent(e -> one(". cpus", e, InspectedFlags::cpus));
    LISTS.forEach(row -> at(row).ifPresent(e -> e.value().elements().forEach(i -> item(row, i))));
    for (String row : PAIRS) {
      at(row).stream().flatMap(e -> e.value().fields().stream()).forEach(p -> pair(row, p));
    }
    restart();
    capabilities();
    health();
    new InspectedPorts(container).add(all);
    return all;
  }

  private Optional<Node.Entry> at(String row) {
    String[] path = row.substring(0, row.indexOf(' ')).split("\\.", -1);
    return path.length == 3
        ? container.at(path[0], path[1]).flatMap(n -> n.mapping()).flatMap(m -> m.entry(path[2]))
        : entry(path[0], path[1]);
  }

  private Optional<Node.Entry> entry(String object, String key) {
    return container.get(object).flatMap(Node::mapping).flatMap(m -> m.entry(key));
  }

  private static String flag(String row) {
    return row.substring(row.indexOf(' ') + 1);
  }

  private void one(String row, Node.Entry entry, UnaryOperator<String> change) {
    entry
        .value()
        .scalar()
        .filter(s -> !s.text().isEmpty() && !s.text().equals("0") && !s.text().equals("false"))
        .ifPresent(s -> {
          Word word = s.word().with(change.apply(s.text()));
          all.add(new Setting(flag(row), word, entry.at()));
        });
  }

  private void text(String flag, Node.Entry entry, Node value) {
    value.scalar().ifPresent(s -> all.add(new Setting(flag, s.word(), entry.at())));
  }

  private void item(String row, Node item) {
    item.scalar().ifPresent(s -> all.add(new Setting(flag(row), s.word(), s.at())));
  }

  private void pair(String row, Node.Entry pair) {
    String text = pair.name() + "=" + pair.value().scalar().map(Node.Scalar::text).orElse("");
    all.add(new Setting(flag(row), Word.literal(text, pair.at()), pair.at()));
  }

  /// Billionths of a processor.
  private static String cpus(String nano) {
    return nano.matches("[0-9]{1,18}")
        ? new BigDecimal(nano).movePointLeft(9).stripTrailingZeros().toPlainString()
        : nano;
  }

  private void restart() {
    container
        .at("HostConfig", "RestartPolicy")
        .ifPresent(policy -> {
          String name = policy.text("Name");
          String most = policy.text("MaximumRetryCount");
          boolean counted = name.equals("on-failure") && !most.isEmpty() && !most.equals("0");
          if (!name.isEmpty() && !name.equals("no")) {
            Word word = Word.literal(counted ? name + ":" + most : name, policy.at());
            all.add(new Setting("restart", word, policy.at()));
          }
        });
  }

  /// Podman tells the set itself; what was added and dropped is relative to its own defaults.
  private void capabilities() {
    Optional<Node.Entry> set = container.entry("BoundingCaps").filter(e -> !e.value().isNull());
    if (set.isPresent()) {
      Node.Scalar key = set.get().key();
      all.add(new Setting("cap-drop", Word.literal("ALL", key.at()), key.at()));
      set.get().value().elements().forEach(i -> item(". cap-add", i));
      return;
    }
    for (String row : List.of("HostConfig.CapDrop cap-drop", "HostConfig.CapAdd cap-add")) {
      at(row).ifPresent(e -> e.value().elements().forEach(i -> item(row, i)));
    }
  }

  private void health() {
    Optional<Node.Mapping> check =
        container
            .at("Config", "Healthcheck")
            .or(() -> container.at("Config", "HealthCheck"))
            .flatMap(Node::mapping);
    if (check.isEmpty()) {
      return;
    }
    List<Word> test = check.get().get("Test").map(InspectedContainer::words).orElse(List.of());
    String form = test.isEmpty() ? "" : test.getFirst().text();
    switch (form) {
      case "NONE" ->
          all.add(new Setting("no-healthcheck", test.getFirst().with("true"), check.get().at()));
      case "CMD" ->
          test.stream().skip(1).forEach(w -> all.add(new Setting("health-exec", w, w.at())));
      case "CMD-SHELL" ->
          test.stream()
              .skip(1)
              .limit(1)
              .forEach(w -> all.add(new Setting("health-cmd", w, w.at())));
      default -> {}
    }
    if (form.isEmpty() || form.equals("NONE")) {
      return;
    }
    for (Node.Entry entry : check.get().entries()) {
      String flag = TIMES.get(entry.name());
      if (flag != null) {
        one(". " + flag, entry, t -> t + "ns");
      } else if (entry.name().equals("Retries")) {
        one(". health-retries", entry, t -> t);
      }
    }
  }
}

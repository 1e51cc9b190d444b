package cpat.resolve.flags;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Keys of a service whose value is that of a flag, word by word or item by item, and keys that say
/// nothing of how a container runs.
final class ComposeKeys {
  private ComposeKeys() {}

  /// How a value becomes that of the flag.
  enum Form {
    AS_IS,
    /// A truth: YAML's words for it become `true` and `false`.
    TRUTH,
    /// A duration.
    PERIOD,
    /// A duration in whole seconds.
    SECONDS
  }

  record Row(String flag, Form form) {}

  private static final Map<String, Row> ROWS = new HashMap<>();

  private static void add(Form form, String pairs) {
    String[] words = pairs.strip().split("\\s+", -1);
    for (int i = 0; i + 1 < words.length; i += 2) {
      ROWS.put(words[i], new Row(words[i + 1], form));
    }
  }

  static {
    add(
        Form.AS_IS,
        """
        user user  working_dir workdir  hostname hostname  domainname domainname
        mac_address mac-address  stop_signal stop-signal  cap_add cap-add  cap_drop cap-drop
        security_opt security-opt  group_add group-add  dns dns  dns_search dns-search
        dns_opt dns-option  device_cgroup_rules device-cgroup-rule  expose expose
        runtime runtime  platform platform  isolation isolation
        userns_mode userns  uts uts  cgroup cgroupns  cgroup_parent cgroup-parent
        cpus cpus  cpu_shares cpu-shares  cpu_period cpu-period  cpu_quota cpu-quota
        cpu_rt_period cpu-rt-period  cpu_rt_runtime cpu-rt-runtime  cpuset cpuset-cpus
        cpu_count cpu-count  cpu_percent cpu-percent
        mem_limit memory  mem_reservation memory-reservation  memswap_limit memory-swap
        mem_swappiness memory-swappiness  oom_score_adj oom-score-adj  pids_limit pids-limit
        shm_size shm-size  blkio_config.weight blkio-weight
        logging.driver log-driver  log_driver log-driver  healthcheck.retries health-retries
        """);
    add(
        Form.TRUTH,
        """
        privileged privileged  init init  read_only read-only  tty tty  stdin_open interactive
        oom_kill_disable oom-kill-disable  use_api_socket use-api-socket
        """);
    add(
        Form.PERIOD,
        """
        healthcheck.interval health-interval  healthcheck.timeout health-timeout
        healthcheck.start_period health-start-period
        healthcheck.start_interval health-start-interval
        """);
    add(Form.SECONDS, "stop_grace_period stop-timeout");
  }

  static Optional<Row> row(String key) {
    return Optional.ofNullable(ROWS.get(key));
  }

  /// Keys that have fields of a run or a reader of their own.
  static final Set<String> ELSEWHERE =
      Set.of(
          "image",
          "build",
          "dockerfile",
          "entrypoint",
          "command",
          "environment",
          "env_file",
          "ports",
          "volumes",
          "volumes_from",
          "tmpfs",
          "secrets",
          "configs",
          "networks",
          "network_mode",
          "net",
          "pid",
          "ipc",
          "links",
          "external_links",
          "healthcheck",
          "container_name",
          "labels",
          "label_file",
          "annotations",
          "extra_hosts",
          "ulimits",
          "sysctls",
          "storage_opt",
          "logging",
          "log_opt",
          "devices",
          "restart",
          "pull_policy",
          "extends",
          "depends_on",
          "gpus");

  /// Why a key has no flag.
  static String why(String key) {
    return switch (Entries.head(key)) {
      case "profiles" -> "decides whether the service starts, not how it runs";
      case "develop" -> "what `docker compose watch` does";
      case "scale", "deploy" -> "what Compose or Swarm does with the service as a whole";
      case "post_start", "pre_stop" -> "a hook that Compose runs itself";
      case "provider", "models" -> "Compose starts something else than a container for it";
      default -> "docker run has no flag for it";
    };
  }
}

package cpat.resolve;

import cpat.model.Run;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What engines make of a request beyond what was asked, each with its reason; nothing else is set
/// right before the comparison.
record Normal(Map<String, Object> plain) {
  /// `Config` of an image.
  static Map<String, Object> image(Map<String, Object> theirs) {
    Map<String, Object> config = new TreeMap<>(theirs);
    // BuildKit's mark of a shell form, which only Windows looks at.
    config.remove("ArgsEscaped");
    // Blanks at the end of a trigger's line are kept and say nothing.
    if (config.get("OnBuild") instanceof List<?> triggers) {
      Tree.put(
          config, "OnBuild", triggers.stream().map(t -> t.toString().stripTrailing()).toList());
    }
    return config;
  }

  /// What is foreseen, with the engine's additions.
  Map<String, Object> ours(Map<String, Object> ours, Run run) {
    Map<String, Object> host = new TreeMap<>(Predicted.inner(ours, "HostConfig"));
    // Engines name the network that is the default.
    if ("default".equals(host.get("NetworkMode"))) {
      Tree.put(host, "NetworkMode", plain.getOrDefault("NetworkMode", ""));
    }
    // Without a limit of its own swap is as much as memory again.
    if (host.containsKey("Memory") && !host.containsKey("MemorySwap")) {
      Tree.put(host, "MemorySwap", new BigInteger(host.get("Memory").toString()).shiftLeft(1));
      host.replaceAll((_, v) -> v instanceof BigInteger ? v.toString() : v);
    }
    // The client's word for no swappiness of one's own; engines keep nothing then.
    if ("-1".equals(String.valueOf(host.get("MemorySwappiness")))) {
      host.remove("MemorySwappiness");
    }
    // What is hidden in /proc and /sys is told only where it is hidden.
    if (run.on("privileged")) {
      host.remove("MaskedPaths");
      host.remove("ReadonlyPaths");
    }
    // SELinux has no label for who shares so much with the host.
    if (run.on("privileged") || "host".equals(host.get("PidMode"))) {
      List<Object> options = new ArrayList<>();
      if (host.get("SecurityOpt") instanceof List<?> given) {
        options.addAll(given);
      }
      options.add("label=disable");
      Tree.put(host, "SecurityOpt", options);
    }
    // Options for the log go to the driver that is the default.
    if (run.setting("log-opt").isPresent() && run.setting("log-driver").isEmpty()) {
      Map<String, Object> log = new TreeMap<>(Predicted.inner(host, "LogConfig"));
      Tree.put(log, "Type", Predicted.inner(plain, "LogConfig").getOrDefault("Type", ""));
      Tree.put(host, "LogConfig", log);
    }
    Map<String, Object> all = new TreeMap<>(ours);
    Tree.put(all, "HostConfig", host);
    return all;
  }

  /// What the engine tells, without what changes from run to run.
  Map<String, Object> theirs(Map<String, Object> theirs, Run run, String other) {
    Map<String, Object> config = new TreeMap<>(image(Predicted.inner(theirs, "Config")));
    // The first digits of the container's id, or the host's name.
    if (run.setting("hostname").isEmpty()) {
      config.remove("Hostname");
    }
    // A variable given twice stays twice in the list; the last one counts when it is started.
    if (config.get("Env") instanceof List<?> env) {
      Tree.put(config, "Env", lastOfEach(env));
    }
    Map<String, Object> host = new TreeMap<>(Predicted.inner(theirs, "HostConfig"));
    // A container is named by its id from then on.
    host.replaceAll(
        (_, v) -> v instanceof String text ? text.replace(other, "cpat-matrix-other") : v);
    // Nothing said is either of these, by the engine's age.
    Map<String, Object> restart = new TreeMap<>(Predicted.inner(host, "RestartPolicy"));
    restart.putIfAbsent("Name", "no");
    Tree.put(host, "RestartPolicy", restart);
    Map<String, Object> kept = new TreeMap<>(theirs);
    kept.keySet().retainAll(List.of("Path", "Args"));
    Tree.put(kept, "Config", config);
    Tree.put(kept, "HostConfig", host);
    return kept;
  }

  private static List<Object> lastOfEach(List<?> env) {
    List<Object> kept = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Object pair : env.reversed()) {
      String text = pair.toString();
      if (seen.add(text.substring(0, Math.max(0, text.indexOf('='))))) {
        kept.addFirst(pair);
      }
    }
    return kept;
  }
}

package cpat.lab;

import cpat.engine.Engine;
import cpat.engine.EngineException;
import cpat.read.yaml.Node;
import cpat.write.Bounds;
import java.util.List;

/// What bounds everything that a run makes: its label, and limits as far as this engine can set
/// them.
public record Sandbox(String id, Bounds bounds, List<String> cannot) {
  private static final long MEMORY = 512L << 20;
  private static final long CPU = 1_000_000_000L;
  private static final long PIDS = 256;

  static Sandbox of(Engine engine, String id) throws EngineException {
    Node info = engine.host().info();
    boolean memory = able(info, "MemoryLimit");
    boolean cpu = able(info, "CpuCfsQuota");
    boolean pids = able(info, "PidsLimit");
    List<String> cannot =
        java.util.stream.Stream.of(
                memory ? "" : "memory", cpu ? "" : "CPUs", pids ? "" : "number of processes")
            .filter(w -> !w.isEmpty())
            .toList();
    // On an SELinux host a container may not read a folder of the user's home.
    boolean selinux =
        info.at("SecurityOptions").map(Node::elements).orElse(List.of()).stream()
            .flatMap(n -> n.scalar().stream())
            .anyMatch(s -> s.text().contains("name=selinux"));
    return new Sandbox(
        id,
        new Bounds(
            Labels.run(id),
            memory ? MEMORY : 0,
            cpu ? CPU : 0,
            pids ? PIDS : 0,
            selinux ? List.of("label=disable") : List.of()),
        cannot);
  }

  private static boolean able(Node info, String what) {
    return info.text(what).equals("true");
  }

  /// The limits as flags of the client, for people.
  public String flags() {
    StringBuilder flags = new StringBuilder();
    flags.append(bounds.memoryBytes() > 0 ? " --memory 512m" : "");
    flags.append(bounds.nanoCpus() > 0 ? " --cpus 1" : "");
    flags.append(bounds.pids() > 0 ? " --pids-limit 256" : "");
    bounds.securityOptions().forEach(o -> flags.append(" --security-opt ").append(o));
    return flags.append(" --label ").append(Labels.RUN).append('=').append(id).toString().strip();
  }
}

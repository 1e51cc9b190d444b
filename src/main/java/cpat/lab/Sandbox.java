package cpat.lab;

import cpat.engine.Engine;
import cpat.engine.EngineException;
import cpat.engine.EngineFacts;
import cpat.write.Bounds;
import java.util.List;
import java.util.stream.Stream;

/// What bounds everything that a run makes: its label, and limits as far as this engine can set
/// them.
public record Sandbox(String id, Bounds bounds, List<String> cannot) {
  private static final long MEMORY = 512L << 20;
  private static final long CPU = 1_000_000_000L;
  private static final long PIDS = 256;

  static Sandbox of(Engine engine, String id) throws EngineException {
    EngineFacts facts = EngineFacts.of(engine);
    boolean memory = facts.limits("MemoryLimit");
    boolean cpu = facts.limits("CpuCfsQuota");
    boolean pids = facts.limits("PidsLimit");
    List<String> cannot =
        Stream.of(memory ? "" : "memory", cpu ? "" : "CPUs", pids ? "" : "number of processes")
            .filter(w -> !w.isEmpty())
            .toList();
    return new Sandbox(
        id,
        new Bounds(
            Labels.run(id),
            memory ? MEMORY : 0,
            cpu ? CPU : 0,
            pids ? PIDS : 0,
            // On an SELinux host a container may not read a folder of the user's home.
            facts.selinux() ? List.of("label=disable") : List.of()),
        cannot);
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

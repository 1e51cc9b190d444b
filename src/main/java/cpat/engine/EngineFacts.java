package cpat.engine;

import cpat.read.yaml.Node;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What an engine says of itself and its machine, as `/info` and `/version` give it.
public record EngineFacts(
    Engine engine,
    String version,
    String oldestApi,
    String system,
    String machine,
    String storage,
    String root,
    String cgroup,
    List<String> security,
    boolean rootless,
    List<String> limits,
    List<String> warnings) {

  public static EngineFacts of(Engine engine) throws EngineException {
    Node info = engine.host().info();
    Node version = engine.host().version();
    List<String> security = texts(info, "SecurityOptions");
    return new EngineFacts(
        engine,
        version.text("Version"),
        version.text("MinAPIVersion"),
        info.text("OperatingSystem"),
        info.text("OSType")
            + "/"
            + info.text("Architecture")
            + ", kernel "
            + info.text("KernelVersion")
            + ", "
            + info.text("NCPU")
            + " CPUs",
        info.text("Driver"),
        info.text("DockerRootDir"),
        "v" + info.text("CgroupVersion") + " (" + info.text("CgroupDriver") + ")",
        security.stream().map(s -> s.replaceFirst("^name=", "").replaceFirst(",.*", "")).toList(),
        security.stream().anyMatch(s -> s.contains("rootless"))
            || info.text("Rootless").equals("true"),
        Stream.of("MemoryLimit", "CpuCfsQuota", "PidsLimit")
            .filter(l -> info.text(l).equals("true"))
            .toList(),
        texts(info, "Warnings"));
  }

  /// Docker Desktop and Podman machines: the engine's host is not the user's machine.
  public boolean virtualMachine() {
    return system.contains("Docker Desktop")
        || !System.getProperty("os.name", "").startsWith("Linux");
  }

  /// User names of the host mean others inside.
  public boolean remapsUsers() {
    return security.contains("userns");
  }

  public boolean limits(String what) {
    return limits.contains(what);
  }

  public boolean selinux() {
    return security.contains("selinux");
  }

  private static List<String> texts(Node info, String name) {
    return info.at(name).map(Node::elements).orElse(List.of()).stream()
        .map(Node::scalar)
        .flatMap(Optional::stream)
        .map(Node.Scalar::text)
        .toList();
  }
}

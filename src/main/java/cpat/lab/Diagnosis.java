package cpat.lab;

import cpat.engine.Engine;
import cpat.engine.EngineException;
import cpat.engine.EngineFacts;
import cpat.read.yaml.Node;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What an engine can do for cpat and what it cannot, each with its reason and the next step.
public record Diagnosis(
    EngineFacts facts, List<String> works, List<String> limited, Disk disk, int leftovers) {

  /// Bytes that the engine's images, containers, volumes and build cache take, and what is free
  /// where they lie (empty when that is on another machine).
  public record Disk(long images, long volumes, long buildCache, Optional<Long> free) {}

  private static final long LITTLE = 3L << 30;

  public static Diagnosis of(Engine engine) throws EngineException {
    EngineFacts facts = EngineFacts.of(engine);
    List<String> works = new ArrayList<>();
    List<String> limited = new ArrayList<>();
    Disk disk = disk(facts);
    works.add("cpat run: the examples of all patterns");
    build(facts, works, limited);
    limits(facts, limited);
    host(facts, limited);
    disk.free()
        .filter(free -> free < LITTLE)
        .ifPresent(_ -> limited.add("little disk space: images of the examples need about 3 GB"));
    facts
        .warnings()
        .forEach(w -> limited.add("the engine warns: " + w.replaceFirst("^WARNING: ", "")));
    int leftovers = Cleaning.of(engine, Optional.empty(), true).size();
    return new Diagnosis(facts, List.copyOf(works), List.copyOf(limited), disk, leftovers);
  }

  private static void build(EngineFacts facts, List<String> works, List<String> limited) {
    Engine engine = facts.engine();
    if (engine.kind() == Engine.Kind.PODMAN) {
      works.add("builds, by Buildah");
      limited.add(
          "builds on the command line in OCI format drop ONBUILD, SHELL and HEALTHCHECK: podman"
              + " build --format docker keeps them, and so does cpat");
    } else if (engine.buildKit()) {
      works.add("builds, by BuildKit through the engine's API");
    } else {
      limited.add("builds by the classic builder only: no cache mounts, no here-documents");
    }
  }

  private static void limits(EngineFacts facts, List<String> limited) {
    if (facts.limits().size() < 3) {
      limited.add(
          "containers cannot be limited in "
              + (facts.limits("MemoryLimit") ? "" : "memory, ")
              + (facts.limits("CpuCfsQuota") ? "" : "CPUs, ")
              + (facts.limits("PidsLimit") ? "" : "processes, ")
              + (facts.rootless()
                  ? "since a rootless engine needs cgroup v2 with delegation for it"
                  : "since the kernel's controllers are off"));
    }
  }

  private static void host(EngineFacts facts, List<String> limited) {
    if (facts.rootless()) {
      limited.add(
          "rootless: `host` namespaces are those of your user, ports below 1024 are refused");
    }
    if (facts.remapsUsers()) {
      limited.add("users are remapped: files made in mounted folders belong to other numbers");
    }
    if (facts.virtualMachine()) {
      limited.add("the engine runs in a virtual machine: `the host` of HS and DSM is that machine");
    }
    if (facts.engine().endpoint().remote()) {
      limited.add("remote: folders of this machine cannot be mounted, ports are not on loopback");
    }
    if (Surroundings.container()) {
      limited.add(
          "cpat itself runs in a container: folders that it mounts must have the same path on the"
              + " host, and published ports need --network host");
    }
  }

  private static Disk disk(EngineFacts facts) throws EngineException {
    Node usage = facts.engine().host().diskUsage();
    long images = number(usage, "LayersSize");
    if (images == 0) {
      images = sum(usage, "Images", "Size");
    }
    long volumes = 0;
    for (Node volume : usage.at("Volumes").map(Node::elements).orElse(List.of())) {
      volumes += Math.max(0, volume.at("UsageData").map(u -> number(u, "Size")).orElse(0L));
    }
    return new Disk(images, volumes, sum(usage, "BuildCache", "Size"), free(facts));
  }

  private static Optional<Long> free(EngineFacts facts) {
    Path root = Path.of(facts.root());
    if (facts.virtualMachine() || facts.engine().endpoint().remote()) {
      return Optional.empty();
    }
    while (root.getParent() != null && !Files.exists(root)) {
      root = root.resolveSibling("").normalize();
    }
    try {
      FileStore store = Files.getFileStore(root);
      return Optional.of(store.getUsableSpace());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static long sum(Node usage, String list, String field) {
    return usage.at(list).map(Node::elements).orElse(List.of()).stream()
        .mapToLong(n -> number(n, field))
        .sum();
  }

  private static long number(Node node, String field) {
    String text = node.text(field);
    return text.matches("-?[0-9]{1,18}") ? Long.parseLong(text) : 0;
  }
}

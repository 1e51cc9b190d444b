package cpat.lab;

import cpat.engine.Engine;
import cpat.engine.EngineException;
import cpat.engine.PathStat;
import cpat.model.Image;
import cpat.model.Image.Field;
import cpat.model.ShellKind;
import cpat.read.image.ImageConfigs;
import cpat.read.image.ImageShell;
import cpat.read.yaml.Node;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The images that an engine has, as its answer to `docker image inspect`. Nothing is pulled and
/// nothing is started.
public record EngineImages(Engine engine, String name) {
  private static final int MAX_LINKS = 8;

  /// The image that this engine means by a reference; empty when it does not have it.
  public Optional<Image> find(String reference) throws EngineException {
    Node answer;
    try {
      answer = engine.images().inspect(reference);
    } catch (EngineException e) {
      if (e.error().notFound()) {
        return Optional.empty();
      }
      throw e;
    }
    return ImageConfigs.of(answer, "the engine " + name).images().stream()
        .findFirst()
        .map(image -> (engine.kind() == Engine.Kind.PODMAN ? podman(image) : image).as(reference));
  }

  /// Podman's answer leaves out what only Docker's format has, set or not.
  private static Image podman(Image image) {
    Set<Field> unknown = EnumSet.noneOf(Field.class);
    unknown.addAll(image.unknown());
    if (image.config().shell().isEmpty()) {
      unknown.add(Field.SHELL);
    }
    if (image.config().onBuild().isEmpty()) {
      unknown.add(Field.ONBUILD);
    }
    if (image.config().healthcheck().isEmpty()) {
      unknown.add(Field.HEALTHCHECK);
    }
    return image.withUnknown(Set.copyOf(unknown));
  }

  /// What `/bin/sh` is in the image. A container is made of it for that, never started, and removed
  /// at once; it carries our label in case we do not live that long.
  public ShellKind shell(Image image) throws EngineException {
    if (image.shell() != ShellKind.UNKNOWN) {
      return image.shell();
    }
    byte[] random = new byte[3];
    new SecureRandom().nextBytes(random);
    String run = HexFormat.of().formatHex(random);
    String container =
        engine.containers().createIdle("cpat-look-" + run, image.reference(), Labels.run(run));
    try {
      return shell(container);
    } finally {
      engine.containers().remove(container);
    }
  }

  /// What `/bin/sh` is in a container, also in one that does not run. Nothing is made for that.
  ShellKind shell(String container) throws EngineException {
    String path = "/bin/sh";
    for (int links = 0; links < MAX_LINKS; links++) {
      Optional<PathStat> stat = engine.containers().stat(container, path);
      if (stat.isEmpty()) {
        return ShellKind.NONE;
      }
      ShellKind kind = ImageShell.named(path);
      if (kind != ShellKind.UNKNOWN) {
        return kind;
      }
      if (stat.get().linkTarget().isEmpty()) {
        return twin(container, path, stat.get());
      }
      path = stat.get().resolved(path);
    }
    return ShellKind.UNKNOWN;
  }

  /// A hard link has no target: the shell that is the very same file by size and time tells. Only
  /// BusyBox is also `[`.
  private ShellKind twin(String container, String path, PathStat file) throws EngineException {
    String folder = path.substring(0, path.lastIndexOf('/') + 1);
    for (String other : List.of("busybox", "bash", "dash", "[")) {
      Optional<PathStat> stat = engine.containers().stat(container, folder + other);
      if (stat.filter(file::isTwinOf).isPresent()) {
        return other.equals("[") ? ShellKind.BUSYBOX : ImageShell.named(other);
      }
    }
    return ShellKind.UNKNOWN;
  }
}

package cpat.engine;

import cpat.read.yaml.Node;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// A file of a container as the engine sees it, without its content. `linkTarget` is where a
/// symbolic link leads; empty for anything else.
public record PathStat(long size, String modified, String linkTarget) {
  static final String HEADER = "x-docker-container-path-stat";

  static Optional<PathStat> parse(Request request, String path, String header)
      throws EngineException {
    if (header.isEmpty()) {
      return Optional.empty();
    }
    byte[] json;
    try {
      json = Base64.getDecoder().decode(header);
    } catch (IllegalArgumentException e) {
      throw new EngineException(
          new EngineError(request.toString(), 0, "the answer's " + HEADER + " cannot be read"));
    }
    Node stat = Engine.json(request, new String(json, StandardCharsets.UTF_8));
    String size = stat.text("size");
    // Podman writes the path itself for what is no link.
    String target = stat.text("linkTarget");
    return Optional.of(
        new PathStat(
            size.matches("[0-9]{1,18}") ? Long.parseLong(size) : -1,
            stat.text("mtime"),
            target.equals(path) ? "" : target));
  }

  /// True when both are one file under two names, as far as size and time can tell.
  public boolean isTwinOf(PathStat other) {
    return size > 0
        && size == other.size
        && modified.equals(other.modified)
        && other.linkTarget.isEmpty();
  }

  /// Where the link leads, seen from its own path.
  public String resolved(String path) {
    return linkTarget.startsWith("/")
        ? linkTarget
        : path.substring(0, path.lastIndexOf('/') + 1) + linkTarget;
  }
}

package cpat.model;

/// The parts of an image reference `[host/]path[:tag][@digest]`.
public final class ImageName {
  private ImageName() {}

  /// Path without registry host, `library/`, tag and digest: `quay.io/a/b:1@sha256:…` → `a/b`.
  public static String repository(String reference) {
    String name = withoutTag(reference);
    int slash = name.indexOf('/');
    if (slash > 0) {
      String host = name.substring(0, slash);
      if (host.contains(".") || host.contains(":") || host.equals("localhost")) {
        name = name.substring(slash + 1);
      }
    }
    return name.startsWith("library/") ? name.substring("library/".length()) : name;
  }

  /// The whole name as engines compare it: `node` → `docker.io/library/node:latest`. With a digest
  /// the tag says nothing any more.
  public static String canonical(String reference) {
    String digest = reference.substring(withoutDigest(reference).length());
    String tag = tag(reference);
    String name = withoutTag(reference);
    int slash = name.indexOf('/');
    String first = slash < 0 ? "" : name.substring(0, slash);
    boolean host = first.contains(".") || first.contains(":") || first.equals("localhost");
    String path = host ? name.substring(slash + 1) : name;
    String registry = host ? first : "docker.io";
    registry = registry.equals("index.docker.io") ? "docker.io" : registry;
    boolean owned = path.contains("/") || !registry.equals("docker.io");
    String end = !digest.isEmpty() ? digest : ":" + (tag.isEmpty() ? "latest" : tag);
    return registry + (owned ? "/" : "/library/") + path + end;
  }

  /// The last part of the path: `quay.io/a/b:1` → `b`.
  public static String last(String reference) {
    String repository = repository(reference);
    return repository.substring(repository.lastIndexOf('/') + 1);
  }

  /// The tag; empty when there is none.
  public static String tag(String reference) {
    String name = withoutDigest(reference);
    int colon = tagColon(name);
    return colon < 0 ? "" : name.substring(colon + 1);
  }

  private static String withoutTag(String reference) {
    String name = withoutDigest(reference);
    int colon = tagColon(name);
    return colon < 0 ? name : name.substring(0, colon);
  }

  private static String withoutDigest(String reference) {
    int digest = reference.indexOf('@');
    return digest < 0 ? reference : reference.substring(0, digest);
  }

  /// The colon of the tag: after the last slash, outside `${…}`.
  private static int tagColon(String name) {
    int depth = 0;
    for (int i = name.length() - 1; i >= 0; i--) {
      switch (name.charAt(i)) {
        case '}' -> depth++;
        case '{' -> depth--;
        case '/' -> {
          if (depth == 0) {
            return -1;
          }
        }
        case ':' -> {
          if (depth == 0) {
            return i;
          }
        }
        default -> {}
      }
    }
    return -1;
  }
}

package cpat.read;

import cpat.read.dockerfile.DockerfileText;
import cpat.read.live.Inspections;
import java.util.Locale;
import java.util.Optional;

/// What a text is by its content, the cheapest and surest cues first.
final class Sniff {
  private static final int HEAD = 64_000;

  private Sniff() {}

  static Optional<FileKind> kind(String whole) {
    String text = whole.length() > HEAD ? whole.substring(0, HEAD) : whole;
    if (text.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    String start = text.stripLeading();
    if (start.startsWith("#!")) {
      return shebang(start);
    }
    boolean json = start.startsWith("{") || start.startsWith("[");
    if (json && Inspections.looksSo(text)) {
      return Optional.of(FileKind.INSPECT);
    }
    if (start.startsWith("{") || start.startsWith("//") || start.startsWith("/*")) {
      return json(text);
    }
    if (DockerfileText.looksSo(text)) {
      return Optional.of(FileKind.DOCKERFILE);
    }
    if (text.contains("[Unit]") || text.contains("[Service]") || text.contains("[Container]")) {
      return Optional.of(FileKind.SYSTEMD);
    }
    return YamlKind.of(text).or(() -> prose(text));
  }

  private static Optional<FileKind> shebang(String text) {
    int end = text.indexOf('\n');
    String line = end < 0 ? text : text.substring(0, end);
    if (line.contains("docker") || line.contains("whalebrew")) {
      return Optional.empty();
    }
    if (line.contains("make")) {
      return Optional.of(FileKind.MAKE);
    }
    if (line.contains("just")) {
      return Optional.of(FileKind.JUST);
    }
    boolean shell = line.stripTrailing().endsWith("sh") || line.contains("sh ");
    return shell ? Optional.of(FileKind.SHELL) : Optional.empty();
  }

  private static Optional<FileKind> json(String text) {
    if (isDevContainer(text)) {
      return Optional.of(FileKind.DEVCONTAINER);
    }
    if (text.contains("\"apiVersion\"") && text.contains("\"kind\"")) {
      return Optional.of(FileKind.KUBERNETES);
    }
    return text.contains("\"scripts\"")
        ? Optional.of(FileKind.PACKAGE_JSON)
        : text.contains("\"services\"") ? Optional.of(FileKind.COMPOSE) : Optional.empty();
  }

  /// Lines that only a `devcontainer.json` has: run arguments, mounts as strings, features of a
  /// registry.
  static boolean isDevContainerPart(String text) {
    return text.contains("\"runArgs\"")
        || text.contains("\"workspaceMount\"")
        || (text.contains("\"mounts\"") && text.contains("target="))
        || (text.contains("\"features\"") && text.contains("ghcr.io/"));
  }

  static boolean isDevContainer(String text) {
    boolean container =
        text.contains("\"image\"")
            || text.contains("\"build\"")
            || text.contains("\"dockerFile\"")
            || text.contains("\"dockerComposeFile\"");
    return container
        && (text.contains("\"features\"")
            || text.contains("\"customizations\"")
            || text.contains("\"remoteUser\"")
            || text.contains("\"workspaceFolder\"")
            || text.contains("\"workspaceMount\"")
            || text.contains("\"forwardPorts\"")
            || text.contains("\"postCreateCommand\"")
            || text.contains("\"runArgs\"")
            || text.contains("\"mounts\"")
            || text.contains("\"extensions\"")
            || text.contains("\"dockerFile\"")
            || text.contains("\"dockerComposeFile\""));
  }

  /// Text with commands: a page when it has headings or fences, a Makefile when recipes, else
  /// shell.
  private static Optional<FileKind> prose(String text) {
    int page = 0;
    int fences = 0;
    int recipe = 0;
    int commands = 0;
    boolean rule = false;
    for (String line : text.lines().limit(2000).toList()) {
      String inner = line.strip();
      boolean tab = line.startsWith("\t");
      fences += inner.startsWith("```") || inner.startsWith("~~~") ? 1 : 0;
      if (heading(line)) {
        page++;
      } else if (tab && rule) {
        recipe++;
      } else if (command(inner)) {
        commands++;
      }
      int colon = line.indexOf(':');
      rule = (tab && rule) || (!tab && colon > 0 && line.indexOf('"') < 0);
    }
    if (recipe == 0 && (fences > 1 || (page > 0 && commands > 0))) {
      return Optional.of(FileKind.MARKDOWN);
    }
    if (recipe > 0) {
      return Optional.of(FileKind.MAKE);
    }
    return commands > 0 ? Optional.of(FileKind.SHELL) : Optional.empty();
  }

  /// `# Title`, `## Part`; a shell's comments mostly begin in small letters or have no blank.
  private static boolean heading(String line) {
    return line.startsWith("## ")
        || (line.startsWith("# ")
            && line.length() > 2
            && Character.isUpperCase(line.charAt(2))
            && !line.toLowerCase(Locale.ROOT).contains("docker run"));
  }

  private static boolean command(String line) {
    return line.startsWith("docker ")
        || line.startsWith("podman ")
        || line.startsWith("sudo ")
        || line.startsWith("alias ")
        || line.startsWith("kubectl ")
        || line.startsWith("export ")
        || line.contains("$(docker ")
        || line.startsWith("exec docker ")
        || line.equals("set -e");
  }
}

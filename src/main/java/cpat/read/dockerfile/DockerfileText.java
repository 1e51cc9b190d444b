package cpat.read.dockerfile;

import java.util.StringTokenizer;

/// Tells the text of a Dockerfile from other text.
public final class DockerfileText {
  private DockerfileText() {}

  /// True when the first instruction is FROM or ARG, or all lines begin with instructions in
  /// capitals.
  public static boolean looksSo(String text) {
    boolean continued = false;
    boolean arg = false;
    int instructions = 0;
    StringTokenizer lines = new StringTokenizer(text, "\n");
    for (int n = 0; lines.hasMoreTokens() && n < 200; n++) {
      String raw = lines.nextToken();
      String line = raw.strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      boolean inside = continued;
      continued = line.endsWith("\\");
      if (inside) {
        continue;
      }
      int blank = line.indexOf(' ');
      String word = blank < 0 ? line : line.substring(0, blank);
      if (!isInstruction(word, instructions == 0) || blank < 0) {
        return false;
      }
      if (word.equalsIgnoreCase("FROM")) {
        return from(line) || instructions > 0;
      }
      arg |= word.equalsIgnoreCase("ARG");
      instructions++;
    }
    return instructions > 0 && (!arg || instructions > 1 || text.contains("ARG "));
  }

  /// `FROM image`, `FROM --platform=… image AS name`; not `from here on`.
  private static boolean from(String line) {
    StringTokenizer words = new StringTokenizer(line);
    boolean capital = words.nextToken().equals("FROM");
    int count = 0;
    boolean as = false;
    while (words.hasMoreTokens()) {
      String word = words.nextToken();
      if (word.startsWith("#")) {
        break;
      }
      as |= count == 1 && word.equalsIgnoreCase("as");
      count += word.startsWith("--") ? 0 : 1;
    }
    return count == 1 || (count == 3 && as) || (capital && count > 0 && count < 4);
  }

  /// The first instruction may be in small letters when it is FROM.
  private static boolean isInstruction(String word, boolean first) {
    return switch (word) {
      case "FROM",
          "ARG",
          "RUN",
          "CMD",
          "COPY",
          "ADD",
          "ENTRYPOINT",
          "ENV",
          "WORKDIR",
          "EXPOSE",
          "VOLUME",
          "USER",
          "ONBUILD",
          "LABEL",
          "HEALTHCHECK",
          "SHELL",
          "STOPSIGNAL",
          "MAINTAINER" ->
          true;
      default -> first && word.equalsIgnoreCase("FROM");
    };
  }

  /// A block that its author calls `docker` but that holds commands.
  public static boolean isCommand(String text) {
    String start = text.stripLeading();
    return start.startsWith("docker ")
        || start.startsWith("$ ")
        || start.startsWith("sudo ")
        || start.startsWith("podman ")
        || (start.startsWith("# docker ") && !text.contains("FROM "));
  }
}

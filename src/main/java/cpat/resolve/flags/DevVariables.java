package cpat.resolve.flags;

import cpat.model.Run;
import cpat.model.Setting;
import cpat.model.Word;
import cpat.read.Paths;
import java.util.Optional;

/// `${…}` of devcontainer.json.
record DevVariables(Run written, Surroundings around) {
  /// The project's folder seen from the file: `.` where the file itself lies there.
  String folder() {
    String file = written.at().source().path();
    String own = Paths.folder(file);
    boolean hidden = ("/" + own).contains("/.devcontainer/");
    if (!hidden) {
      return ".";
    }
    String inside = ("/" + own).substring(("/" + own).indexOf("/.devcontainer/") + 1);
    return "../".repeat((int) inside.chars().filter(c -> c == '/').count()).replaceFirst("/$", "");
  }

  private String name() {
    String path = around.path(written.at(), folder());
    return path.isEmpty() || path.endsWith("..") ? "" : Paths.name(path);
  }

  String workspace() {
    Optional<Setting> folder = Entries.last(written.settings(), "workspaceFolder");
    return folder
        .map(s -> fill(s.value()).text())
        .orElseGet(
            () -> "/workspaces/" + (name().isEmpty() ? "${localWorkspaceFolderBasename}" : name()));
  }

  Word fill(Word word) {
    String text = word.text();
    int open = text.indexOf("${");
    if (open < 0) {
      return word;
    }
    var made = new StringBuilder();
    int at = 0;
    while (open >= 0) {
      int close = text.indexOf('}', open);
      if (close < 0) {
        break;
      }
      made.append(text, at, open);
      String whole = text.substring(open, close + 1);
      made.append(value(text.substring(open + 2, close)).orElse(whole));
      at = close + 1;
      open = text.indexOf("${", at);
    }
    made.append(text, at, text.length());
    String filled = made.toString();
    return new Word(filled, word.at(), !filled.contains("${"));
  }

  private Optional<String> value(String name) {
    if (name.startsWith("localEnv:") || name.startsWith("env:")) {
      String[] parts = name.substring(name.indexOf(':') + 1).split(":", 2);
      return around
          .variable(parts[0])
          .or(() -> parts.length > 1 ? Optional.of(parts[1]) : Optional.empty());
    }
    return switch (name) {
      case "localWorkspaceFolder" -> Optional.of(folder());
      case "localWorkspaceFolderBasename" -> Optional.of(name()).filter(n -> !n.isEmpty());
      case "containerWorkspaceFolder" ->
          written
                  .settings("workspaceFolder")
                  .anyMatch(s -> s.value().text().contains("containerWorkspaceFolder"))
              ? Optional.empty()
              : Optional.of(workspace());
      default -> Optional.empty();
    };
  }
}

package cpat.read.engine;

import cpat.model.Mount;
import cpat.model.Setting;
import cpat.model.Word;
import cpat.read.shell.Names;
import cpat.read.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What `-v`, `--mount`, `--tmpfs` and `--volumes-from` mount.
final class Mounts {
  /// Below that docker sees no colons.
  private static final int SHORTEST = 3;

  private Mounts() {}

  static Optional<Mount> of(Setting setting) {
    Word value = setting.value();
    if (value.text().isEmpty()) {
      return Optional.empty();
    }
    return switch (setting.name()) {
      case "volume" -> volume(setting);
      case "mount" -> CsvMount.of(setting);
      case "tmpfs" -> Optional.of(new Mount.Tmpfs(setting.at(), head(value)));
      case "volumes-from" -> Optional.of(new Mount.From(setting.at(), head(value)));
      default -> Optional.empty();
    };
  }

  private static Word head(Word value) {
    return Words.split(value, ':').getFirst();
  }

  /// `[source:]target[:options]`.
  private static Optional<Mount> volume(Setting setting) {
    List<Word> parts = parts(setting.value());
    Word source = parts.getFirst();
    if (parts.size() == 1) {
      return Optional.of(new Mount.Volume(setting.at(), Optional.empty(), source, false));
    }
    Word target = parts.get(1);
    boolean readOnly = parts.size() > 2 && readOnly(parts.get(2).text());
    return Optional.of(
        isPath(source.text())
            ? new Mount.Bind(setting.at(), source, target, readOnly)
            : new Mount.Volume(
                setting.at(),
                source.text().isEmpty() ? Optional.empty() : Optional.of(source),
                target,
                readOnly));
  }

  private static boolean readOnly(String options) {
    return ("," + options + ",").contains(",ro,") || options.equals("readonly");
  }

  /// The parts between colons; the colon of a Windows drive (`c:\x`, `c:/x:/y`) does not separate;
  /// docker takes `a:/b` alone for one.
  private static List<Word> parts(Word value) {
    if (value.text().length() < SHORTEST) {
      return List.of(value);
    }
    List<Word> parts = Words.split(value, ':');
    List<Word> merged = new ArrayList<>(3);
    int from = 0;
    for (int i = 0; i < parts.size(); i++) {
      int length = parts.get(i).text().length();
      int end = from + length;
      if (length == 1 && i + 1 < parts.size() && Character.isLetter(value.text().charAt(from))) {
        String next = parts.get(i + 1).text();
        boolean drive = parts.size() == 2 || isPath(parts.get(2).text());
        boolean first = i == 0 && drive && (next.startsWith("/") || parts.size() > 2);
        if (next.startsWith("\\") || first) {
          end += 1 + next.length();
          i++;
        }
      }
      merged.add(Words.part(value, from, end));
      from = end + 1;
    }
    return merged;
  }

  /// A path of the host; otherwise a volume's name.
  static boolean isPath(String source) {
    if (source.isEmpty()) {
      return false;
    }
    return switch (source.charAt(0)) {
      case '/', '.', '~', '`', '%', '\\' -> true;
      case '$' -> variableIsPath(source);
      case '<', '{' -> !source.toLowerCase(Locale.ROOT).contains("vol");
      default ->
          source.length() > 2 && source.charAt(1) == ':' && "\\/".indexOf(source.charAt(2)) >= 0;
    };
  }

  /// `$X`, `${X}/y` and `$(pwd)` are taken as paths; `${X}_data` and `$DB_VOLUME` as names.
  private static boolean variableIsPath(String source) {
    if (source.startsWith("$(")) {
      return !source.contains("volume create");
    }
    int end =
        source.startsWith("${") ? source.indexOf('}') + 1 : Names.end(source, 1, source.length());
    if (end > 1 && end < source.length()) {
      char next = source.charAt(end);
      return next != '-' && next != '_' && !Names.continues(next);
    }
    String lower = source.toLowerCase(Locale.ROOT);
    return !lower.contains("vol") || lower.contains("dir") || lower.contains("path");
  }
}

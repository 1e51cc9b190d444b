package cpat.patterns.efe;

import cpat.facts.Expanding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Words that only a shell would put something in for: `$PORT`, `${PORT:-80}`, `$(date)`.
final class Dollars {
  private static final String NAME = "[A-Za-z_][A-Za-z0-9_]*";

  /// Not behind a backslash or another `$`, nor in `{$PORT}`, which is Caddy's.
  private static final Pattern REFERENCE =
      Pattern.compile(
          "(?<![\\\\${])(?:\\$\\{(?<braced>NAME)(?::?[-=+?][^${}]*|[#%/^,][^${}]*)?\\}|\\$(?<bare>NAME)|\\$\\((?<text>[a-z][^()$]*)\\))"
              .replace("NAME", NAME));

  /// Those that hold several words, as a rule, and mean none where they are empty.
  private static final Pattern SEVERAL =
      Pattern.compile("(?i).*(opts?|args|arguments|flags|options|params)");

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=@%+,-]+");

  private static final Pattern SHELL = Pattern.compile("(.*/)?(sh|bash|ash|dash|zsh|ksh|busybox)");

  private Dollars() {}

  /// As it stands in a word; `name` is empty for a command.
  record Reference(String text, String name, int start, int end) {
    boolean braced() {
      return text.startsWith("${");
    }

    /// Other languages' variables are in small letters; a shell's are not, as a rule.
    boolean shouted() {
      return name.equals(name.toUpperCase(java.util.Locale.ROOT));
    }
  }

  static List<Reference> in(String word) {
    List<Reference> all = new ArrayList<>();
    Matcher found = REFERENCE.matcher(word);
    while (found.find()) {
      String name =
          Optional.ofNullable(found.group("braced"))
              .or(() -> Optional.ofNullable(found.group("bare")))
              .orElse("");
      all.add(new Reference(found.group(), name, found.start(), found.end()));
    }
    return List.copyOf(all);
  }

  /// True where something before a word may give it a meaning: a shell with a text, a language, a
  /// program that looks for variables itself.
  static boolean read(List<String> words, int at) {
    return IntStream.range(0, at)
        .anyMatch(i -> Expanding.reads(words.subList(i, at)) || shell(words.subList(i, at)));
  }

  private static boolean shell(List<String> words) {
    return SHELL.matcher(words.getFirst()).matches()
        && words.stream().skip(1).anyMatch(w -> w.matches("-[a-z]*c"));
  }

  /// `-Dname=${X}` and, for Spring, `--server.port=${X}`: Java's frameworks look into such values.
  static boolean property(List<String> words, int at, Reference reference) {
    String word = words.get(at);
    boolean java = words.subList(0, at).stream().anyMatch(w -> w.matches("(.*/)?java"));
    return reference.braced()
        && (word.startsWith("-D") || (java && word.matches("--[a-z0-9-]+(\\.[a-z0-9-]+)+=.*")));
  }

  /// The words as the text of a shell that puts the variables in and changes nothing else.
  static String text(List<String> words) {
    return String.join(" ", words.stream().map(Dollars::quoted).toList());
  }

  private static String quoted(String word) {
    if (PLAIN.matcher(word).matches()) {
      return word;
    }
    List<Reference> all = in(word);
    if (all.isEmpty()) {
      return "'" + word.replace("'", "'\\''") + "'";
    }
    Reference first = all.getFirst();
    if (first.text().equals(word) && SEVERAL.matcher(first.name()).matches()) {
      return word;
    }
    StringBuilder out = new StringBuilder("\"");
    int at = 0;
    for (Reference one : all) {
      out.append(escaped(word.substring(at, one.start()))).append(one.text());
      at = one.end();
    }
    return out.append(escaped(word.substring(at))).append('"').toString();
  }

  private static String escaped(String text) {
    return text.replaceAll("([\\\\\"`$])", "\\\\$1");
  }
}

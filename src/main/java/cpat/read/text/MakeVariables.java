package cpat.read.text;

import cpat.read.shell.Shell;
import cpat.read.shell.ShellText;
import cpat.source.Excerpt;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// The variables of a Makefile and their expansion. What only make can tell (`$@`, `$(shell …)`,
/// what is set elsewhere) stays as written.
final class MakeVariables {
  /// What tells make not to show a line, as `Q = @` has it.
  private static final Set<String> SILENT = Set.of("@", "@-", "-@", "@+", "+@");

  private static final int DEEPEST = 10;
  private static final int LONGEST = 100_000;

  private final Map<String, String> values = new HashMap<>();
  private final Set<String> unsure = new HashSet<>();

  void set(String name, String operator, String value, boolean conditional) {
    String before = values.getOrDefault(name, "");
    switch (operator) {
      case "?=" -> values.putIfAbsent(name, value);
      case "+=" -> values.put(name, (before + " " + value).strip());
      case "!=" -> unsure.add(name);
      default -> {
        if (conditional && values.containsKey(name) && !before.equals(value)) {
          unsure.add(name);
        }
        values.put(name, value);
      }
    }
  }

  /// A text being made: `out`, and the stretches of it that stay make's.
  private record Made(Excerpt.Builder out, Map<Integer, Integer> opaque) {}

  /// A recipe line as the shell gets it. What stands for `$(X)` has the place of `$(X)`.
  ShellText shell(Excerpt text) {
    Made made = new Made(new Excerpt.Builder(text.source()), new HashMap<>());
    String s = text.text();
    int start = 0;
    for (int i = s.indexOf('$'); i >= 0; i = s.indexOf('$', start)) {
      made.out().append(text, start, i);
      int end = end(s, i);
      if (s.startsWith("$$", i)) {
        made.out().append(text, i, i + 1);
      } else {
        String known = known(s, i, end, 0);
        if (known.equals(s.substring(i, end))) {
          made.opaque().put(made.out().length(), made.out().length() + end - i);
          made.out().append(text, i, end);
        } else if (!SILENT.contains(known.strip())) {
          put(made, known, text.span(i, end).start(), text.span(i, end).end() - 1);
        }
      }
      start = end;
    }
    made.out().append(text, start, s.length());
    return Shell.parse(made.out().build(), Shell.Dialect.POSIX, made.opaque());
  }

  private static void put(Made made, String value, int first, int last) {
    for (int i = 0; i < value.length(); ) {
      int end = value.charAt(i) == '$' ? end(value, i) : i + 1;
      if (value.startsWith("$$", i)) {
        i++;
      } else if (end > i + 1) {
        made.opaque().put(made.out().length(), made.out().length() + end - i);
      }
      for (; i < end; i++) {
        int place = i == value.length() - 1 ? last : first;
        made.out().append(value.substring(i, i + 1), place);
      }
    }
  }

  /// The text that stands for a reference; the reference itself when it is unknown.
  private String known(String s, int from, int end, int depth) {
    String reference = s.substring(from, end);
    if (reference.length() < 4 || depth > DEEPEST) {
      return reference;
    }
    String name = reference.substring(2, reference.length() - 1);
    String value = values.getOrDefault(name, "");
    if (!values.containsKey(name) || unsure.contains(name)) {
      return reference;
    }
    StringBuilder out = new StringBuilder();
    int start = 0;
    for (int i = value.indexOf('$');
        i >= 0 && out.length() < LONGEST;
        i = value.indexOf('$', start)) {
      out.append(value, start, i);
      int close = end(value, i);
      out.append(value.startsWith("$$", i) ? "$$" : known(value, i, close, depth + 1));
      start = close;
    }
    return out.append(value, start, value.length()).toString();
  }

  /// Behind `$$`, `$@`, `$(…)` or `${…}`.
  static int end(String s, int dollar) {
    if (dollar + 1 >= s.length()) {
      return s.length();
    }
    char open = s.charAt(dollar + 1);
    char close = open == '(' ? ')' : open == '{' ? '}' : '\0';
    if (close == '\0') {
      return dollar + 2;
    }
    int depth = 0;
    for (int i = dollar + 1; i < Math.min(s.length(), dollar + 2000); i++) {
      depth += s.charAt(i) == open ? 1 : s.charAt(i) == close ? -1 : 0;
      if (depth == 0) {
        return i + 1;
      }
    }
    return Math.min(s.length(), dollar + 2);
  }
}

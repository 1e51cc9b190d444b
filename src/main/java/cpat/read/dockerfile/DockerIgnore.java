package cpat.read.dockerfile;

import cpat.model.Problem;
import cpat.model.Word;
import cpat.read.Cited;
import cpat.source.Excerpt;
import java.util.ArrayList;
import java.util.List;

/// A .dockerignore file: which paths of the context the build does not get to see.
public final class DockerIgnore {
  /// A line of the file. `exception` is true for `!`; `written` has it and `cleaned` has not.
  public record Rule(Word written, String cleaned, boolean exception) {}

  private final List<Rule> rules;
  private final List<IgnorePattern> patterns;
  private final List<Problem> problems;

  private DockerIgnore(List<Rule> rules, List<Problem> problems) {
    this.rules = List.copyOf(rules);
    this.patterns = rules.stream().map(r -> IgnorePattern.of(r.cleaned())).toList();
    this.problems = List.copyOf(problems);
  }

  public List<Rule> rules() {
    return rules;
  }

  /// What makes BuildKit refuse the file. Such lines are left out of the rules.
  public List<Problem> problems() {
    return problems;
  }

  public static DockerIgnore read(Excerpt text) {
    List<Rule> rules = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    String chars = text.text();
    int at = chars.startsWith("\ufeff") ? 1 : 0;
    while (at < chars.length()) {
      int feed = chars.indexOf('\n', at);
      int end = feed < 0 ? chars.length() : feed;
      if (chars.charAt(at) != '#') {
        line(text, Blanks.skip(chars, at, end), end, rules, problems);
      }
      at = end + 1;
    }
    return new DockerIgnore(rules, problems);
  }

  private static void line(
      Excerpt text, int start, int lineEnd, List<Rule> rules, List<Problem> problems) {
    int end = Blanks.trimEnd(text, start, lineEnd);
    if (start == end) {
      return;
    }
    Word written = DockerfileWords.word(text, start, end);
    // Cleaned twice, as BuildKit does: once when the file is read, once when the rules are made.
    String pattern = rooted(written.text());
    int from = Blanks.skip(pattern, 0, pattern.length());
    pattern =
        CleanPath.of(pattern.substring(from, Blanks.trimEnd(pattern, from, pattern.length())));
    boolean exception = pattern.startsWith("!");
    if (exception && pattern.length() == 1) {
      problems.add(new Problem(written.at(), "`!` stands alone: a pattern must follow it"));
      return;
    }
    pattern = exception ? pattern.substring(1) : pattern;
    if (IgnorePattern.isValid(pattern)) {
      rules.add(new Rule(written, pattern, exception));
    } else {
      problems.add(new Problem(written.at(), Cited.of(written.text()) + " is no valid pattern"));
    }
  }

  /// A pattern without the slash it begins with: all of them begin at the root of the context.
  private static String rooted(String written) {
    boolean exception = written.startsWith("!");
    int start = exception ? Blanks.skip(written, 1, written.length()) : 0;
    String pattern = start == written.length() ? "" : CleanPath.of(written.substring(start));
    pattern = pattern.length() > 1 && pattern.startsWith("/") ? pattern.substring(1) : pattern;
    return exception ? "!" + pattern : pattern;
  }

  /// Whether a path of the context (relative to it, with `/`) is kept from the build: the last rule
  /// that fits the path or a folder it is in decides.
  public boolean excludes(String path) {
    String file = CleanPath.of(path.startsWith("/") ? path.substring(1) : path);
    if (file.equals(".")) {
      return false;
    }
    boolean excluded = false;
    for (int i = 0; i < patterns.size(); i++) {
      boolean exception = rules.get(i).exception();
      if (exception == excluded && matches(patterns.get(i), file)) {
        excluded = !exception;
      }
    }
    return excluded;
  }

  private static boolean matches(IgnorePattern pattern, String file) {
    if (pattern.matches(file)) {
      return true;
    }
    for (int slash = file.indexOf('/'); slash >= 0; slash = file.indexOf('/', slash + 1)) {
      if (pattern.matches(file.substring(0, slash))) {
        return true;
      }
    }
    return false;
  }
}

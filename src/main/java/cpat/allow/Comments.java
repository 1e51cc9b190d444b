package cpat.allow;

import cpat.allow.Allowance.Dialect;
import cpat.model.Build;
import cpat.model.Problem;
import cpat.model.Stage;
import cpat.model.Statement;
import cpat.source.Source;
import cpat.source.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the comments of one file that let findings pass: ours, hadolint's, BuildKit's, those of
/// KICS.
final class Comments {
  private static final Pattern CPAT =
      Pattern.compile(
          "(?:#|//|<!--|;|rem )\\s*cpat:\\s*(allow|ignore)(-stage|-file)?\\b([^\\r\\n]*)");
  private static final Pattern HADOLINT =
      Pattern.compile("^\\s*#\\s*hadolint\\s+(global\\s+)?ignore\\s*=\\s*([A-Z0-9, ]+)");
  private static final Pattern BUILDKIT =
      Pattern.compile("^\\s*#\\s*(?i:check)\\s*=(?:[^;]*;)*?\\s*skip\\s*=([A-Za-z, ]+)");
  private static final Pattern KICS =
      Pattern.compile("^\\s*#\\s*kics-scan\\s+(ignore-line|ignore-block|ignore)\\s*$");

  private final Source source;
  private final List<Build> builds;
  private final List<Problem> problems;
  private final List<Allowance> found = new ArrayList<>();

  Comments(Source source, List<Build> builds, List<Problem> problems) {
    this.source = source;
    this.builds = builds.stream().filter(b -> b.at().source() == source).toList();
    this.problems = problems;
  }

  List<Allowance> all() {
    String text = source.text();
    boolean any =
        text.contains("cpat:")
            || text.contains("hadolint")
            || text.contains("kics-scan")
            || text.contains("skip");
    if (any) {
      for (int line = 1; line <= source.lines(); line++) {
        read(line);
      }
    }
    return List.copyOf(found);
  }

  private void read(int line) {
    String text = source.line(line);
    Matcher cpat = CPAT.matcher(text);
    Matcher hadolint = HADOLINT.matcher(text);
    Matcher buildkit = BUILDKIT.matcher(text);
    Matcher kics = KICS.matcher(text);
    if (cpat.find()) {
      own(line, cpat);
    } else if (hadolint.find()) {
      Span over = hadolint.group(1) == null ? next(line) : source.whole();
      add(Dialect.HADOLINT, names(hadolint.group(2)), "", line, hadolint, over);
    } else if (buildkit.find() && !inside(line)) {
      add(Dialect.BUILDKIT, names(buildkit.group(1)), "", line, buildkit, source.whole());
    } else if (kics.find()) {
      Span over =
          switch (kics.group(1)) {
            case "ignore" -> source.whole();
            case "ignore-line" -> line(following(line));
            default -> next(line);
          };
      add(Dialect.KICS, List.of(), "", line, kics, over);
    }
  }

  private void own(int line, Matcher comment) {
    String said = comment.group(3).replaceFirst("-->\\s*$", "");
    int dashes = said.indexOf("--");
    String names = (dashes < 0 ? said : said.substring(0, dashes)).replace(':', ' ');
    String reason = dashes < 0 ? "" : said.substring(dashes + 2).strip();
    Span at = place(line, comment);
    if (names(names).isEmpty()) {
      problems.add(
          new Problem(
              at, "this allows nothing: name a rule, as in `cpat: allow EFE001 -- reason`"));
    } else if (reason.isEmpty()) {
      problems.add(
          new Problem(
              at,
              "an allowance needs a reason and counts only with one: `cpat: allow "
                  + names.strip()
                  + " -- reason`"));
    } else {
      String scope = Optional.ofNullable(comment.group(2)).orElse("");
      boolean alone = source.line(line).substring(0, comment.start()).isBlank();
      Optional<Span> over =
          switch (scope) {
            case "-file" -> Optional.of(source.whole());
            case "-stage" -> stage(line);
            default -> Optional.of(alone ? next(line) : block(line));
          };
      if (over.isEmpty()) {
        problems.add(
            new Problem(at, "`allow-stage` is for Dockerfiles, behind a FROM or above one"));
      } else {
        found.add(new Allowance(Dialect.CPAT, names(names), reason, at, over.get()));
      }
    }
  }

  private void add(
      Dialect dialect, List<String> names, String reason, int line, Matcher at, Span over) {
    found.add(new Allowance(dialect, names, reason, place(line, at), over));
  }

  private Span place(int line, Matcher match) {
    int start = line(line).start() + match.start();
    int end = line(line).start() + match.end();
    return source.span(start, Math.min(end, line(line).end()));
  }

  /// BuildKit reads directives above the first instruction only.
  private boolean inside(int line) {
    return builds.stream()
        .filter(b -> !b.statements().isEmpty())
        .anyMatch(b ->
            b.statements().getFirst().at().first().line() < line
                && line <= b.statements().getLast().at().last().line());
  }

  private static List<String> names(String text) {
    return Arrays.stream(text.strip().split("[,\\s]+", -1)).filter(n -> !n.isEmpty()).toList();
  }

  /// What the first line of code below a comment begins.
  private Span next(int line) {
    return block(following(line));
  }

  /// The next line that is neither blank nor a comment; the last line if there is none.
  private int following(int line) {
    for (int i = line + 1; i <= source.lines(); i++) {
      String text = source.line(i).strip();
      boolean comment = text.startsWith("#") || text.startsWith("//") || text.startsWith("<!--");
      if (!text.isEmpty() && !comment && !text.startsWith("```")) {
        return i;
      }
    }
    return source.lines();
  }

  /// An instruction with its continued lines and here-documents; a line with those that are
  /// indented below it (YAML) or continued (shell).
  private Span block(int line) {
    Span first = line(line);
    for (Build build : builds) {
      for (Statement statement : build.statements()) {
        int start = statement.at().first().line();
        if (start <= line && line <= statement.at().last().line()) {
          return line(start).to(statement.at());
        }
      }
    }
    boolean yaml = source.path().endsWith(".yml") || source.path().endsWith(".yaml");
    int last = line;
    while (last < source.lines() && (yaml ? deeper(line, last + 1) : continued(last))) {
      last++;
    }
    return first.to(line(last));
  }

  /// `- x` may stand right below its key.
  private boolean deeper(int head, int line) {
    String text = source.line(line);
    if (text.isBlank()) {
      return line < source.lines() && deeper(head, line + 1);
    }
    int own = indent(text);
    int above = indent(source.line(head));
    boolean item = text.strip().startsWith("- ") && !source.line(head).strip().startsWith("- ");
    return own > above || (own == above && item);
  }

  private boolean continued(int line) {
    String text = source.line(line).stripTrailing();
    return text.endsWith("\\") || text.endsWith("`");
  }

  private static int indent(String line) {
    return line.length() - line.stripLeading().length();
  }

  /// The stage a comment stands in; above a FROM, the one it begins.
  private Optional<Span> stage(int line) {
    int code = following(line);
    for (Build build : builds) {
      for (Stage stage : build.stages().reversed()) {
        int from = stage.at().first().line();
        if (from <= line || from == code) {
          int next = stage.index() + 1;
          int end =
              next < build.stages().size()
                  ? build.stages().get(next).at().start()
                  : build.at().end();
          return Optional.of(source.span(stage.at().start(), Math.max(end, stage.at().start())));
        }
      }
    }
    return Optional.empty();
  }

  /// A line without its line end.
  private Span line(int number) {
    int low = 0;
    int high = source.text().length();
    // The start of a line is where its number first appears.
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (source.position(middle).line() < number) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return source.span(low, low + source.line(number).length());
  }
}

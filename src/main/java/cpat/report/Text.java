package cpat.report;

import cpat.model.Problem;
import cpat.rule.Certainty;
import cpat.rule.Kind;
import cpat.rule.Level;
import cpat.rule.Pattern;
import cpat.rule.Report;
import cpat.rule.Use;
import cpat.rule.Verdict;
import cpat.source.Span;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/// The report for people: the table with what is in use lit up, where it is, then what is wrong.
public final class Text {
  private static final int PLACES = 3;

  /// Symbol, mark and gap.
  private static final int CELL = 7;

  private final List<Pattern> catalog;
  private final Style style;
  private final boolean verbose;

  public Text(List<Pattern> catalog, Style style, boolean verbose) {
    this.catalog = catalog;
    this.style = style;
    this.verbose = verbose;
  }

  public String of(Report report) {
    StringBuilder out = new StringBuilder(table(report)).append('\n');
    String places = places(report);
    if (!places.isEmpty()) {
      out.append(places).append('\n');
    }
    Told told = Told.of(report);
    FindingText findings = new FindingText(style, verbose);
    out.append(findings.of(told.findings()));
    out.append(findings.misapplied(told.misapplied()));
    out.append(problems(report));
    return out.append(tail(report, told)).toString();
  }

  /// Of a file with many problems the first few; `-v` and JSON give all.
  private String problems(Report report) {
    StringBuilder out = new StringBuilder();
    Map<String, Integer> seen = new LinkedHashMap<>();
    for (Problem problem : report.problems()) {
      String path = problem.at().source().path();
      if (seen.merge(path, 1, Integer::sum) <= PLACES || verbose) {
        out.append(Problems.text(problem, style));
        out.append('\n');
      }
    }
    seen.forEach((path, count) -> {
      if (count > PLACES && !verbose) {
        out.append(Frame.clean(path)).append(": ").append(count - PLACES);
        out.append(count == PLACES + 1 ? " more problem" : " more problems").append(" (-v)\n");
      }
    });
    return out.toString();
  }

  /// The three kinds side by side, each element with its mark.
  public String table(Report report) {
    Map<Kind, List<String>> cells = new EnumMap<>(Kind.class);
    for (Pattern pattern : catalog) {
      Kind home = pattern.kinds().stream().min(Kind::compareTo).orElseThrow();
      cells.computeIfAbsent(home, _ -> new ArrayList<>()).add(cell(pattern, report));
    }
    StringBuilder out = new StringBuilder("  ");
    int rows = 0;
    for (Kind kind : Kind.values()) {
      String head = kind.name().charAt(0) + kind.name().substring(1).toLowerCase(Locale.ROOT);
      out.append(
          kind == Kind.RUNTIME ? style.bold(head) : pad(style.bold(head), head, width(kind)));
      int size = cells.getOrDefault(kind, List.of()).size();
      rows = Math.max(rows, (size + columns(kind) - 1) / columns(kind));
    }
    out.append('\n');
    for (int row = 0; row < rows; row++) {
      StringBuilder line = new StringBuilder("  ");
      for (Kind kind : Kind.values()) {
        List<String> all = cells.getOrDefault(kind, List.of());
        int first = Math.min(all.size(), row * columns(kind));
        int last = Math.min(all.size(), first + columns(kind));
        all.subList(first, last).forEach(c -> line.append(c).append("  "));
        line.repeat(' ', Math.max(0, width(kind) - (last - first) * CELL));
      }
      out.append(line.toString().stripTrailing()).append('\n');
    }
    return out.append("  ")
        .append(style.dim("● in use   ▲ in use, with a problem   · not found"))
        .append('\n')
        .toString();
  }

  private static int columns(Kind kind) {
    return kind == Kind.DISTRIBUTION ? 2 : 3;
  }

  private static int width(Kind kind) {
    return columns(kind) * CELL + 3;
  }

  private String cell(Pattern pattern, Report report) {
    long good = count(report, pattern, Verdict.USED);
    boolean found =
        report.findings().stream()
            .anyMatch(f -> f.rule().symbol().equals(pattern.symbol()) && f.told() != Level.NOTE);
    long bad = count(report, pattern, Verdict.MISAPPLIED) + (good > 0 && found ? 1 : 0);
    String symbol = pattern.symbol() + " ".repeat(3 - pattern.symbol().length());
    if (bad > 0) {
      return style.yellow(style.bold(symbol) + " ▲");
    }
    return good > 0 ? style.green(style.bold(symbol) + " ●") : style.dim(symbol + " ·");
  }

  private static long count(Report report, Pattern pattern, Verdict verdict) {
    return report.uses().stream()
        .filter(u -> u.pattern().equals(pattern.symbol()) && u.verdict() == verdict)
        .count();
  }

  private String places(Report report) {
    StringBuilder out = new StringBuilder();
    for (Pattern pattern : catalog) {
      List<Use> uses =
          report.uses().stream().filter(u -> u.pattern().equals(pattern.symbol())).toList();
      if (uses.isEmpty()) {
        continue;
      }
      String name = pattern.symbol() + " ".repeat(5 - pattern.symbol().length()) + pattern.name();
      out.append("  ").append(verbose ? style.bold(name) : pad(style.bold(name), name, 36));
      if (verbose) {
        out.append('\n');
        uses.forEach(u -> out.append("    ").append(place(u)).append('\n'));
        continue;
      }
      StringJoiner places = new StringJoiner("  ");
      uses.stream().limit(PLACES).forEach(u -> places.add(line(u)));
      out.append(places);
      if (uses.size() > PLACES) {
        out.append(style.dim("  + " + (uses.size() - PLACES) + " more"));
      }
      out.append('\n');
    }
    return out.toString();
  }

  private String place(Use use) {
    String mark = use.verdict() == Verdict.USED ? style.green("●") : style.yellow("▲");
    String doubt =
        use.certainty() == Certainty.CERTAIN ? "" : style.dim(" (" + use.certainty().word() + ")");
    return mark + " " + line(use) + "  " + Frame.clean(use.subject() + ": " + use.reason()) + doubt;
  }

  private static String line(Use use) {
    return place(use.at());
  }

  /// `path:line`, fit for a terminal.
  public static String place(Span at) {
    return clean(at.source().path()) + ":" + at.first().line();
  }

  /// A text without the control characters that a hostile file might send to the terminal.
  public static String clean(String text) {
    return Frame.clean(text);
  }

  private String tail(Report report, Told told) {
    StringJoiner line = new StringJoiner(" · ");
    for (Level level : Level.values()) {
      long count = told.count(level);
      if (count > 0) {
        line.add(count + " " + level.word() + (count == 1 ? "" : "s"));
      }
    }
    line.add(
        report.read()
            + " of "
            + report.files()
            + (report.files() == 1 ? " file" : " files")
            + " read");
    if (!report.problems().isEmpty()) {
      line.add(
          report.problems().size() + (report.problems().size() == 1 ? " problem" : " problems"));
    }
    StringJoiner skipped = new StringJoiner(", ", "skipped: ", "").setEmptyValue("");
    report.skipped().forEach((reason, count) -> skipped.add(count + " " + reason));
    if (skipped.length() > 0) {
      line.add(skipped.toString());
    }
    return style.dim(line.toString()) + "\n";
  }

  private static String pad(String styled, String plain, int width) {
    return styled + " ".repeat(Math.max(1, width - plain.length()));
  }
}

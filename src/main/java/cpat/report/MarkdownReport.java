package cpat.report;

import cpat.rule.Level;
import cpat.rule.Report;
import cpat.rule.Use;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/// `--format markdown`: a comment for a pull request. One line for each kind of finding, the places
/// and what to do folded away; never longer than GitHub takes.
public final class MarkdownReport {
  /// GitHub takes 65,536 characters; some are left for what a workflow puts around it.
  private static final int MOST = 60_000;

  private final String prefix;

  private MarkdownReport(String prefix) {
    this.prefix = prefix;
  }

  public static String of(Report report, String prefix) {
    return new MarkdownReport(prefix).text(report);
  }

  private String text(Report report) {
    List<Ci.Entry> entries = Ci.entries(report, prefix);
    StringBuilder out = new StringBuilder("### cpat: ").append(head(report)).append("\n\n");
    Map<String, List<Ci.Entry>> groups = new LinkedHashMap<>();
    for (Ci.Entry entry : entries) {
      groups.computeIfAbsent(entry.level() + entry.title(), _ -> new ArrayList<>()).add(entry);
    }
    if (!groups.isEmpty()) {
      out.append("| | finding | where |\n|---|---|---|\n");
      cut(
          out,
          groups.values().stream().map(MarkdownReport::row).toList(),
          MOST / 2,
          "kinds of findings");
      out.append('\n');
      Map<List<Object>, List<Ci.Entry>> same = new LinkedHashMap<>();
      for (Ci.Entry entry : groups.values().stream().flatMap(List::stream).toList()) {
        List<Object> said = List.of(entry.title(), entry.message(), entry.details());
        same.computeIfAbsent(said, _ -> new ArrayList<>()).add(entry);
      }
      List<String> details = same.values().stream().map(MarkdownReport::detail).toList();
      out.append("<details><summary>What to do</summary>\n\n");
      cut(out, details, MOST - 2_000, "findings; `cpat scan` shows all");
      out.append("\n</details>\n\n");
    }
    return out.append(patterns(report)).toString();
  }

  /// Parts until the text is too long, then how many are left.
  private static void cut(StringBuilder out, List<String> parts, int most, String what) {
    int left = parts.size();
    for (String part : parts) {
      if (out.length() + part.length() > most) {
        out.append("\n+ ").append(left).append(" more ").append(what).append('\n');
        return;
      }
      out.append(part);
      left--;
    }
  }

  private static String head(Report report) {
    Told told = Told.of(report);
    StringJoiner counts = new StringJoiner(", ");
    for (Level level : Level.values()) {
      long count = told.count(level);
      if (count > 0) {
        counts.add(count + " " + level.word() + (count == 1 ? "" : "s"));
      }
    }
    String files = report.read() + (report.read() == 1 ? " file" : " files");
    return (counts.length() == 0 ? "nothing wrong" : counts.toString()) + " in " + files;
  }

  private static String row(List<Ci.Entry> group) {
    Ci.Entry first = group.getFirst();
    boolean same = group.stream().allMatch(e -> e.message().equals(first.message()));
    String message = same || group.size() == 1 ? first.message() : first.message() + " …";
    return "| %s | **%s** %s | %s |\n"
        .formatted(
            first.level().word(),
            first.title(),
            inline(cut(message)).replace("|", "\\|"),
            places(group, 3).replace("|", "\\|"));
  }

  private static String places(List<Ci.Entry> entries, int most) {
    StringJoiner places = new StringJoiner(", ");
    entries.stream().limit(most).forEach(e -> places.add(link(e)));
    return places + (entries.size() > most ? " + " + (entries.size() - most) : "");
  }

  private static String cut(String message) {
    return message.length() > 300 ? message.substring(0, 299) + "…" : message;
  }

  /// What is said with the same words is said once.
  private static String detail(List<Ci.Entry> same) {
    Ci.Entry entry = same.getFirst();
    StringBuilder out = new StringBuilder("**").append(entry.title()).append("** ");
    out.append(places(same, 20)).append(": ").append(inline(entry.message())).append('\n');
    String line = Frame.clean(entry.at().source().line(entry.at().first().line())).strip();
    if (!line.isEmpty() && line.length() <= 300) {
      out.append(fenced(line));
    }
    entry.details().forEach(d -> out.append("- ").append(inline(d)).append('\n'));
    return out.append('\n').toString();
  }

  private static String fenced(String line) {
    String fence = "```";
    while (line.contains(fence)) {
      fence += "`";
    }
    return fence + "\n" + line + "\n" + fence + "\n";
  }

  private static String link(Ci.Entry entry) {
    int line = entry.at().first().line();
    String shown = inline(entry.path() + ":" + line).replace("[", "\\[").replace("]", "\\]");
    return "[" + shown + "](" + target(entry.path()) + "#L" + line + ")";
  }

  /// A bracket would end the link.
  private static String target(String path) {
    return Sarif.uri(path).replace("(", "%28").replace(")", "%29");
  }

  private static String patterns(Report report) {
    StringJoiner symbols = new StringJoiner(", ");
    report.uses().stream().map(Use::pattern).distinct().sorted().forEach(symbols::add);
    return symbols.length() == 0 ? "" : "Patterns in use: " + symbols + ".\n";
  }

  /// Text of ours with words of the project in it: no HTML, nobody is mentioned, and what stands
  /// between backticks is left as code.
  private static String inline(String text) {
    String[] parts = Frame.clean(text).split("`", -1);
    boolean paired = parts.length % 2 == 1;
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < parts.length; i++) {
      boolean code = paired && i % 2 == 1;
      out.append(i == 0 ? "" : paired ? "`" : "\\`").append(code ? parts[i] : escaped(parts[i]));
    }
    return out.toString();
  }

  private static String escaped(String text) {
    return text.replaceAll("([\\\\*_])", "\\\\$1")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace("](", "]\\(")
        .replace("@", "@<!-- -->");
  }
}

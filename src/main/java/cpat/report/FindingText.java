package cpat.report;

import cpat.rule.Certainty;
import cpat.rule.Finding;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Level;
import cpat.rule.Use;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Findings as rustc shows errors: the message, its line with carets, notes, fixes, where to read
/// on. What is said with the same words is said once, with the other places; of a rule with much to
/// say the first few are shown, unless `verbose`.
final class FindingText {
  private static final int SHOWN = 3;
  private static final int PLACES = 6;

  private final Style style;
  private final boolean verbose;

  FindingText(Style style, boolean verbose) {
    this.style = style;
    this.verbose = verbose;
  }

  String of(List<Finding> findings) {
    Map<List<Object>, List<Finding>> groups = new LinkedHashMap<>();
    for (Finding finding : findings) {
      Object place = verbose ? finding.at() : "";
      groups
          .computeIfAbsent(
              List.of(finding.rule().id(), finding.told(), finding.message(), place),
              _ -> new java.util.ArrayList<>())
          .add(finding);
    }
    StringBuilder out = new StringBuilder();
    Map<String, Integer> shown = new LinkedHashMap<>();
    Map<String, Integer> more = new TreeMap<>();
    for (List<Finding> group : groups.values()) {
      String rule = group.getFirst().rule().id();
      if (verbose || shown.merge(rule, 1, Integer::sum) <= SHOWN) {
        out.append(one(group.getFirst(), group.subList(1, group.size()))).append('\n');
      } else {
        more.merge(rule + " " + group.getFirst().rule().name(), group.size(), Integer::sum);
      }
    }
    more.forEach((rule, count) ->
        out.append("+ ").append(count).append(" more ").append(rule).append(" (-v)\n"));
    return out.append(more.isEmpty() ? "" : "\n").toString();
  }

  private String one(Finding finding, List<Finding> same) {
    String doubt =
        finding.certainty() == Certainty.CERTAIN ? "" : " (" + finding.certainty().word() + ")";
    String id = level(finding.told(), finding.told().word() + "[" + finding.rule().id() + "]");
    String head = style.bold(id + doubt + ": " + Frame.clean(finding.message()));
    StringBuilder out = new StringBuilder(Frame.of(head, finding.at(), style));
    for (Hit.Note note : finding.notes()) {
      line(out, "note: " + Text.place(note.at()) + ": " + note.message());
    }
    if (!same.isEmpty()) {
      List<String> places = same.stream().limit(PLACES).map(Finding::at).map(Text::place).toList();
      int left = same.size() - places.size();
      String rest = left == 0 ? "" : " + " + left + " more (-v)";
      line(out, "the same: " + String.join(", ", places) + rest);
    }
    for (Fix fix : finding.fixes()) {
      line(out, "fix (" + fix.safety().word() + "): " + fix.title());
    }
    if (verbose && !finding.codes().isEmpty()) {
      line(out, "also: " + String.join(", ", finding.codes()));
    }
    line(out, "more: cpat explain " + finding.rule().id());
    return out.toString();
  }

  /// A use that no finding speaks of.
  String misapplied(Use use) {
    String doubt = use.certainty() == Certainty.CERTAIN ? "" : " (" + use.certainty().word() + ")";
    String head = style.yellow("misapplied[" + use.pattern() + "]") + doubt;
    StringBuilder out =
        new StringBuilder(
            Frame.of(style.bold(head + ": " + Frame.clean(use.reason())), use.at(), style));
    for (Use.Evidence evidence : use.evidence()) {
      line(out, "note: " + Text.place(evidence.at()) + ": " + evidence.note());
    }
    line(out, "more: cpat show " + use.pattern().toLowerCase(Locale.ROOT));
    return out.toString();
  }

  private static void line(StringBuilder out, String text) {
    out.append("  = ").append(Frame.clean(text)).append('\n');
  }

  /// A text in the colour of a level.
  String level(Level level, String text) {
    return switch (level) {
      case ERROR -> style.red(text);
      case WARNING -> style.yellow(text);
      case NOTE -> style.cyan(text);
    };
  }
}

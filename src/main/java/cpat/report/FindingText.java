package cpat.report;

import cpat.rule.Certainty;
import cpat.rule.Finding;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Level;
import cpat.rule.Use;
import cpat.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;

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
    return all(
        findings,
        f -> f.rule().id() + " " + f.rule().name(),
        f -> List.of(f.told(), f.message(), verbose ? f.at() : ""),
        this::one);
  }

  /// Uses that no finding speaks of.
  String misapplied(List<Use> uses) {
    return all(
        uses,
        u -> u.pattern() + " misapplied",
        u -> List.of(u.certainty(), u.reason(), verbose ? u.at() : ""),
        this::misapplied);
  }

  private <T> String all(
      List<T> things,
      Function<T, String> kind,
      Function<T, List<Object>> words,
      BiFunction<T, List<T>, String> shown) {
    Map<List<Object>, List<T>> groups = new LinkedHashMap<>();
    for (T thing : things) {
      List<Object> key = List.of(kind.apply(thing), words.apply(thing));
      groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(thing);
    }
    StringBuilder out = new StringBuilder();
    Map<String, Integer> frames = new HashMap<>();
    Map<String, Integer> more = new TreeMap<>();
    for (List<T> group : groups.values()) {
      String name = kind.apply(group.getFirst());
      if (verbose || frames.merge(name, 1, Integer::sum) <= SHOWN) {
        out.append(shown.apply(group.getFirst(), group.subList(1, group.size()))).append('\n');
      } else {
        more.merge(name, group.size(), Integer::sum);
      }
    }
    more.forEach((name, count) ->
        out.append("+ ").append(count).append(" more ").append(name).append(" (-v)\n"));
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
    same(out, same.stream().map(Finding::at).toList());
    for (Fix fix : finding.fixes()) {
      line(out, "fix (" + fix.safety().word() + "): " + fix.title());
    }
    if (verbose && !finding.codes().isEmpty()) {
      line(out, "also: " + String.join(", ", finding.codes()));
    }
    line(out, "more: cpat explain " + finding.rule().id());
    return out.toString();
  }

  private String misapplied(Use use, List<Use> same) {
    String doubt = use.certainty() == Certainty.CERTAIN ? "" : " (" + use.certainty().word() + ")";
    String head = style.yellow("misapplied[" + use.pattern() + "]") + doubt;
    StringBuilder out =
        new StringBuilder(
            Frame.of(style.bold(head + ": " + Frame.clean(use.reason())), use.at(), style));
    for (Use.Evidence evidence : use.evidence()) {
      line(out, "note: " + Text.place(evidence.at()) + ": " + evidence.note());
    }
    same(out, same.stream().map(Use::at).toList());
    line(out, "more: cpat show " + use.pattern().toLowerCase(Locale.ROOT));
    return out.toString();
  }

  private static void same(StringBuilder out, List<Span> others) {
    if (!others.isEmpty()) {
      List<String> places = others.stream().limit(PLACES).map(Text::place).toList();
      int left = others.size() - places.size();
      String rest = left == 0 ? "" : " + " + left + " more (-v)";
      line(out, "the same: " + String.join(", ", places) + rest);
    }
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

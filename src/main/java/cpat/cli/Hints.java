package cpat.cli;

import cpat.report.Told;
import cpat.report.Words;
import cpat.rule.Finding;
import cpat.rule.Report;
import cpat.rule.Safety;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The next commands after a report: two at most.
final class Hints {
  private record Next(String command, String what) {}

  private Hints() {}

  static void after(Report report, Console console) {
    Told told = Told.of(report);
    List<Next> next = new ArrayList<>(findings(report, told));
    if (next.size() < 2 && !told.misapplied().isEmpty()) {
      String symbol = told.misapplied().getFirst().pattern().toLowerCase(Locale.ROOT);
      next.add(new Next("cpat show " + symbol, "what the pattern is"));
    }
    if (next.isEmpty()) {
      next.add(new Next(of("cpat scan -v", report), "every use with its reason"));
    }
    print(next, console);
  }

  /// After the overview, which shows no places of uses.
  static void afterOverview(Report report, Console console) {
    Told told = Told.of(report);
    List<Next> next = new ArrayList<>();
    next.add(new Next(of("cpat scan", report), "every finding and every use with its place"));
    if (fixable(told) > 0) {
      next.add(fix(report, told));
    } else if (told.findings().isEmpty()) {
      String symbol =
          told.misapplied().stream()
              .findFirst()
              .or(() -> report.uses().stream().findFirst())
              .map(u -> u.pattern().toLowerCase(Locale.ROOT))
              .orElse("efe");
      next.add(new Next("cpat show " + symbol, "what the pattern is"));
    } else {
      next.add(explain(told.findings().getFirst()));
    }
    print(next, console);
  }

  private static List<Next> findings(Report report, Told told) {
    List<Next> next = new ArrayList<>();
    // What came on standard input is gone.
    if (fixable(told) > 0 && !report.roots().equals(List.of("-"))) {
      next.add(fix(report, told));
    }
    told.findings().stream().findFirst().map(Hints::explain).ifPresent(next::add);
    return next;
  }

  private static Next explain(Finding finding) {
    return new Next("cpat explain " + finding.rule().id(), "why, and what to do about it");
  }

  /// A command for the same paths.
  private static String of(String command, Report report) {
    boolean here = report.roots().equals(List.of(".")) || report.roots().equals(List.of("-"));
    return here ? command : command + " " + Words.shown(report.roots());
  }

  private static Next fix(Report report, Told told) {
    String all = fixable(told) + " of " + told.findings().size();
    return new Next(of("cpat fix", report), all + " can be fixed safely; shows the changes");
  }

  private static long fixable(Told told) {
    return told.findings().stream()
        .filter(f -> f.fixes().stream().anyMatch(x -> x.safety() == Safety.SAFE))
        .count();
  }

  private static void print(List<Next> next, Console console) {
    int width = next.stream().mapToInt(n -> n.command().length()).max().orElse(0);
    String lead = "Next:  ";
    for (Next one : next) {
      String gap = " ".repeat(width - one.command().length() + 3);
      console.hint(lead + one.command() + gap + one.what());
      lead = "       ";
    }
  }
}

package cpat.report;

import cpat.model.Problem;
import cpat.resolve.LineFacts;
import cpat.rule.Finding;
import cpat.source.Source;
import java.util.List;

/// `cpat explain FILE:LINE` for people.
public final class LineText {
  private LineText() {}

  public static String of(
      Source source, int line, LineFacts facts, List<Problem> problems, Style style) {
    StringBuilder out = new StringBuilder();
    out.append(style.bold(Frame.clean(source.path()) + ":" + line)).append("  ");
    out.append(Frame.clean(source.line(line).strip())).append('\n');
    facts.sentences().forEach(s -> out.append("  ").append(Frame.clean(s)).append('\n'));
    facts
        .consequences()
        .forEach((subject, all) -> {
          out.append("  ").append(style.dim(Frame.clean(subject))).append('\n');
          for (LineFacts.Consequence consequence : all) {
            String from = Sources.all(consequence.from(), 2);
            out.append("    ").append(Frame.clean(consequence.text()));
            out.append(from.isEmpty() ? "" : style.dim("  " + Frame.clean(from))).append('\n');
          }
        });
    if (facts.sentences().isEmpty() && facts.consequences().isEmpty()) {
      out.append("  decides nothing of what is built or run\n");
    }
    for (Problem problem : problems) {
      boolean here =
          problem.at().source().path().equals(source.path())
              && problem.at().first().line() <= line
              && line <= problem.at().last().line();
      if (here) {
        out.append(Problems.text(problem, style));
      }
    }
    return out.toString();
  }

  /// The findings on that line.
  public static String findings(Source source, int line, List<Finding> findings, Style style) {
    List<Finding> here =
        findings.stream()
            .filter(f -> f.at().source().path().equals(source.path()))
            .filter(f -> f.at().first().line() <= line && line <= f.at().last().line())
            .toList();
    return here.isEmpty()
        ? ""
        : "\n" + new FindingText(style, true).of(here).stripTrailing() + "\n";
  }
}

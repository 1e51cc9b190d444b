package cpat.report;

import cpat.model.Problem;

/// A problem for people: the message, the line it speaks of, and its other places.
final class Problems {
  private Problems() {}

  static String text(Problem problem, Style style) {
    String head = style.bold(style.red("problem") + ": " + Frame.clean(problem.message()));
    StringBuilder out = new StringBuilder(Frame.of(head, problem.at(), style));
    for (Problem.Related related : problem.related()) {
      out.append("  = ").append(Frame.clean(related.at().toString()));
      out.append("  ").append(Frame.clean(related.message())).append('\n');
    }
    return out.toString();
  }
}

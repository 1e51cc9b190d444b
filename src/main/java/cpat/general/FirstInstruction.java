package cpat.general;

import cpat.edit.Lines;
import cpat.model.Build;
import cpat.model.Statement;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Level;
import cpat.source.Edit;
import cpat.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What stands before the first FROM: only ARG can.
final class FirstInstruction {
  private static final Set<String> KNOWN =
      Set.of(
          ("ADD CMD COPY ENTRYPOINT ENV EXPOSE HEALTHCHECK LABEL MAINTAINER ONBUILD RUN SHELL"
                  + " STOPSIGNAL USER VOLUME WORKDIR")
              .split(" "));

  private FirstInstruction() {}

  static boolean known(String keyword) {
    return KNOWN.contains(keyword) || keyword.equals("FROM") || keyword.equals("ARG");
  }

  static Stream<Hit> find(Build build) {
    boolean fragment =
        build.stages().isEmpty() || build.stages().getFirst().from().arguments().isEmpty();
    if (fragment) {
      return Stream.empty();
    }
    Statement from = build.stages().getFirst().from();
    List<Statement> early =
        build.statements().stream()
            .filter(s -> s.at().start() < from.at().start() && KNOWN.contains(s.keyword()))
            .toList();
    return early.stream().limit(1).map(first -> hit(build, from, first, early));
  }

  private static Hit hit(Build build, Statement from, Statement first, List<Statement> early) {
    Hit hit =
        Hit.at(
                Keyword.of(first),
                first.keyword()
                    + " stands before the first FROM, where only ARG can: BuildKit refuses the"
                    + " file")
            .level(Level.ERROR)
            .codes("DL3061");
    boolean clear =
        build.stages().size() == 1 && early.stream().noneMatch(s -> s.at().text().contains("$"));
    return hit.fix(
        clear
            ? Fix.safe("move it behind FROM", moved(from.at(), early))
            : Fix.show("move it into the stage that it is meant for"));
  }

  private static List<Edit> moved(Span from, List<Statement> early) {
    List<Edit> edits = new ArrayList<>();
    StringBuilder lines = new StringBuilder();
    for (Statement statement : early) {
      edits.add(Lines.remove(statement.at()));
      lines.append(lines.isEmpty() ? "" : Lines.end(from.source())).append(statement.at().text());
    }
    edits.add(Lines.after(from, lines.toString()));
    return edits;
  }
}

package cpat.patterns.cs;

import static cpat.rule.Level.WARNING;

import cpat.model.Instruction.Add;
import cpat.model.Instruction.Copy;
import cpat.model.Statement;
import cpat.model.Word;
import cpat.resolve.Step;
import cpat.rule.Checked;
import cpat.rule.Checked.Built;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Rule;
import cpat.source.Edit;
import java.util.List;
import java.util.stream.Stream;

/// CS002: see the page of the same name.
final class FileAsDestination {
  static final Rule RULE =
      new Rule(
          "CS002",
          "file-as-destination",
          WARNING,
          "several sources are copied to what is not written as a folder",
          List.of(
              "DL3021",
              "DS-0011",
              "KICS Copy With More Than Two Arguments Not Ending With Slash",
              "DF048"),
          FileAsDestination.class,
          FileAsDestination::find);

  private FileAsDestination() {}

  private static Stream<Hit> find(Checked checked) {
    return checked.stages().flatMap(built -> find(checked, built));
  }

  private static Stream<Hit> find(Checked checked, Built built) {
    return checked
        .steps(built)
        .flatMap(step ->
            switch (step.instruction()) {
              case Copy copy -> judge(step, copy.sources(), copy.destination());
              case Add add -> judge(step, add.sources(), add.destination());
              default -> Stream.empty();
            });
  }

  private static Stream<Hit> judge(Step step, List<Word> sources, Word destination) {
    Statement written = step.instruction().written();
    String to = step.text(destination);
    // `--from build` without `=` and `{{ … }}` of a template make words that are no sources.
    boolean torn =
        written.at().text().contains("{{")
            || written.flags().stream().anyMatch(f -> f.text().matches("--(from|chown|chmod)"));
    int count = torn ? 0 : written.arguments().size() - 1;
    boolean folder = to.endsWith("/") || to.endsWith("\\") || to.endsWith("/.") || to.equals(".");
    if (count < 2 || folder || to.contains("$") || to.endsWith("..") || sources.isEmpty()) {
      return Stream.empty();
    }
    Hit hit =
        Hit.at(
            destination.at(),
            count
                + " sources are copied to `"
                + to
                + "`, which does not end with `/`: where no such folder is there, BuildKit writes"
                + " all of them to one file of that name; the classic builder refuses the line");
    boolean quoted = destination.raw().endsWith("\"");
    int end = destination.at().end() - (quoted ? 1 : 0);
    return Stream.of(
        hit.fix(Fix.safe("write `" + to + "/`", Edit.insert(destination.at().source(), end, "/"))));
  }
}

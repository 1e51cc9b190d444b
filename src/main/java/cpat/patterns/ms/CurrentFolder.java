package cpat.patterns.ms;

import static cpat.rule.Level.NOTE;

import cpat.edit.RunOptions;
import cpat.model.Container;
import cpat.model.Invocation;
import cpat.model.Origin;
import cpat.model.Run;
import cpat.model.Script;
import cpat.model.Setting;
import cpat.model.Word;
import cpat.rule.Checked;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.source.Edit;
import cpat.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// `$(pwd)` in a run line: without quotes it is split at blanks, within the double quotes of an
/// alias it is the folder of the definition.
final class CurrentFolder {
  private static final Pattern HERE =
      Pattern.compile(
          "\\$\\$?\\(pwd\\)|`pwd`|\\$\\$?PWD\\b|\\$\\$?\\{PWD\\}|\\$\\(PWD\\)|\\$[({]CURDIR[)}]|\\$\\(shell"
              + " pwd\\)");

  private CurrentFolder() {}

  static Stream<Hit> find(Checked checked, Container container) {
    Run run = container.run();
    List<Setting> mounts =
        run.settings().stream()
            .filter(s -> s.name().equals("volume") || s.name().equals("mount"))
            .filter(s -> bare(run, s))
            .toList();
    if (mounts.isEmpty() || !shell(container) || RunOptions.windows(run)) {
      return Stream.empty();
    }
    List<Script> scripts = checked.project().scripts();
    if (container.frame().frozen()) {
      return mounts.stream().limit(1).map(s -> frozen(container, s, mounts, scripts));
    }
    return RunOptions.quotable(run, scripts)
        ? mounts.stream().map(CurrentFolder::unquoted)
        : Stream.empty();
  }

  private static Hit unquoted(Setting mount) {
    Word value = mount.value();
    return Hit.at(
            value.at(),
            "`"
                + value.raw()
                + "` has no quotes: in a folder with a blank in its path docker takes the rest for"
                + " the image, and says `invalid reference format`")
        .level(NOTE)
        .possible()
        .fix(Fix.safe("put it in double quotes", quoted(value)));
  }

  private static Hit frozen(
      Container container, Setting mount, List<Setting> mounts, List<Script> scripts) {
    Hit hit =
        Hit.at(
            mount.value().at(),
            "the double quotes of "
                + container.subject()
                + " expand `"
                + mount.value().raw()
                + "` when it is defined: wherever it is used, it mounts the folder of its"
                + " definition");
    return hit.fix(
        thawed(container.run(), mounts, scripts)
            .map(e -> Fix.unsafe("use single quotes, which keep it for the moment of use", e))
            .orElseGet(() -> Fix.show("use single quotes, or a function")));
  }

  /// Other quotes around the alias. None where something else in it would change its meaning.
  private static Optional<List<Edit>> thawed(Run run, List<Setting> mounts, List<Script> scripts) {
    List<Span> around =
        scripts.stream()
            .filter(s -> s.at().source() == run.at().source())
            .flatMap(s -> s.invocations().stream())
            .map(Invocation::words)
            .flatMap(List::stream)
            .map(Word::at)
            .filter(w -> w.contains(run.at()) && w.text().contains("=\""))
            .distinct()
            .toList();
    if (around.size() != 1) {
      return Optional.empty();
    }
    Span word = around.getFirst();
    int open = word.start() + word.text().indexOf("=\"") + 1;
    int close = word.end() - 1;
    String inside = word.source().text().substring(open + 1, close);
    String rest = HERE.matcher(inside).replaceAll("").replaceAll("\\\\\r?\n", "");
    boolean plain = "'\"$`\\".chars().noneMatch(c -> rest.indexOf(c) >= 0);
    if (!plain || word.source().text().charAt(close) != '"') {
      return Optional.empty();
    }
    List<Edit> edits = new ArrayList<>();
    edits.add(new Edit(word.source().span(open, open + 1), "'"));
    mounts.forEach(m -> edits.add(quoted(m.value())));
    edits.add(new Edit(word.source().span(close, close + 1), "'"));
    return Optional.of(edits);
  }

  private static Edit quoted(Word value) {
    return new Edit(value.at(), "\"" + value.raw() + "\"");
  }

  /// It stands in the line itself, without any quotes.
  private static boolean bare(Run run, Setting mount) {
    Word value = mount.value();
    return run.invocation().filter(i -> i.at().contains(value.at())).isPresent()
        && HERE.matcher(value.raw()).find()
        && "'\"\\".chars().noneMatch(c -> mount.at().text().indexOf(c) >= 0);
  }

  /// Where the text of the file is what the shell sees. A machine of CI has no blanks in its paths.
  private static boolean shell(Container container) {
    return container.workload().origin() instanceof Origin.CommandLine(Script.Kind kind)
        && switch (kind) {
          case SHELL, MAKE, JUST, MARKDOWN -> true;
          case PACKAGE_JSON, CI, SYSTEMD -> false;
        };
  }
}

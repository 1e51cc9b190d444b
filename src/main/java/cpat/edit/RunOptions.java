package cpat.edit;

import cpat.model.Invocation;
import cpat.model.Run;
import cpat.model.Script;
import cpat.model.Word;
import cpat.source.Edit;
import cpat.source.Source;
import cpat.source.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Options put into a `docker run` line, where it stands: they go behind a word, on its own line,
/// so that a backslash at the end of it stays the end.
public final class RunOptions {
  private RunOptions() {}

  /// Right behind `run`. Empty where that word is not written in the line itself.
  public static Optional<Edit> add(Run run, String options) {
    return verb(run).map(at -> insert(at, " " + options));
  }

  /// Behind another option of the line. Empty where that one is put in from a variable.
  public static Optional<Edit> behind(Run run, Span option, String options) {
    boolean inside =
        run.invocation().filter(i -> i.at().contains(option)).isPresent()
            && option.text().startsWith("-")
            && !option.text().endsWith("\\");
    return inside ? Optional.of(insert(option, " " + options)) : Optional.empty();
  }

  /// True where double quotes may be written into a line: it does not stand within such quotes of
  /// an outer one (`bash -c "docker run …"`).
  public static boolean quotable(Run run, List<Script> scripts) {
    return run.invocation().stream()
        .noneMatch(line ->
            scripts.stream()
                .filter(s -> s.at().source() == line.at().source())
                .flatMap(s -> s.invocations().stream())
                .flatMap(RunOptions::words)
                .anyMatch(w -> quotes(w, line.at())));
  }

  /// True for a word without quotes that stands in the file as the shell sees it.
  public static boolean plain(Word word) {
    return word.raw().equals(word.text())
        && word.raw().indexOf('"') < 0
        && word.raw().indexOf('\'') < 0;
  }

  private static Stream<Word> words(Invocation invocation) {
    return Stream.of(invocation.assignments(), invocation.prefix(), invocation.words())
        .flatMap(List::stream);
  }

  /// `$(…)` within double quotes begins anew.
  private static boolean quotes(Word word, Span line) {
    Span at = word.at();
    if (!at.contains(line) || at.equals(line)) {
      return false;
    }
    String before = at.source().text().substring(at.start(), line.start());
    return !before.contains("$(") && before.indexOf('`') < 0 && before.indexOf('"') >= 0;
  }

  private static Optional<Span> verb(Run run) {
    return run.invocation()
        .flatMap(i ->
            i.words().stream()
                .skip(1)
                .filter(w -> i.at().contains(w.at()))
                .filter(w -> w.raw().equals("run") && w.text().equals("run"))
                .map(Word::at)
                .findFirst());
  }

  private static Edit insert(Span behind, String text) {
    return Edit.insert(behind.source(), behind.end(), text);
  }

  /// Commands of PowerShell or cmd, where quotes and expansions are others.
  public static boolean windows(Run run) {
    Source source = run.at().source();
    String path = source.path().toLowerCase(Locale.ROOT);
    if (path.endsWith(".ps1") || path.endsWith(".bat") || path.endsWith(".cmd")) {
      return true;
    }
    int fence = source.text().lastIndexOf("```", run.at().start());
    if (fence < 0 || !(path.endsWith(".md") || path.endsWith(".markdown"))) {
      return false;
    }
    int end = source.text().indexOf('\n', fence);
    String language = source.text().substring(fence, end).toLowerCase(Locale.ROOT);
    return Stream.of("powershell", "pwsh", "ps1", "bat", "cmd", "console-win", "fish")
        .anyMatch(language::contains);
  }
}

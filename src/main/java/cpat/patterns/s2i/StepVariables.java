package cpat.patterns.s2i;

import cpat.edit.Lines;
import cpat.facts.Spelling;
import cpat.model.Build;
import cpat.model.Instruction;
import cpat.model.Statement;
import cpat.model.Word;
import cpat.read.dockerfile.Expansion;
import cpat.resolve.Step;
import cpat.source.Edit;
import cpat.source.Source;
import cpat.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The variables that the build itself puts into an instruction, and which of them nobody set.
final class StepVariables {
  private static final Pattern NAME = Pattern.compile("\\$\\{?([A-Za-z_][A-Za-z0-9_]*)");

  private StepVariables() {}

  /// `within`: the same ENV sets it; `split` then makes two of it. `optional`: `${name:-…}` and its
  /// kin say what holds without it.
  record Undefined(String name, Span at, boolean optional, boolean within, Optional<Edit> split) {}

  static List<Undefined> undefined(Build build, Step step) {
    Map<String, Undefined> found = new TreeMap<>();
    Set<String> inArg = new HashSet<>();
    List<Word> words = words(step.instruction());
    for (int i = 0; i < words.size(); i++) {
      Word word = words.get(i);
      boolean arg = step.instruction() instanceof Instruction.Arg;
      String text = arg ? UndefinedVariable.valueOf(word).text() : word.text();
      Set<String> asked =
          new HashSet<>(Expansion.build(text, n -> value(step, n), build.escape()).undefined());
      for (String name : asked) {
        if (UndefinedVariable.isName(name)
            && !step.arguments().containsKey(name)
            && !inArg.contains(name)) {
          Span at = FromVariables.place(word.at(), name);
          found.putIfAbsent(name, undefined(step, name, at, words, i));
        }
      }
      if (arg) {
        inArg.add(word.text().split("=", 2)[0]);
      }
    }
    for (Statement.Heredoc document : documents(step.instruction())) {
      heredoc(step, document, build.escape(), found);
    }
    return List.copyOf(found.values());
  }

  /// What is known to be set; a PATH there always is.
  private static Optional<String> value(Step step, String name) {
    return name.equals("PATH")
        ? Optional.of("/usr/bin")
        : Optional.ofNullable(step.visible().known().get(name)).map(v -> v.known().orElse("x"));
  }

  private static Undefined undefined(Step step, String name, Span at, List<Word> words, int i) {
    boolean within = false;
    if (step.instruction() instanceof Instruction.Env(_, var pairs)) {
      for (int k = 0; k < pairs.size() && 2 * k + 1 < i; k++) {
        within |= pairs.get(k).key().text().equals(name);
      }
    }
    Optional<Edit> split =
        within ? split(words.get(i - 2).at(), words.get(i - 1).at()) : Optional.empty();
    boolean optional =
        Stream.of(":-", ":+", "-", "+")
            .anyMatch(o -> words.get(i).text().contains("${" + name + o));
    return new Undefined(name, at, optional, within, split);
  }

  /// What stands between two pairs of an ENV becomes the start of another.
  private static Optional<Edit> split(Span before, Span key) {
    Source source = key.source();
    Span between = source.span(/* start= */ before.end(), /* end= */ key.start());
    boolean blank = between.text().chars().allMatch(c -> Character.isWhitespace(c) || c == '\\');
    return blank && !between.text().isEmpty()
        ? Optional.of(new Edit(between, Lines.end(source) + "ENV "))
        : Optional.empty();
  }

  /// The words in which the build expands variables.
  private static List<Word> words(Instruction instruction) {
    Statement written = instruction.written();
    return switch (instruction) {
      case Instruction.Arg _,
          Instruction.Env _,
          Instruction.Label _,
          Instruction.Expose _,
          Instruction.User _,
          Instruction.Workdir _,
          Instruction.Volume _,
          Instruction.StopSignal _ ->
          written.arguments();
      case Instruction.Copy _, Instruction.Add _ ->
          both(
              written.flags().stream().filter(f -> expanded(f.text())).toList(),
              written.arguments());
      case Instruction.Run run -> run.mounts().stream().map(Instruction.RunMount::flag).toList();
      case Instruction.Cmd _,
          Instruction.Entrypoint _,
          Instruction.Shell _,
          Instruction.Healthcheck _,
          Instruction.OnBuild _,
          Instruction.Other _ ->
          List.of();
    };
  }

  private static List<Word> both(List<Word> flags, List<Word> arguments) {
    List<Word> all = new ArrayList<>(flags);
    all.addAll(arguments);
    return all;
  }

  private static boolean expanded(String flag) {
    return flag.startsWith("--chown=")
        || flag.startsWith("--chmod=")
        || flag.startsWith("--checksum=");
  }

  private static List<Statement.Heredoc> documents(Instruction instruction) {
    return switch (instruction) {
      case Instruction.Copy copy -> copy.written().heredocs();
      case Instruction.Add add -> add.written().heredocs();
      case Instruction _ -> List.of();
    };
  }

  /// The build expands `COPY <<EOF` too, unless its name is quoted.
  private static void heredoc(
      Step step, Statement.Heredoc document, char escape, Map<String, Undefined> found) {
    if (!document.expand()) {
      return;
    }
    String text = document.at().text();
    Matcher matcher = NAME.matcher(text);
    while (matcher.find()) {
      String name = matcher.group(1);
      boolean escaped = matcher.start() > 0 && text.charAt(matcher.start() - 1) == escape;
      if (!escaped && value(step, name).isEmpty() && !step.arguments().containsKey(name)) {
        int start = document.at().start();
        Span at = document.at().source().span(start + matcher.start(), start + matcher.end());
        found.putIfAbsent(name, new Undefined(name, at, false, false, Optional.empty()));
      }
    }
  }

  /// The variable that a name was likely meant to be.
  static Optional<String> meant(Step step, String name, Set<String> more) {
    Set<String> names = new TreeSet<>(step.visible().known().keySet());
    names.addAll(step.arguments().keySet());
    names.addAll(more);
    return Spelling.nearest(name, names, name.length() < 4 ? 1 : 2);
  }
}

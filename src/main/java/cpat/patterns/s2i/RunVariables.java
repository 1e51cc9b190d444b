package cpat.patterns.s2i;

import cpat.edit.Lines;
import cpat.model.Base;
import cpat.model.Command;
import cpat.model.Instruction;
import cpat.resolve.Step;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.source.Span;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The shell of a RUN asks for an ARG that stands before the first FROM: it gets nothing.
final class RunVariables {
  private static final Pattern NAME = Pattern.compile("(\\\\?)\\$\\{?([A-Za-z_][A-Za-z0-9_]*)");

  private RunVariables() {}

  static Stream<Hit> find(Step step, GlobalArguments globals, Base root, Map<String, Span> first) {
    Set<String> below = UndefinedVariable.set(root).orElse(Set.of());
    if (!(step.instruction() instanceof Instruction.Run(_, Command.Shell(Span at, _, _), _))) {
      return Stream.empty();
    }
    Map<String, Span> asked = new LinkedHashMap<>();
    Matcher matcher = NAME.matcher(at.text());
    while (matcher.find()) {
      String name = matcher.group(2);
      if (matcher.group(1).isEmpty()
          && globals.declares(name)
          && !below.contains(name)
          && !set(step, name, at.text())) {
        asked.putIfAbsent(
            name, at.source().span(at.start() + matcher.start(), at.start() + matcher.end()));
      }
    }
    return asked.entrySet().stream().map(e -> hit(step, e.getKey(), e.getValue(), globals, first));
  }

  /// By the build, or by the script itself.
  private static boolean set(Step step, String name, String script) {
    return step.visible().known().containsKey(name)
        || step.arguments().containsKey(name)
        || Pattern.compile(
                "\\b" + name + "=|\\b(for|read|export|local|getopts)\\b[^\\n;]*\\b" + name + "\\b")
            .matcher(script)
            .find();
  }

  private static Hit hit(
      Step step, String name, Span at, GlobalArguments globals, Map<String, Span> first) {
    Span start = first.computeIfAbsent(name, _ -> step.instruction().at());
    Hit hit =
        Hit.at(
                at,
                "`$"
                    + name
                    + "` is empty in this RUN: the ARG before the first FROM counts for FROM only,"
                    + " until this stage declares it too")
            .ours();
    Hit told = globals.place(name).map(p -> hit.note(p, "counts for FROM only")).orElse(hit);
    return told.likely()
        .fix(
            Fix.unsafe(
                "declare it in this stage: `ARG " + name + "`",
                Lines.before(start, "ARG " + name)));
  }
}

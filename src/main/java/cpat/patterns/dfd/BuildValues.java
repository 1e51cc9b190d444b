package cpat.patterns.dfd;

import cpat.facts.PerBuild;
import cpat.model.Instruction;
import cpat.model.Instruction.Arg;
import cpat.model.Instruction.Env;
import cpat.model.Instruction.Label;
import cpat.model.Instruction.Run;
import cpat.model.Instruction.Variable;
import cpat.model.Word;
import cpat.resolve.Step;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The variables of a stage whose value is another one with each build, and who speaks of them.
/// `versions` change with each release only, as far as can be told.
record BuildValues(Set<String> values, Set<String> versions) {
  private static final Pattern NAME = Pattern.compile("\\$\\{?([A-Za-z_]\\w*)");

  static BuildValues of(List<Step> steps) {
    Set<String> values = new TreeSet<>();
    Set<String> versions = new TreeSet<>();
    for (Variable variable : variables(steps).toList()) {
      String name = variable.name().text();
      String given = variable.value().map(w -> w.text()).orElse("");
      boolean epoch = name.equals("SOURCE_DATE_EPOCH") && !given.isEmpty();
      if (PerBuild.isNamed(name) && !PerBuild.isChosen(given) && !epoch) {
        values.add(name);
      } else if (PerBuild.isPlaceholder(given)) {
        if (labels(steps, name).anyMatch(PerBuild::isLabel)) {
          values.add(name);
        } else if (labels(steps, name).anyMatch(PerBuild::isVersionLabel)) {
          versions.add(name);
        }
      }
    }
    return new BuildValues(values, versions);
  }

  private static Stream<Variable> variables(List<Step> steps) {
    return steps.stream()
        .map(Step::instruction)
        .filter(Arg.class::isInstance)
        .flatMap(a -> ((Arg) a).variables().stream());
  }

  /// The labels that take the value of a variable.
  private static Stream<String> labels(List<Step> steps, String name) {
    return steps.stream()
        .map(Step::instruction)
        .filter(Label.class::isInstance)
        .flatMap(l -> ((Label) l).pairs().stream())
        .filter(p -> names(p.value().raw()).contains(name))
        .map(p -> p.key().text());
  }

  /// The variables that a text asks for.
  static Set<String> names(String text) {
    Matcher matcher = NAME.matcher(text);
    Set<String> names = new TreeSet<>();
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }

  /// The variables that ARG and ENV set.
  static Set<String> sets(Instruction instruction) {
    return switch (instruction) {
      case Arg arg ->
          arg.variables().stream().map(v -> v.name().text()).collect(Collectors.toSet());
      case Env env -> env.pairs().stream().map(p -> p.key().text()).collect(Collectors.toSet());
      case Instruction _ -> Set.of();
    };
  }

  /// All of them.
  Set<String> all() {
    Set<String> all = new TreeSet<>(values);
    all.addAll(versions);
    return all;
  }

  /// True where an instruction gives one of these to another name, or to a label.
  static boolean takes(Instruction instruction, Set<String> some) {
    return switch (instruction) {
      case Arg _, Env _, Label _ -> !Collections.disjoint(names(text(instruction)), some);
      case Instruction _ -> false;
    };
  }

  /// True where an instruction does something with one of these while the image is built.
  static boolean uses(Instruction instruction, Set<String> some) {
    return switch (instruction) {
      case Run run -> some.stream().anyMatch(n -> says(text(run), n));
      case Instruction.Cmd _,
          Instruction.Entrypoint _,
          Instruction.Healthcheck _,
          Instruction.OnBuild _,
          Instruction.Shell _,
          Arg _,
          Env _,
          Label _ ->
          false;
      case Instruction other -> !Collections.disjoint(names(text(other)), some);
    };
  }

  static boolean says(String text, String name) {
    return Pattern.compile("\\b" + Pattern.quote(name) + "\\b").matcher(text).find();
  }

  private static String text(Instruction instruction) {
    return instruction.at().text();
  }

  /// The variables of an ARG or ENV that get their value from some of these, or are of them.
  static Set<String> made(Instruction instruction, Set<String> some) {
    Set<String> made = new TreeSet<>();
    switch (instruction) {
      case Env env ->
          env.pairs().stream()
              .filter(p -> asks(p.value(), some))
              .forEach(p -> made.add(p.key().text()));
      case Arg arg ->
          arg.variables().stream()
              .filter(v ->
                  some.contains(v.name().text())
                      || v.value().filter(w -> asks(w, some)).isPresent())
              .forEach(v -> made.add(v.name().text()));
      case Instruction _ -> {}
    }
    return made;
  }

  private static boolean asks(Word value, Set<String> some) {
    return !Collections.disjoint(names(value.raw()), some);
  }
}

package cpat.patterns.s2i;

import static cpat.rule.Level.WARNING;

import cpat.edit.Lines;
import cpat.facts.ImageVariables;
import cpat.model.Base;
import cpat.model.Instruction;
import cpat.model.Word;
import cpat.resolve.Step;
import cpat.rule.Checked;
import cpat.rule.Checked.Built;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Rule;
import cpat.source.Edit;
import cpat.source.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// S2I005: see the page of the same name.
final class UndefinedVariable {
  static final Rule RULE =
      new Rule(
          "S2I005",
          "undefined-variable",
          WARNING,
          "a variable that is empty where it is used: not declared, out of its stage, or set too"
              + " late",
          List.of("UndefinedArgInFrom", "InvalidDefaultArgInFrom", "UndefinedVar", "DL3044"),
          UndefinedVariable.class,
          UndefinedVariable::find);

  private UndefinedVariable() {}

  private static Stream<Hit> find(Checked checked) {
    return checked
        .builds()
        .filter(b -> !StageReference.template(b))
        .filter(b -> b.stages().stream().noneMatch(s -> s.from().arguments().isEmpty()))
        .flatMap(build -> {
          GlobalArguments globals = GlobalArguments.of(build);
          return build.stages().stream()
              .flatMap(stage -> {
                Built built = new Built(build, stage);
                return Stream.concat(
                    FromVariables.find(checked, built, globals), inStage(checked, built, globals));
              });
        });
  }

  private static Stream<Hit> inStage(Checked checked, Built built, GlobalArguments globals) {
    Base root = checked.resolved().root(built.build(), built.stage());
    Map<String, Span> first = new HashMap<>();
    return checked.image(built).steps().stream()
        .filter(s -> s.stage().equals(built.stage()) && !s.trigger())
        .flatMap(step ->
            Stream.concat(
                StepVariables.undefined(built.build(), step).stream()
                    .flatMap(u -> hit(step, u, globals, root, first).stream()),
                RunVariables.find(step, globals, root, first)));
  }

  /// What a base is known to set, by the names of well-known images.
  static Optional<Set<String>> set(Base root) {
    return root instanceof Base.Image image
        ? ImageVariables.of(image.repository())
        : Optional.empty();
  }

  private static Optional<Hit> hit(
      Step step,
      StepVariables.Undefined used,
      GlobalArguments globals,
      Base root,
      Map<String, Span> first) {
    String name = used.name();
    boolean predefined = GlobalArguments.predefined(name);
    boolean open = step.visible().rest().isPresent() && !predefined && !used.within();
    Optional<Set<String>> below = set(root);
    boolean optional = used.optional() && !globals.declares(name) && !predefined;
    boolean told = globals.declares(name) || below.isPresent();
    boolean unclear = open && (!told || below.map(b -> b.contains(name)).orElse(false));
    // A base without PATH gets the usual one.
    if (optional || unclear || name.equals("PATH")) {
      return Optional.empty();
    }
    Span start = first.computeIfAbsent(name, _ -> step.instruction().at());
    Set<String> known = below.orElse(Set.of());
    Hit hit =
        Hit.at(used.at(), "`$" + name + "` is empty here: " + why(step, used, globals, known));
    hit = used.within() ? hit.codes("DL3044", "UndefinedVar") : hit.codes("UndefinedVar");
    // BuildKit does not look into EXPOSE.
    hit = step.instruction() instanceof Instruction.Expose ? hit.ours() : hit;
    boolean rest = step.visible().rest().isPresent() && !predefined;
    boolean sure = !rest || (below.isPresent() && below.get().isEmpty());
    for (Span place : globals.place(name).stream().toList()) {
      hit = hit.note(place, "counts for FROM only");
    }
    boolean global = predefined || globals.declares(name);
    return Optional.of((sure ? hit : hit.likely()).fix(fix(step, used, global, start, known)));
  }

  private static String why(
      Step step, StepVariables.Undefined used, GlobalArguments globals, Set<String> known) {
    String name = used.name();
    if (used.within()) {
      return "all values of one ENV see the variables as they were before it";
    }
    if (globals.declares(name)) {
      return "the ARG before the first FROM counts for FROM only, until this stage declares it too";
    }
    if (GlobalArguments.predefined(name)) {
      return "BuildKit sets it, but only in a stage that declares it with ARG";
    }
    return "no ARG and no ENV above sets it"
        + StepVariables.meant(step, name, known).map(m -> "; is `$" + m + "` meant?").orElse("");
  }

  /// A declaration stands before the first use, so that the layers above it stay in the cache.
  private static Fix fix(
      Step step, StepVariables.Undefined used, boolean global, Span first, Set<String> known) {
    String name = used.name();
    if (used.within()) {
      return used.split()
          .map(e -> Fix.unsafe("begin another ENV before it", e))
          .orElseGet(() -> Fix.show("set it in an ENV of its own, before this one"));
    }
    if (global) {
      return Fix.unsafe(
          "declare it in this stage: `ARG " + name + "`", Lines.before(first, "ARG " + name));
    }
    Optional<String> meant = StepVariables.meant(step, name, known);
    return meant.isPresent()
        ? Fix.unsafe(
            "write `$" + meant.get() + "`",
            new Edit(used.at(), used.at().text().replace(name, meant.get())))
        : Fix.show("declare `ARG " + name + "` above, or set it with ENV");
  }

  static Word valueOf(Word argument) {
    int equals = argument.text().indexOf('=');
    return argument.with(equals < 0 ? "" : argument.text().substring(equals + 1));
  }

  static boolean isName(String name) {
    return !name.isEmpty() && (Character.isLetter(name.charAt(0)) || name.charAt(0) == '_');
  }
}

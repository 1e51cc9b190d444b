package cpat.patterns.efe;

import cpat.edit.JsonArray;
import cpat.edit.Lines;
import cpat.facts.EntrypointScripts;
import cpat.facts.Starters;
import cpat.model.Instruction.Cmd;
import cpat.model.Instruction.Entrypoint;
import cpat.model.Instruction.Healthcheck;
import cpat.model.Instruction.Run;
import cpat.model.ShellKind;
import cpat.patterns.efe.Dollars.Reference;
import cpat.resolve.From;
import cpat.rule.Fix;
import cpat.source.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Gives the words of an array to a shell, which puts the values in and gives way to the program.
final class ExecWordsFix {
  /// Official images whose start script runs whatever it gets, a shell too.
  private static final Set<String> RUN_ALL = Set.of("node", "php", "eclipse-temurin");

  private ExecWordsFix() {}

  static Fix of(ExecWords here) {
    ShellKind shell = here.image().shellKind().known().orElse(ShellKind.UNKNOWN);
    List<String> names =
        here.own().stream().flatMap(w -> Dollars.in(w).stream()).map(Reference::name).toList();
    List<String> elsewhere = names.stream().filter(here::elsewhere).distinct().toList();
    List<String> passing =
        names.stream()
            .filter(n -> here.passing(n) && !(here.said() instanceof Run))
            .distinct()
            .toList();
    if (shell == ShellKind.NONE) {
      return Fix.show("have the program read the variable itself: this image has no shell");
    }
    if (!elsewhere.isEmpty()) {
      return Fix.show(
          "say `ARG "
              + elsewhere.getFirst()
              + "` and `ENV` in this stage, so that the value is there, and let a shell put it in");
    }
    if (shell == ShellKind.UNKNOWN || shell == ShellKind.CMD) {
      return Fix.show(
          "if the image has a shell, let it put the value in: `[\"sh\", \"-c\", \"exec …\"]`");
    }
    if (here.exec().at().text().contains("\n")) {
      return Fix.show("let a shell put the value in: `[\"sh\", \"-c\", \"exec …\"]`");
    }
    return edit(here, passing);
  }

  private static Fix edit(ExecWords here, List<String> passing) {
    String text = Dollars.text(here.own());
    List<Edit> edits = new ArrayList<>();
    for (String name : passing) {
      edits.add(Lines.before(here.said().at(), "ENV " + name + "=$" + name));
    }
    boolean usual = here.image().shell().known().map(List::isEmpty).orElse(false);
    switch (here.said()) {
      case Entrypoint _ ->
          edits.add(array(here, List.of("sh", "-c", "exec " + text + " \"$@\"", "--")));
      case Cmd _ when !here.before().isEmpty() && !runs(here) -> {
        return Fix.show(
            "give the words to ENTRYPOINT's program another way: it takes no shell in their place");
      }
      case Cmd _ -> edits.add(array(here, List.of("sh", "-c", "exec " + text)));
      case Run _ when usual -> edits.add(new Edit(here.exec().at(), text));
      case Healthcheck _ when usual -> edits.add(new Edit(here.exec().at(), text));
      default -> edits.add(array(here, List.of("sh", "-c", "exec " + text)));
    }
    String kept = passing.isEmpty() ? "" : "keep `" + passing.getFirst() + "` in the image, and ";
    return Fix.unsafe(kept + "let a shell put the value in", edits);
  }

  private static Edit array(ExecWords here, List<String> words) {
    return new Edit(here.exec().at(), JsonArray.of(words));
  }

  /// True when ENTRYPOINT runs what it is given, whatever that is.
  private static boolean runs(ExecWords here) {
    String first = here.before().getFirst();
    return Starters.script(first)
        ? here.image().base().orElse(null) instanceof From.OfImage(String name, _, _)
            && EntrypointScripts.of(name, first)
                .filter(s -> RUN_ALL.contains(s.image()))
                .isPresent()
        : Starters.of(here.before());
  }
}

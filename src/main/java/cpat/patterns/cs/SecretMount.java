package cpat.patterns.cs;

import cpat.edit.Lines;
import cpat.model.Base;
import cpat.model.Command;
import cpat.model.Instruction;
import cpat.model.Instruction.Arg;
import cpat.model.Instruction.Run;
import cpat.model.Statement;
import cpat.model.Word;
import cpat.rule.Checked.Built;
import cpat.rule.Fix;
import cpat.source.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A secret argument, given to the RUNs that name it as a mount instead.
final class SecretMount {
  /// Frontends that do not know `env=` yet.
  private static final Pattern OLD = Pattern.compile(".*:1\\.[0-9](\\.[0-9]+)?(-.*)?(@.*)?");

  private SecretMount() {}

  static Fix of(Built built, Arg arg, Instruction.Variable variable) {
    String name = variable.name().text();
    String mount = "--mount=type=secret,id=" + name + ",env=" + name;
    String call = "`docker build --secret id=" + name + " …`";
    List<Run> runs = runs(built, arg, name);
    if (arg.variables().size() != 1
        || variable.value().isPresent()
        || runs.isEmpty()
        || elsewhere(built, arg, runs, name)
        || built
            .build()
            .syntax()
            .map(Word::text)
            .filter(s -> OLD.matcher(s).matches())
            .isPresent()) {
      return Fix.show(
          "take it out, and give it to the RUN that needs it: `RUN " + mount + " …`, " + call);
    }
    List<Edit> edits = new ArrayList<>(List.of(Lines.remove(arg.at())));
    for (Run run : runs) {
      int end = run.at().start() + "RUN".length();
      edits.add(Edit.insert(run.at().source(), end, " " + mount));
    }
    return Fix.unsafe("give it as a mount, and build with " + call, edits);
  }

  /// The RUNs behind the argument that name it.
  private static List<Run> runs(Built built, Arg arg, String name) {
    return built
        .stage()
        .all(Run.class)
        .filter(r -> r.at().start() > arg.at().start() && r.command() instanceof Command.Shell)
        .filter(r -> names(r.written(), name))
        .toList();
  }

  /// True when something else needs the argument: another instruction, a stage on top of this one.
  private static boolean elsewhere(Built built, Arg arg, List<Run> runs, String name) {
    boolean base =
        built.build().stages().stream()
            .anyMatch(s ->
                s.base() instanceof Base.Earlier(int index, _) && index == built.stage().index());
    boolean declared =
        built.build().statements().stream()
            .filter(s -> s.keyword().equals("ARG") && !s.at().equals(arg.at()))
            .flatMap(s -> s.arguments().stream())
            .anyMatch(w -> w.text().equals(name) || w.text().startsWith(name + "="));
    boolean used =
        built.stage().instructions().stream()
            .filter(i -> !(i instanceof Run run && runs.contains(run)))
            .anyMatch(i -> names(i.written(), name));
    return base || declared || used;
  }

  private static boolean names(Statement statement, String name) {
    return Pattern.compile("\\$(\\{" + name + "\\b|" + name + "\\b)")
        .matcher(statement.at().text())
        .find();
  }
}

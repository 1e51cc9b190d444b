package cpat.patterns.cs;

import static cpat.rule.Level.WARNING;

import cpat.edit.Lines;
import cpat.model.Instruction;
import cpat.model.Word;
import cpat.resolve.From;
import cpat.resolve.Step;
import cpat.resolve.Value;
import cpat.rule.Checked;
import cpat.rule.Checked.Built;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Rule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// CS003: see the page of the same name.
final class RelativeDestination {
  static final Rule RULE =
      new Rule(
          "CS003",
          "relative-destination-without-workdir",
          WARNING,
          "files are copied to a relative place, and no WORKDIR says relative to what",
          List.of("DL3045"),
          RelativeDestination.class,
          RelativeDestination::find);

  private RelativeDestination() {}

  private static Stream<Hit> find(Checked checked) {
    return checked.stages().flatMap(built -> find(checked, built));
  }

  /// Once per stage: the WORKDIR that is missing is one.
  private static Stream<Hit> find(Checked checked, Built built) {
    for (Step step : checked.image(built).steps()) {
      if (step.instruction() instanceof Instruction.Workdir) {
        return Stream.empty();
      }
      Optional<Word> destination = destination(step.instruction());
      boolean own =
          !step.trigger()
              && step.stage().index() == built.stage().index()
              && step.instruction().at().source() == built.build().at().source();
      if (own && destination.isPresent() && relative(step.text(destination.get()))) {
        return Stream.of(hit(step, destination.get()));
      }
    }
    return Stream.empty();
  }

  private static Optional<Word> destination(Instruction instruction) {
    return switch (instruction) {
      case Instruction.Copy copy -> Optional.of(copy.destination());
      case Instruction.Add add -> Optional.of(add.destination());
      default -> Optional.empty();
    };
  }

  private static boolean relative(String to) {
    boolean drive = to.length() > 1 && to.charAt(1) == ':';
    return !to.isEmpty()
        && !to.startsWith("/")
        && !to.startsWith("\\")
        && !to.contains("$")
        && !to.contains("%")
        && !drive;
  }

  private static Hit hit(Step step, Word destination) {
    String to = "`" + step.text(destination) + "` is relative, and no WORKDIR stands above: ";
    if (!(step.workdir() instanceof Value.Known<String>(String folder, var from, _))) {
      return Hit.at(destination.at(), to + "where the files land is for the base image to say")
          .likely()
          .fix(Fix.show("say where: WORKDIR /app"));
    }
    String root = folder.isEmpty() ? "/" : folder;
    Hit hit = Hit.at(destination.at(), to + "the files land in `" + root + "`");
    boolean assumed =
        from.stream().anyMatch(f -> f instanceof From.OfImage image && image.assumed());
    var edit = Lines.before(step.instruction().at(), "WORKDIR " + root);
    String title = "say so: WORKDIR " + root;
    return assumed ? hit.likely().fix(Fix.unsafe(title, edit)) : hit.fix(Fix.safe(title, edit));
  }
}

package cpat.general;

import cpat.model.Instruction.Workdir;
import cpat.resolve.From;
import cpat.resolve.Step;
import cpat.resolve.Value;
import cpat.rule.Checked;
import cpat.rule.Checked.Built;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.source.Edit;
import java.util.List;
import java.util.Optional;

/// A first WORKDIR that is relative: to what, the base image says. As with BuildKit, those behind
/// another WORKDIR are not judged.
final class RelativeWorkdir {
  private RelativeWorkdir() {}

  static Optional<Hit> find(Checked checked, Built built) {
    List<Step> all =
        checked.image(built).steps().stream()
            .filter(s -> s.instruction() instanceof Workdir)
            .toList();
    if (all.isEmpty() || all.getFirst().trigger()) {
      return Optional.empty();
    }
    Step first = all.getFirst();
    return first.stage().at().equals(built.stage().at())
        ? hit(first, (Workdir) first.instruction())
        : Optional.empty();
  }

  private static Optional<Hit> hit(Step step, Workdir workdir) {
    String path = workdir.path().text();
    if (path.isEmpty() || path.matches("(?s)[/\\\\\"'$%].*|[A-Za-z]:.*") || path.contains("$")) {
      return Optional.empty();
    }
    Hit hit =
        Hit.at(
                workdir.path().at(),
                "`"
                    + path
                    + "` is relative, and no WORKDIR stands above: where it lies is for the"
                    + " base image to say")
            .codes("WorkdirRelativePath", "DL3000", "DS-0009", "KICS WORKDIR Path Not Absolute");
    if (!(step.workdir() instanceof Value.Known<String>(String folder, var from, _))
        || path.startsWith(".")) {
      return Optional.of(hit.fix(Fix.show("write an absolute path")));
    }
    boolean assumed =
        from.stream().anyMatch(f -> f instanceof From.OfImage image && image.assumed());
    String whole = (folder.endsWith("/") ? folder : folder + "/") + path;
    Edit edit = new Edit(workdir.path().at(), whole);
    String title = "write " + whole;
    return Optional.of(hit.fix(assumed ? Fix.unsafe(title, edit) : Fix.safe(title, edit)));
  }
}

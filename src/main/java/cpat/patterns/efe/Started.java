package cpat.patterns.efe;

import cpat.model.Command;
import cpat.model.Instruction;
import cpat.model.Instruction.Cmd;
import cpat.model.Instruction.Entrypoint;
import cpat.model.ShellKind;
import cpat.model.Word;
import cpat.resolve.FirstProcess;
import cpat.resolve.ImageFiles;
import cpat.resolve.Pid1;
import cpat.resolve.Pid1.Outcome;
import cpat.resolve.ResolvedImage;
import cpat.rule.Checked;
import cpat.rule.Checked.Built;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// What a stage's own CMD or ENTRYPOINT starts: PID 1, then what that would be if each shell gave
/// way to its program. So a fix of one shell brings no new finding of the next to light.
record Started(Built built, ResolvedImage image, Instruction said, List<Pid1> links) {
  private static final int MOST = 6;

  static Stream<Started> all(Checked checked) {
    return checked.stages().flatMap(b -> of(checked, b).stream());
  }

  static Optional<Started> of(Checked checked, Built built) {
    ResolvedImage image = checked.image(built);
    Optional<Instruction> said =
        built.stage().last(Entrypoint.class).stream()
            .filter(e -> !e.command().words().isEmpty())
            .map(e -> (Instruction) e)
            .findFirst()
            .or(() -> built.stage().last(Cmd.class));
    return said.filter(_ -> !image.os().equals("windows"))
        .filter(s -> !command(s).words().isEmpty())
        .map(s -> new Started(built, image, s, links(checked, built, s, image)));
  }

  private static List<Pid1> links(
      Checked checked, Built built, Instruction said, ResolvedImage image) {
    ImageFiles files = new ImageFiles(checked.tree());
    ShellKind kind = image.shellKind().known().orElse(ShellKind.UNKNOWN);
    Function<List<String>, Pid1> follow =
        argv -> FirstProcess.of(new Pid1.Start(argv, kind, false, "", p -> files.find(image, p)));
    Pid1 first = checked.firstProcess(built);
    // An unknown base may bring an ENTRYPOINT; as a rule that execs its arguments, or there is
    // none.
    boolean open = first.argv().isEmpty() && command(said) instanceof Command.Exec;
    List<Pid1> links = new ArrayList<>(List.of(open ? follow.apply(command(said).words()) : first));
    while (links.size() < MOST) {
      Pid1 last = links.getLast();
      boolean stays = last.outcome() == Outcome.SHELL || last.outcome() == Outcome.UNKNOWN;
      if (!stays || last.program().isEmpty() || last.program().equals(last.argv())) {
        break;
      }
      links.add(follow.apply(last.program()));
    }
    return List.copyOf(links);
  }

  /// True when the base may bring an ENTRYPOINT that nobody knows.
  boolean open() {
    return !image.entrypoint().isKnown();
  }

  static Command command(Instruction said) {
    return switch (said) {
      case Entrypoint e -> e.command();
      case Cmd c -> c.command();
      default -> throw new IllegalArgumentException(said.at().toString());
    };
  }

  Pid1 first() {
    return links.getFirst();
  }

  Pid1 last() {
    return links.getLast();
  }

  /// The words of ENTRYPOINT and CMD as they stand in this stage, if both are arrays.
  List<Word> words() {
    List<Word> all = new ArrayList<>();
    if (command(said) instanceof Command.Exec(_, var argv)) {
      all.addAll(argv);
      if (said instanceof Entrypoint
          && built.stage().last(Cmd.class).map(Cmd::command).orElse(null)
              instanceof Command.Exec(_, var more)) {
        all.addAll(more);
      }
    }
    return all;
  }
}

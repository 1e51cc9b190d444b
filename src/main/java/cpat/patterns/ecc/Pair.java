package cpat.patterns.ecc;

import cpat.model.Command;
import cpat.model.Instruction.Cmd;
import cpat.model.Instruction.Entrypoint;
import cpat.resolve.ResolvedImage;
import cpat.rule.Checked;
import java.util.Optional;
import java.util.stream.Stream;

/// The ENTRYPOINT and the CMD of a stage that meet, both said in its file, one of them in the stage
/// itself.
record Pair(Checked.Built built, ResolvedImage image, Entrypoint entrypoint, Cmd cmd) {
  static Stream<Pair> all(Checked checked) {
    return checked.stages().flatMap(b -> of(checked, b).stream());
  }

  private static Optional<Pair> of(Checked checked, Checked.Built built) {
    ResolvedImage image = checked.image(built);
    boolean own =
        built.stage().last(Cmd.class).isPresent()
            || built.stage().last(Entrypoint.class).isPresent();
    Optional<Entrypoint> entrypoint =
        image
            .said(image.entrypoint())
            .filter(Entrypoint.class::isInstance)
            .map(Entrypoint.class::cast)
            .filter(e -> given(e.command()));
    Optional<Cmd> cmd =
        image
            .said(image.cmd())
            .filter(Cmd.class::isInstance)
            .map(Cmd.class::cast)
            .filter(c -> given(c.command()));
    return own && entrypoint.isPresent() && cmd.isPresent()
        ? Optional.of(new Pair(built, image, entrypoint.get(), cmd.get()))
            .filter(p -> p.inside(p.entrypoint().at()) && p.inside(p.cmd().at()))
        : Optional.empty();
  }

  private boolean inside(cpat.source.Span at) {
    return at.source() == built.build().at().source();
  }

  /// An empty array or text takes away what was there.
  private static boolean given(Command command) {
    return switch (command) {
      case Command.Exec exec -> !exec.words().isEmpty() && !exec.words().getFirst().isEmpty();
      case Command.Shell shell ->
          !shell.script().isBlank() && !shell.script().strip().startsWith("[");
    };
  }
}

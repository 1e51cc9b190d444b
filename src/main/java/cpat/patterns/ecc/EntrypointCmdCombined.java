package cpat.patterns.ecc;

import static cpat.rule.Kind.*;

import cpat.model.Build;
import cpat.model.Command;
import cpat.model.Instruction;
import cpat.model.Instruction.Cmd;
import cpat.model.Instruction.Entrypoint;
import cpat.model.Stage;
import cpat.resolve.Resolution;
import cpat.resolve.ResolvedImage;
import cpat.resolve.Value;
import cpat.rule.Pattern;
import cpat.rule.Use;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// ENTRYPOINT and CMD Combined, found by DEFINITIONS: see README.md beside this file.
public final class EntrypointCmdCombined {
  public static final Pattern PATTERN =
      new Pattern(
          "ECC",
          "ENTRYPOINT and CMD Combined",
          Set.of(RUNTIME),
          4,
          4,
          "ENTRYPOINT is the fixed part of the command, CMD its default arguments",
          EntrypointCmdCombined::find,
          List.of(
              ShellFormCmd.RULE,
              IgnoredCmd.RULE,
              SaidTwice.RULE,
              DroppedCmd.RULE,
              MisplacedWords.RULE));

  private EntrypointCmdCombined() {}

  private static Stream<Use> find(Resolution resolved) {
    return resolved.project().builds().stream()
        .flatMap(build ->
            build.deliverable().stream()
                .flatMap(stage -> look(build, stage, resolved.image(build, stage))));
  }

  private static Stream<Use> look(Build build, Stage stage, ResolvedImage image) {
    boolean own = stage.last(Cmd.class).isPresent() || stage.last(Entrypoint.class).isPresent();
    Optional<Entrypoint> entrypoint =
        said(build, image, image.entrypoint(), Entrypoint.class)
            .filter(e -> isGiven(e, e.command()));
    Optional<Cmd> cmd =
        said(build, image, image.cmd(), Cmd.class).filter(c -> isGiven(c, c.command()));
    if (!own || entrypoint.isEmpty() || cmd.isEmpty()) {
      return Stream.empty();
    }
    return Stream.of(judge(build.subject(stage), entrypoint.get(), cmd.get()));
  }

  /// The instruction of this file that decides: what another image brings does not count.
  private static <T extends Instruction> Optional<T> said(
      Build build, ResolvedImage image, Value<List<String>> words, Class<T> kind) {
    return image
        .said(words)
        .filter(i -> i.at().source() == build.at().source())
        .filter(kind::isInstance)
        .map(kind::cast);
  }

  /// An empty array takes away what was there. `CMD --port 80` in shell form: the builder takes the
  /// first words for flags of its own.
  private static boolean isGiven(Instruction instruction, Command command) {
    return switch (command) {
      case Command.Exec exec -> !exec.words().isEmpty() && !exec.words().equals(List.of(""));
      case Command.Shell shell ->
          !shell.script().isBlank() || !instruction.written().flags().isEmpty();
    };
  }

  private static Use judge(String subject, Entrypoint entrypoint, Cmd cmd) {
    boolean shellCmd = cmd.command() instanceof Command.Shell;
    boolean shellEntrypoint = entrypoint.command() instanceof Command.Shell;
    if (shellCmd) {
      String reason =
          shellEntrypoint
              ? "CMD and ENTRYPOINT are in shell form: CMD is ignored, it never reaches the program"
              : "CMD is in shell form: `"
                  + program(entrypoint.command())
                  + "` gets /bin/sh -c and one long string as its arguments";
      return Use.misapplied("ECC", subject, cmd.at(), reason)
          .because(entrypoint.at(), "the ENTRYPOINT it is combined with");
    }
    if (shellEntrypoint) {
      return Use.misapplied(
              "ECC",
              subject,
              entrypoint.at(),
              "ENTRYPOINT is in shell form: CMD and the arguments of docker run are ignored")
          .because(cmd.at(), "the CMD that is ignored");
    }
    return Use.used(
            "ECC",
            subject,
            cmd.at(),
            "ENTRYPOINT `"
                + program(entrypoint.command())
                + "` is the fixed part, CMD its default arguments")
        .because(entrypoint.at(), "the fixed part");
  }

  private static String program(Command command) {
    return command.words().isEmpty() ? "" : command.words().getFirst();
  }
}

package cpat.patterns.dyt;

import cpat.facts.Servers;
import cpat.facts.Tools;
import cpat.model.Build;
import cpat.model.Command;
import cpat.model.Instruction;
import cpat.model.Stage;
import cpat.resolve.Resolution;
import cpat.resolve.ResolvedImage;
import cpat.resolve.Value;
import cpat.rule.Use;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// An image that is a tool: whalebrew's labels, or an ENTRYPOINT that is the tool with help or
/// version as CMD.
final class ToolImage {
  private static final Set<String> ASKS =
      Set.of(
          "--help",
          "-h",
          "-help",
          "help",
          "--version",
          "-version",
          "version",
          "-V",
          "-v",
          "/?",
          "--usage",
          "usage",
          "--info",
          "-?");

  private ToolImage() {}

  static Optional<Use> use(Resolution resolved, Build build) {
    if (build.stages().isEmpty()) {
      return Optional.empty();
    }
    Stage last = build.stages().getLast();
    List<Instruction> all = build.inherited(last);
    return whalebrew(build, last, all)
        .or(() -> help(build, last, all, resolved.image(build, last)));
  }

  private static Optional<Use> whalebrew(Build build, Stage stage, List<Instruction> all) {
    return all.stream()
        .filter(Instruction.Label.class::isInstance)
        .map(Instruction.Label.class::cast)
        .filter(l -> l.pairs().stream().anyMatch(p -> p.key().text().startsWith("io.whalebrew.")))
        .findFirst()
        .map(l ->
            Use.used(
                "DYT",
                build.subject(stage),
                l.at(),
                "the labels let whalebrew install the image as a command"));
  }

  private static Optional<Use> help(
      Build build, Stage stage, List<Instruction> all, ResolvedImage image) {
    Optional<Instruction.Entrypoint> entrypoint =
        said(all, image, image.entrypoint(), Instruction.Entrypoint.class);
    Optional<Instruction.Cmd> cmd = said(all, image, image.cmd(), Instruction.Cmd.class);
    if (entrypoint.isEmpty() || cmd.isEmpty() || exposes(all)) {
      return Optional.empty();
    }
    List<String> arguments = cmd.get().command().words();
    boolean asks = arguments.size() == 1 && ASKS.contains(arguments.getFirst());
    if (!asks || !(entrypoint.get().command() instanceof Command.Exec exec)) {
      return Optional.empty();
    }
    List<String> program = exec.words();
    if (program.isEmpty() || server(program)) {
      return Optional.empty();
    }
    return Optional.of(
        Use.used(
            "DYT",
            build.subject(stage),
            entrypoint.get().at(),
            "the image is the tool: run without arguments, it says " + arguments.getFirst()));
  }

  /// The program behind an init such as `tini --`.
  private static boolean server(List<String> program) {
    List<String> words = program;
    int dashes = program.indexOf("--");
    if (dashes >= 0 && dashes < program.size() - 1) {
      words = program.subList(dashes + 1, program.size());
    }
    String name = words.getFirst().toLowerCase(Locale.ROOT);
    return !Tools.command(words.getFirst())
        && (Servers.command(words) || name.contains("server") || name.endsWith("d/run"));
  }

  private static boolean exposes(List<Instruction> all) {
    return all.stream().anyMatch(Instruction.Expose.class::isInstance);
  }

  /// The instruction of this file that decides.
  private static <T extends Instruction> Optional<T> said(
      List<Instruction> all, ResolvedImage image, Value<List<String>> words, Class<T> kind) {
    return image.said(words).filter(all::contains).filter(kind::isInstance).map(kind::cast);
  }
}

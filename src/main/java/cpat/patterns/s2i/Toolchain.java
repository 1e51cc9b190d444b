package cpat.patterns.s2i;

import cpat.facts.BuildTools;
import cpat.facts.Packages;
import cpat.facts.ToolchainImages;
import cpat.model.Base;
import cpat.model.Build;
import cpat.model.Command;
import cpat.model.Instruction;
import cpat.model.Stage;
import cpat.model.Word;
import cpat.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Compilers or build tools in a stage that is to run the result only.
record Toolchain(Span at, String what) {

  static Optional<Toolchain> in(Build build, Stage stage, Base root) {
    if (root instanceof Base.Image image
        && ToolchainImages.isToolchain(image.repository(), image.tag())) {
      return Optional.of(
          new Toolchain(build.lineage(stage).getFirst().at(), "`" + image.reference() + "`"));
    }
    return installed(build.inherited(stage));
  }

  private static Optional<Toolchain> installed(List<Instruction> instructions) {
    List<Toolchain> found = new ArrayList<>();
    for (Instruction instruction : instructions) {
      if (instruction instanceof Instruction.Run(_, Command.Shell(_, _, var invocations), _)) {
        for (var invocation : invocations) {
          List<String> words = invocation.words().stream().map(Word::text).toList();
          BuildTools.compiler(Packages.installed(words))
              .ifPresent(tool -> found.add(new Toolchain(instruction.at(), tool)));
          if (!Packages.removed(words).isEmpty() || unneeded(words)) {
            found.removeIf(t -> t.at().equals(instruction.at()));
          }
        }
      }
    }
    return found.stream().findFirst();
  }

  /// `apt-get purge --auto-remove` names none: what `apt-mark` left goes.
  private static boolean unneeded(List<String> words) {
    return words.contains("autoremove") || words.contains("--auto-remove");
  }
}

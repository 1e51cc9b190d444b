package cpat.patterns.bfs;

import cpat.facts.Distributions;
import cpat.model.Build;
import cpat.model.Instruction;
import cpat.model.Word;
import cpat.resolve.Step;
import java.util.List;

/// Whether what is copied into an image from scratch may hold a shell: a folder or an archive that
/// lands in the root or where programs lie, or a file that is called like one.
final class ShellBrought {
  private ShellBrought() {}

  static boolean by(Build build, List<Step> steps) {
    return Contents.of(build, steps).holdShell() || steps.stream().anyMatch(ShellBrought::may);
  }

  private static boolean may(Step step) {
    return switch (step.instruction()) {
      case Instruction.Copy(_, var sources, var to, _) -> may(step, sources, to);
      case Instruction.Add(_, var sources, var to) -> may(step, sources, to);
      case Instruction.Run run ->
          run.mounts().stream().anyMatch(m -> m.options().containsKey("from"));
      case Instruction _ -> false;
    };
  }

  private static boolean may(Step step, List<Word> sources, Word to) {
    String target = step.text(to);
    boolean programs =
        List.of("", ".", "/bin", "bin", "/usr", "usr", "/usr/bin", "/bin/sh")
            .contains(target.replaceAll("/+$", ""));
    return target.endsWith("/sh")
        || target.contains("$")
        || (programs && sources.stream().anyMatch(s -> folder(step.text(s))));
  }

  /// Folders have no dot in their name; archives are unpacked by ADD. A file is one file.
  private static boolean folder(String source) {
    String name = source.substring(source.lastIndexOf('/') + 1);
    return name.isEmpty()
        || name.contains("*")
        || name.contains("$")
        || name.equals(".")
        || name.contains(".tar")
        || name.endsWith(".tgz")
        || name.endsWith(".txz")
        || name.contains("root")
        || Distributions.isFileSystem(source)
        || List.of(
                "bin", "out", "dist", "target", "build", "output", "install", "image", "fs", "usr")
            .contains(name);
  }
}

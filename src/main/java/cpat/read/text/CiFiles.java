package cpat.read.text;

import cpat.model.Reading;
import cpat.model.Script;
import cpat.read.shell.Shell.Dialect;
import cpat.read.yaml.Node;
import cpat.read.yaml.Node.Entry;
import cpat.read.yaml.Node.Mapping;
import cpat.read.yaml.Node.Scalar;
import cpat.read.yaml.Yaml;
import cpat.source.Excerpt;
import java.util.List;

/// CI files of GitHub, GitLab, CircleCI, Azure, Travis, Bitbucket, Drone: the shell texts of their
/// steps, wherever they stand, and the containers that GitHub itself starts.
public final class CiFiles {
  private CiFiles() {}

  public static Reading read(Excerpt text, Embedded embedded) {
    Reading.Builder out = Reading.of("ci");
    Yaml yaml = Yaml.read(text);
    out.problems.addAll(yaml.problems());
    CommandLines commands = new CommandLines(out, Script.Kind.CI, embedded);
    for (Node document : yaml.documents()) {
      walk(document, commands);
      CiJobs.read(document, out);
      CiSteps.read(document, out);
    }
    return commands.finish(text.whole()).build();
  }

  private static void walk(Node node, CommandLines commands) {
    switch (node) {
      case Mapping mapping -> {
        for (Entry entry : mapping.entries()) {
          if (!script(entry, mapping, commands)) {
            walk(entry.value(), commands);
          }
        }
      }
      case Node.Sequence(var items, _, _) -> items.forEach(i -> walk(i, commands));
      case Scalar _ -> {}
    }
  }

  private static boolean script(Entry entry, Mapping step, CommandLines commands) {
    boolean script =
        switch (entry.name()) {
          case "run",
              "script",
              "before_script",
              "after_script",
              "command",
              "commands",
              "bash",
              "sh",
              "pwsh",
              "powershell",
              "before_install",
              "install",
              "after_success",
              "after_failure",
              "before_deploy",
              "after_deploy",
              "inlineScript",
              "inline" ->
              true;
          default -> false;
        };
    if (!script) {
      return false;
    }
    Dialect dialect =
        switch (entry.name().endsWith("sh") ? entry.name() : step.text("shell")) {
          case "pwsh", "powershell" -> Dialect.POWERSHELL;
          case "cmd" -> Dialect.BATCH;
          default -> Dialect.POSIX;
        };
    if (step.text("shell").startsWith("python") || step.text("shell").startsWith("node")) {
      return true;
    }
    if (entry.value() instanceof Scalar text) {
      commands.add(text.excerpt(), dialect);
      return true;
    }
    List<Node> items = entry.value().elements();
    if (items.isEmpty() || !items.stream().allMatch(i -> i instanceof Scalar)) {
      return false;
    }
    commands.add(joined(items), dialect);
    return true;
  }

  /// The items of a list are lines of one script.
  private static Excerpt joined(List<Node> items) {
    Excerpt.Builder out = new Excerpt.Builder(items.getFirst().at().source());
    for (Node item : items) {
      if (item instanceof Scalar text) {
        Excerpt line = text.excerpt();
        out.append(line, 0, line.length()).append("\n", Math.max(0, item.at().end() - 1));
      }
    }
    return out.build();
  }
}

package cpat.read.text;

import cpat.model.Invocation;
import cpat.read.engine.RunLines;
import cpat.read.shell.Names;
import cpat.read.shell.Shell;
import cpat.source.Excerpt;
import java.util.List;

/// Command lines that stand in the prose of a page without a fence: a line that begins with an
/// engine's command and has real arguments, and the lines that continue it.
final class Prose {
  private static final int LONGEST_COMMAND = 30;
  private static final List<String> BEGINNINGS =
      List.of("docker ", "podman ", "sudo docker ", "sudo podman ", "docker-compose ", "nerdctl ");

  private Prose() {}

  static void read(Lines lines, List<Integer> prose, CommandLines commands) {
    int behind = 0;
    for (int line : prose) {
      int from = line < behind ? -1 : command(lines, line);
      if (from >= 0) {
        int last = Continuation.last(lines, line, from, LONGEST_COMMAND);
        Excerpt text = lines.text.part(from, lines.end(last));
        if (real(text)) {
          commands.add(text);
          behind = last + 1;
        }
      }
    }
  }

  /// The offset at which a command begins; -1 when the line is none.
  private static int command(Lines lines, int line) {
    String s = lines.text.text();
    int at = lines.first(line);
    if (s.startsWith("$ ", at)) {
      at += 2;
    }
    for (String beginning : BEGINNINGS) {
      if (s.startsWith(beginning, at)) {
        return at;
      }
    }
    int equals = s.indexOf('=', at, Math.max(at, lines.end(line)));
    if (equals < 0) {
      return -1;
    }
    String head = s.substring(at, equals);
    String tail = s.substring(equals + 1, Math.min(lines.end(line), equals + 12));
    boolean alias = head.startsWith("alias ") && tail.length() > 1 && tail.startsWith("docker ", 1);
    boolean captured = Names.assigned(head + "=") > 0 && tail.startsWith("$(docker ");
    return alias || captured ? at : -1;
  }

  /// An option, or nothing but a few words that are no sentence.
  private static boolean real(Excerpt text) {
    RunLines lines = RunLines.of(Shell.read(text));
    if (lines.runs().isEmpty() && lines.builds().isEmpty()) {
      return text.text().contains(" -") && !text.text().strip().endsWith(".");
    }
    boolean kept =
        lines.runs().stream()
            .flatMap(r -> r.invocation().stream())
            .map(Invocation::frame)
            .anyMatch(f -> f.alias() || !f.captured().isEmpty());
    boolean options =
        kept
            || lines.runs().stream().anyMatch(r -> !r.settings().isEmpty())
            || lines.builds().stream().anyMatch(b -> !b.tags().isEmpty())
            || lines.builds().stream().anyMatch(b -> b.dockerfile().isPresent());
    return options
        || lines.runs().stream()
            .flatMap(r -> r.image().stream())
            .anyMatch(i -> i.text().indexOf('/') > 0 || i.text().indexOf(':') > 0);
  }
}

package cpat.read.text;

import cpat.model.Reading;
import cpat.model.Run;
import cpat.model.Script;
import cpat.read.engine.QuadletContainer;
import cpat.read.shell.Shell;
import cpat.read.shell.ShellText;
import cpat.source.Excerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// systemd units: the commands of `ExecStart=` and its kin; and Quadlet's `.container` files, whose
/// `[Container]` section is a `podman run` in other words.
public final class SystemdUnits {
  private SystemdUnits() {}

  public static Reading read(Excerpt text, Embedded embedded) {
    CommandLines commands = new CommandLines(Reading.of("systemd"), Script.Kind.SYSTEMD, embedded);
    Lines lines = new Lines(text);
    List<ShellText> shells = new ArrayList<>();
    QuadletContainer quadlet = new QuadletContainer(text);
    String section = "";
    for (int line = 0; line < lines.count(); line++) {
      int last = line;
      while (lines.ends(last, "\\") && last + 1 < lines.count()) {
        last++;
      }
      int from = lines.first(line);
      int equals = text.text().indexOf('=', from, Math.max(from, lines.end(line)));
      if (lines.starts(line, "[")) {
        section = lines.get(line).strip();
      } else if (equals > 0 && !lines.starts(line, "#") && !lines.starts(line, ";")) {
        String key = text.text().substring(from, equals).strip();
        Excerpt value = text.part(equals + 1, lines.end(last));
        if (key.startsWith("Exec") && !section.equals("[Container]")) {
          shells.add(command(value));
        } else if (section.equals("[Container]")) {
          quadlet.take(key, text.span(from, lines.end(last)), value);
        }
      }
      line = last;
    }
    commands.add(text.whole(), text.source().path(), shells);
    Optional<Run> run = quadlet.run();
    run.ifPresent(commands::add);
    return commands.finish(text.whole()).build();
  }

  /// Without the signs before the program (`-`, `@`, `+`, `!`, `:`).
  private static ShellText command(Excerpt value) {
    int start = 0;
    while (start < value.length() && " \t-@+!:|".indexOf(value.charAt(start)) >= 0) {
      start++;
    }
    return Shell.parse(value.part(start, value.length()), Shell.Dialect.POSIX);
  }
}

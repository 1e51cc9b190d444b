package cpat.read.text;

import cpat.model.Reading;
import cpat.model.Script;
import cpat.read.shell.Shell.Dialect;
import cpat.source.Excerpt;
import java.util.Locale;

/// Shell scripts, and those of Windows.
public final class Scripts {
  private Scripts() {}

  public static Reading read(Excerpt text, Embedded embedded) {
    CommandLines lines = new CommandLines(Reading.of("shell"), Script.Kind.SHELL, embedded);
    lines.add(text, dialect(text.source().path()));
    return lines.finish(text.whole()).build();
  }

  private static Dialect dialect(String path) {
    String name = path.toLowerCase(Locale.ROOT);
    if (name.endsWith(".ps1")) {
      return Dialect.POWERSHELL;
    }
    return name.endsWith(".bat") || name.endsWith(".cmd") ? Dialect.BATCH : Dialect.POSIX;
  }
}

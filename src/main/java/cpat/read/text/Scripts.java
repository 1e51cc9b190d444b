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
    Dialect dialect = dialect(text.source().path());
    if (dialect == Dialect.POSIX && sure(text)) {
      lines.script(text, dialect);
    } else {
      lines.add(text, dialect);
    }
    return lines.finish(text.whole()).build();
  }

  /// A script by its name or its first line, not only text with commands in it.
  private static boolean sure(Excerpt text) {
    String first = text.text().lines().findFirst().orElse("").stripTrailing();
    return text.source().path().endsWith("sh") || (first.startsWith("#!") && first.endsWith("sh"));
  }

  private static Dialect dialect(String path) {
    String name = path.toLowerCase(Locale.ROOT);
    if (name.endsWith(".ps1")) {
      return Dialect.POWERSHELL;
    }
    return name.endsWith(".bat") || name.endsWith(".cmd") ? Dialect.BATCH : Dialect.POSIX;
  }
}

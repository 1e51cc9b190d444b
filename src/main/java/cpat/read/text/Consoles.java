package cpat.read.text;

import cpat.read.shell.Shell.Dialect;
import cpat.source.Excerpt;

/// Console transcripts: where prompts stand, only what follows them was typed; the rest is output.
final class Consoles {
  private static final int LONGEST_COMMAND = 60;

  private final Lines lines;
  private final String s;
  private final boolean root;
  private final boolean angle;

  private Consoles(Lines lines, String language) {
    this.lines = lines;
    this.s = lines.text.text();
    this.root = rootPrompts();
    this.angle =
        switch (language) {
          case "console", "powershell", "pwsh", "ps1", "cmd", "batch", "bat", "dos" -> true;
          default -> anglesOnly();
        };
  }

  /// What was typed: the text itself when no prompt stands in it.
  static Excerpt typed(Excerpt text, String language) {
    Consoles console = new Consoles(new Lines(text), language);
    boolean prompts = false;
    for (int line = 0; line < console.lines.count() && !prompts; line++) {
      prompts = console.prompt(line) > 0;
    }
    return prompts ? console.typed() : text;
  }

  static Dialect dialect(Excerpt text, String language) {
    return switch (language) {
      case "powershell", "pwsh", "ps1", "ps", "posh" -> Dialect.POWERSHELL;
      case "cmd", "batch", "bat", "dos", "batchfile" -> Dialect.BATCH;
      default -> text.text().startsWith("PS ") ? Dialect.POWERSHELL : Dialect.POSIX;
    };
  }

  private Excerpt typed() {
    Excerpt.Builder out = new Excerpt.Builder(lines.text.source());
    for (int line = 0; line < lines.count(); ) {
      int from = prompt(line);
      if (from == 0) {
        line++;
        continue;
      }
      int last = Continuation.last(lines, line, from, LONGEST_COMMAND);
      for (int i = line; i <= last; i++) {
        int start = i == line ? from : continued(i);
        out.append(lines.text, start, lines.start(i + 1));
      }
      line = last + 1;
    }
    return out.build();
  }

  /// Behind the `> ` that a shell shows on continuation lines.
  private int continued(int line) {
    int at = lines.first(line);
    return s.startsWith("> ", at) ? at + 2 : lines.start(line);
  }

  /// The offset behind a prompt; 0 when the line has none.
  private int prompt(int line) {
    int at = lines.first(line);
    int end = lines.end(line);
    if (at >= end) {
      return 0;
    }
    char c = s.charAt(at);
    boolean blank = at + 1 < end && s.charAt(at + 1) == ' ';
    if ((c == '$' || c == '%' || c == '❯' || c == '➜' || c == 'λ') && blank) {
      return at + 2;
    }
    if ((c == '>' && blank && angle) || (c == '#' && blank && root)) {
      return at + 2;
    }
    return named(at, end);
  }

  /// `user@host:~$ `, `[root@host ~]# `, `root@x:/# `, `bash-4.2$ `, `PS C:\x> `, `C:\x> `.
  private int named(int at, int end) {
    int limit = Math.min(end, at + 80);
    for (int i = at + 1; i + 1 < limit; i++) {
      char c = s.charAt(i);
      if ((c == '$' || c == '#' || c == '>' || c == '%') && (s.charAt(i + 1) == ' ' || c == '>')) {
        String head = s.substring(at, i);
        boolean windows = c == '>' && (head.startsWith("PS") || head.startsWith(":\\", 1));
        boolean unix =
            c != '>'
                && (head.indexOf('@') > 0
                    || (head.startsWith("[") && head.endsWith("]"))
                    || head.equals("~")
                    || head.startsWith("bash-")
                    || head.startsWith("sh-"))
                && head.indexOf('"') < 0
                && head.indexOf('=') < 0;
        boolean one = head.indexOf(' ') < 0 || head.startsWith("[") || windows;
        if ((windows || unix) && one) {
          return s.charAt(i + 1) == ' ' ? i + 2 : i + 1;
        }
        return 0;
      }
    }
    return 0;
  }

  /// `# docker …` is a comment, unless all commands of the text are written so.
  private boolean rootPrompts() {
    boolean some = false;
    for (int line = 0; line < lines.count(); line++) {
      int at = lines.first(line);
      if (at >= lines.end(line)) {
        continue;
      }
      if (command(at)) {
        return false;
      }
      some |= s.startsWith("# ", at) && command(at + 2);
    }
    return some && s.stripLeading().startsWith("# ");
  }

  private boolean command(int at) {
    return s.startsWith("docker ", at)
        || s.startsWith("podman ", at)
        || s.startsWith("sudo ", at)
        || s.startsWith("kubectl ", at)
        || s.startsWith("$ ", at);
  }

  private boolean anglesOnly() {
    boolean some = false;
    for (int line = 0; line < lines.count(); line++) {
      if (!lines.blank(line)) {
        if (!lines.starts(line, "> ")) {
          return false;
        }
        some = true;
      }
    }
    return some;
  }
}

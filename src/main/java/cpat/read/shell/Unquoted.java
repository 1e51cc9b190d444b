package cpat.read.shell;

import cpat.read.shell.Shell.Dialect;
import cpat.source.Excerpt;

/// What a shell word says once its quotes are gone, as a text whose characters know their places.
final class Unquoted {
  private Unquoted() {}

  static Excerpt of(Excerpt text, int from, int to, Dialect dialect) {
    Excerpt.Builder out = new Excerpt.Builder(text.source());
    char quote = 0;
    int start = from;
    int i = from;
    while (i < to) {
      char c = text.charAt(i);
      if ((quote == 0 && (c == '\'' || c == '"')) || c == quote) {
        out.append(text, start, i);
        quote = c == quote ? 0 : c;
        start = i + 1;
      } else if (quote != '\'' && c == dialect.escape && i + 1 < to) {
        char n = text.charAt(i + 1);
        if ((quote == 0 && n != '\n' && n != '\r')
            || n == '"'
            || n == '\\'
            || n == '$'
            || n == '`') {
          out.append(text, start, i);
          start = i + 1;
        }
        i++;
      }
      i++;
    }
    return out.append(text, start, Math.max(start, to)).build();
  }
}

package cpat.read.text;

import cpat.read.shell.Names;

/// Where a command that begins on a line ends: behind escaped line ends, open quotes and
/// here-documents.

final class Continuation {
  private Continuation() {}

  /// The last line of the command whose text begins at `from` on a line.
  static int last(Lines lines, int line, int from, int most) {
    String s = lines.text.text();
    int last = line;
    char quote = quote(s, from, lines.end(line), '\0');
    while (last + 1 < Math.min(lines.count(), line + most)) {
      boolean open = lines.ends(last, "\\") || lines.ends(last, " `") || lines.ends(last, " ^");
      if (!open && (quote == '\0' || !closes(lines, last + 1, quote, most))) {
        break;
      }
      last++;
      quote = quote(s, lines.start(last), lines.end(last), quote);
    }
    return heredoc(lines, from, last);
  }

  /// True when the quote closes before a blank line: an apostrophe of prose does not.
  private static boolean closes(Lines lines, int from, char quote, int most) {
    for (int i = from; i < Math.min(lines.count(), from + most) && !lines.blank(i); i++) {
      if (lines.get(i).indexOf(quote) >= 0) {
        return true;
      }
    }
    return false;
  }

  /// The quote that is open at the end of a stretch.
  private static char quote(String s, int from, int end, char open) {
    char quote = open;
    for (int i = from; i < end; i++) {
      char c = s.charAt(i);
      if (c == '\\' && quote != '\'') {
        i++;
      } else if (quote != '\0') {
        quote = c == quote ? '\0' : quote;
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (c == '#' && i > from && s.charAt(i - 1) == ' ') {
        return '\0';
      }
    }
    return quote;
  }

  private static int heredoc(Lines lines, int from, int last) {
    String s = lines.text.text();
    int mark = s.indexOf("<<", from);
    if (mark < 0 || mark >= lines.end(last)) {
      return last;
    }
    int start = mark + 2;
    while (start < lines.end(last) && "-'\" ".indexOf(s.charAt(start)) >= 0) {
      start++;
    }
    String delimiter = s.substring(start, Names.end(s, start, lines.end(last)));
    for (int i = last + 1; i < lines.count() && !delimiter.isEmpty(); i++) {
      if (lines.get(i).strip().equals(delimiter)) {
        return i;
      }
    }
    return last;
  }
}

package cpat.read.text;

import cpat.read.shell.Names;
import cpat.source.Excerpt;
import java.util.ArrayList;
import java.util.List;

/// The code blocks of a Markdown page: fenced, indented, `<pre>`; and which lines are prose.
final class MarkdownBlocks {
  private final Lines lines;
  private final String s;
  final List<CodeBlock> blocks = new ArrayList<>();

  /// The lines that belong to no block.
  final List<Integer> prose = new ArrayList<>();

  MarkdownBlocks(Lines lines) {
    this.lines = lines;
    this.s = lines.text.text();
    int line = 0;
    boolean blankBefore = true;
    while (line < lines.count()) {
      int at = marker(line);
      if (fence(at, lines.end(line)) > 0) {
        line = fenced(line, at);
        blankBefore = true;
      } else if (blankBefore && lines.indent(line) >= 4 && !lines.blank(line)) {
        line = indented(line);
      } else if (s.startsWith("<pre", lines.first(line))) {
        line = pre(line);
      } else {
        blankBefore = lines.blank(line) || lines.starts(line, "#");
        prose.add(line);
        line++;
      }
    }
  }

  /// The offset behind blanks, `>` and a list's bullet.
  private int marker(int line) {
    int at = lines.first(line);
    int end = lines.end(line);
    while (at < end && s.charAt(at) == '>') {
      at = skipBlanks(at + 1, end);
    }
    int bullet = bullet(at, end);
    return bullet > at && fence(bullet, end) > 0 ? bullet : at;
  }

  private int skipBlanks(int from, int end) {
    int at = from;
    while (at < end && (s.charAt(at) == ' ' || s.charAt(at) == '\t')) {
      at++;
    }
    return at;
  }

  private int bullet(int at, int end) {
    int i = at;
    while (i < end && Character.isDigit(s.charAt(i))) {
      i++;
    }
    boolean bullet =
        i == at ? i < end && "-*+".indexOf(s.charAt(i)) >= 0 : i < end && s.charAt(i) == '.';
    return bullet && i + 1 < end && s.charAt(i + 1) == ' ' ? skipBlanks(i + 1, end) : at;
  }

  /// The length of a fence at an offset, 0 when there is none.
  private int fence(int at, int end) {
    char c = at < end ? s.charAt(at) : ' ';
    if (c != '`' && c != '~') {
      return 0;
    }
    int i = at;
    while (i < end && s.charAt(i) == c) {
      i++;
    }
    boolean inline = c == '`' && s.indexOf('`', i, end) >= 0;
    return i - at < 3 || inline ? 0 : i - at;
  }

  private int fenced(int line, int at) {
    int length = fence(at, lines.end(line));
    char c = s.charAt(at);
    String language = CodeBlock.language(s.substring(at + length, lines.end(line)));
    boolean quoted = s.charAt(lines.first(line)) == '>';
    int indent = quoted ? 0 : at - lines.start(line);
    Excerpt.Builder body = new Excerpt.Builder(lines.text.source());
    int i = line + 1;
    for (; i < lines.count(); i++) {
      int start = quoted ? unquoted(i) : lines.past(i, indent);
      int first = skipBlanks(start, lines.end(i));
      int close = fence(first, lines.end(i));
      if (close >= length
          && s.charAt(first) == c
          && skipBlanks(first + close, lines.end(i)) == lines.end(i)) {
        i++;
        break;
      }
      body.append(lines.text, start, lines.start(i + 1));
    }
    blocks.add(new CodeBlock(language, body.build()));
    return i;
  }

  private int unquoted(int line) {
    int at = lines.first(line);
    while (at < lines.end(line) && s.charAt(at) == '>') {
      at++;
      at += at < lines.end(line) && s.charAt(at) == ' ' ? 1 : 0;
    }
    return at;
  }

  private int indented(int line) {
    int indent = lines.indent(line);
    int last = line;
    int i = line;
    while (i < lines.count() && (lines.blank(i) || lines.indent(i) >= 4)) {
      if (!lines.blank(i)) {
        indent = Math.min(indent, lines.indent(i));
        last = i;
      }
      i++;
    }
    Excerpt.Builder body = new Excerpt.Builder(lines.text.source());
    for (int j = line; j <= last; j++) {
      body.append(lines.text, lines.past(j, indent), lines.start(j + 1));
    }
    blocks.add(new CodeBlock("", body.build()));
    return last + 1;
  }

  /// `<pre><code>…</code></pre>`, without the tags and with `&lt;`, `&gt;`, `&amp;`, `&quot;`
  /// decoded.
  private int pre(int line) {
    int start = lines.first(line);
    int close = s.indexOf("</pre>", start);
    int end = close < 0 ? s.length() : close;
    Excerpt.Builder body = new Excerpt.Builder(lines.text.source());
    for (int i = start; i < end; ) {
      char c = s.charAt(i);
      int next = i + 1;
      if (c == '<' && i + 1 < end && (s.charAt(i + 1) == '/' || Names.starts(s.charAt(i + 1)))) {
        int tag = s.indexOf('>', i, end);
        next = tag < 0 ? end : tag + 1;
      } else if (c == '&' && entity(i) > 0) {
        next = i + entity(i);
        body.append(decoded(s.substring(i, next)), i);
      } else {
        while (next < end && s.charAt(next) != '<' && s.charAt(next) != '&') {
          next++;
        }
        body.append(lines.text, i, next);
      }
      i = next;
    }
    blocks.add(new CodeBlock("", body.build()));
    int i = line;
    while (i < lines.count() && lines.start(i) <= end) {
      i++;
    }
    return i;
  }

  private int entity(int at) {
    int end = s.indexOf(';', at, Math.min(s.length(), at + 7));
    return end > at && !decoded(s.substring(at, end + 1)).isEmpty() ? end + 1 - at : 0;
  }

  private static String decoded(String entity) {
    return switch (entity) {
      case "&lt;" -> "<";
      case "&gt;" -> ">";
      case "&amp;" -> "&";
      case "&quot;" -> "\"";
      case "&#39;" -> "'";
      case "&nbsp;" -> " ";
      default -> "";
    };
  }
}

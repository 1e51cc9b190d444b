package cpat.read.text;

import cpat.source.Excerpt;
import java.util.ArrayList;
import java.util.List;

/// The code blocks of reStructuredText and AsciiDoc pages.
final class MarkupBlocks {
  private final Lines lines;
  final List<CodeBlock> blocks = new ArrayList<>();

  private MarkupBlocks(Lines lines) {
    this.lines = lines;
  }

  /// `.. code-block:: sh` and what follows `::`, as far as it is indented.
  static List<CodeBlock> ofRst(Lines lines) {
    MarkupBlocks found = new MarkupBlocks(lines);
    for (int line = 0; line < lines.count(); line++) {
      if (lines.ends(line, "::") || found.directive(line) >= 0) {
        line = found.literal(line);
      }
    }
    return found.blocks;
  }

  /// The offset of the language in `.. code-block:: language`; -1 for any other line.
  private int directive(int line) {
    for (String name : List.of(".. code-block::", ".. code::", ".. sourcecode::")) {
      if (lines.starts(line, name)) {
        return lines.first(line) + name.length();
      }
    }
    return -1;
  }

  private int literal(int line) {
    int language = directive(line);
    int indent = lines.indent(line);
    int from = line + 1;
    while (from < lines.count() && (lines.blank(from) || option(from, language))) {
      from++;
    }
    int inner = from < lines.count() ? lines.indent(from) : 0;
    if (inner <= indent) {
      return line;
    }
    int last = from;
    for (int i = from; i < lines.count() && (lines.blank(i) || lines.indent(i) > indent); i++) {
      last = lines.blank(i) ? last : i;
    }
    String named = language < 0 ? "" : lines.text.text().substring(language, lines.end(line));
    add(CodeBlock.language(named), from, last + 1, inner);
    return last;
  }

  private boolean option(int line, int language) {
    return language >= 0 && lines.starts(line, ":");
  }

  /// `----` and `....` blocks; the language from `[source,sh]` above.
  static List<CodeBlock> ofAsciiDoc(Lines lines) {
    MarkupBlocks found = new MarkupBlocks(lines);
    String language = "";
    for (int line = 0; line < lines.count(); line++) {
      String text = lines.get(line).strip();
      if (text.startsWith("[source")) {
        int comma = text.indexOf(',');
        language = comma < 0 ? "" : CodeBlock.language(text.substring(comma + 1));
      } else if (delimiter(text)) {
        int end = line + 1;
        while (end < lines.count() && !lines.get(end).strip().equals(text)) {
          end++;
        }
        found.add(language, line + 1, end, 0);
        line = end;
        language = "";
      }
    }
    return found.blocks;
  }

  private static boolean delimiter(String text) {
    return text.length() >= 4
        && (text.startsWith("----") || text.startsWith("....") || text.startsWith("```"))
        && text.chars().allMatch(c -> c == text.charAt(0));
  }

  private void add(String language, int from, int to, int indent) {
    Excerpt.Builder body = new Excerpt.Builder(lines.text.source());
    for (int i = from; i < to; i++) {
      body.append(lines.text, lines.past(i, indent), lines.start(i + 1));
    }
    if (body.length() > 0) {
      blocks.add(new CodeBlock(language, body.build()));
    }
  }
}

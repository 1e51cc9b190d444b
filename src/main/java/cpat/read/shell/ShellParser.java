package cpat.read.shell;

import cpat.model.Invocation;
import cpat.model.Invocation.Frame;
import cpat.read.shell.Shell.Dialect;
import cpat.source.Excerpt;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One pass over a shell text. It follows the grammar as far as finding simple commands needs it,
/// and goes on at the next command where a text is not shell. Blocks are kept on a stack of its own
/// and substitutions are followed to a fixed depth, so that no text exhausts the thread's stack.
final class ShellParser {
  private static final int DEEPEST = 60;
  private static final int MOST_COMMANDS = 200_000;

  private record Found(int start, Invocation invocation) {}

  private final Excerpt text;
  private final Dialect dialect;
  private final Variables variables;
  private final ShellWords words;
  private final ShellHeredocs heredocs;
  private final List<Found> found = new ArrayList<>();
  private ShellBlocks blocks;
  private int depth;
  private int tooDeep = -1;

  ShellParser(
      Excerpt text,
      Dialect dialect,
      Map<Integer, Integer> opaque,
      Variables variables,
      Frame top,
      int depth) {
    this.text = text;
    this.dialect = dialect;
    this.variables = variables;
    this.depth = depth;
    this.blocks = new ShellBlocks(top);
    this.words = new ShellWords(this, text, dialect, opaque, variables);
    this.heredocs = new ShellHeredocs(text);
  }

  ShellWords words() {
    return words;
  }

  ShellText parse() {
    list(false);
    found.sort(Comparator.comparingInt(Found::start));
    return new ShellText(
        found.stream().map(Found::invocation).toList(),
        heredocs.all(),
        words.unclosed < 0
            ? Optional.empty()
            : Optional.of(text.span(words.unclosed, words.unclosed + 1)),
        tooDeep < 0 ? Optional.empty() : Optional.of(text.span(tooDeep, tooDeep)));
  }

  /// Reads the commands of a substitution up to its closing parenthesis, or to the end of what is
  /// set as such; beyond the deepest level the text is jumped over without being understood.
  void nested(String captured) {
    if (depth >= DEEPEST) {
      tooDeep = tooDeep < 0 ? words.pos : tooDeep;
      return;
    }
    ShellBlocks outer = blocks;
    Frame frame = outer.frame();
    blocks =
        new ShellBlocks(new Frame(frame.definition(), frame.alias(), frame.frozen(), captured));
    depth++;
    list(true);
    depth--;
    blocks = outer;
  }

  private void list(boolean substitution) {
    String before = "";
    while (words.pos < words.end) {
      words.skipBlanks();
      char c = words.at(words.pos);
      switch (c) {
        case '\n' -> {
          words.pos = Math.min(words.end, heredocs.skip(words.pos + 1));
          before = before.isEmpty() || before.equals(";") ? before : continued(before);
        }
        case ';', '&', '|' -> before = operator(c);
        case '(' -> openParen();
        case ')' -> {
          words.pos++;
          if (!blocks.closeParen() && substitution) {
            return;
          }
        }
        default -> {
          if (words.pos < words.end) {
            if (blocks.inPattern()) {
              pattern();
            } else {
              int start = words.pos;
              new SimpleCommand(this, text, dialect, words, variables, heredocs, blocks)
                  .read(before);
              before = terminator();
              words.pos += words.pos == start ? 1 : 0;
            }
          }
        }
      }
    }
  }

  /// After `&&`, `||` and `|` a line end changes nothing.
  private static String continued(String before) {
    return before.equals("&") ? ";" : before;
  }

  private void openParen() {
    int close = words.at(words.pos + 1) == '(' ? words.arithmetic(words.pos) : -1;
    if (close > 0) {
      words.pos = close;
    } else {
      words.pos++;
      if (blocks.inPattern()) {
        return;
      }
      blocks.openParen();
    }
  }

  private String operator(char c) {
    char next = words.at(words.pos + 1);
    String operator;
    if (c == next) {
      words.pos += 2;
      operator = c == ';' ? ";" : c == '&' ? "&&" : "||";
      if (c == ';') {
        words.pos += words.at(words.pos) == '&' ? 1 : 0;
        blocks.arm();
      }
    } else if (c == ';' && next == '&') {
      words.pos += 2;
      blocks.arm();
      operator = ";";
    } else {
      words.pos += c == '|' && next == '&' ? 2 : 1;
      operator = Character.toString(c);
    }
    return operator;
  }

  /// What stands behind a command, without moving on.
  String terminator() {
    char c = words.at(words.pos);
    boolean twice = c == words.at(words.pos + 1);
    return switch (c) {
      case '\n', ';' -> ";";
      case '&' -> twice ? "&&" : "&";
      case '|' -> twice ? "||" : "|";
      default -> "";
    };
  }

  /// `a|b)` of a case.
  private void pattern() {
    int start = words.pos;
    ShellToken token = words.read("");
    if (token.plain && token.text().equals("esac")) {
      blocks.closeCase();
      return;
    }
    words.skipBlanks();
    switch (words.at(words.pos)) {
      case ')' -> {
        words.pos++;
        blocks.patternRead();
      }
      case '|' -> words.pos++;
      case '\n', ';', '&' -> blocks.patternRead();
      default -> words.pos += words.pos == start ? 1 : 0;
    }
  }

  void add(int start, Invocation invocation) {
    if (found.size() < MOST_COMMANDS) {
      found.add(new Found(start, invocation));
    }
  }

  int count() {
    return found.size();
  }

  /// The commands inside a quoted word: an alias, `sh -c '…'`. Those among them that were found
  /// while the word itself was read (since `mark`) are found anew, in their frame.
  void inside(int mark, int start, int from, int to, Frame frame) {
    if (depth < DEEPEST) {
      if (substitutes(from, to)) {
        found.subList(mark, found.size()).removeIf(f -> f.start() >= from && f.start() < to);
      }
      Excerpt body = Unquoted.of(text, from, to, dialect);
      ShellText inner =
          new ShellParser(body, dialect, Map.of(), variables, frame, depth + 10).parse();
      inner.invocations().forEach(i -> add(start, i));
      heredocs.addAll(inner.heredocs());
    }
  }

  private boolean substitutes(int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) == '`' || (text.charAt(i) == '$' && words.at(i + 1) == '(')) {
        return true;
      }
    }
    return false;
  }
}

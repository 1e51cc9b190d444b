package cpat.read.shell;

import cpat.model.Word;
import cpat.read.shell.ShellTree.*;
import cpat.source.Excerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Reads a shell text by the grammar of POSIX and what bash adds to it. Unlike [ShellParser] it
/// stops where a text is not shell: `broken` is then true and nothing may be concluded.
final class ShellTreeParser extends ShellTreeTokens {
  private static final int DEEPEST = 120;
  private static final Set<String> CLOSING =
      Set.of("then", "else", "elif", "fi", "do", "done", "esac", "}");

  private int depth;

  ShellTreeParser(Excerpt text) {
    super(text);
  }

  /// The whole text.
  Sequence read() {
    Sequence all = sequence();
    broken |= words.pos < words.end || words.unclosed >= 0;
    return all;
  }

  /// Commands up to a word or sign that closes the block they are in.
  private Sequence sequence() {
    int start = words.pos;
    List<Item> items = new ArrayList<>();
    if (++depth > DEEPEST) {
      broken = true;
    }
    while (!broken) {
      newlines();
      if (words.pos >= words.end || closes()) {
        break;
      }
      ShellTree tree = andOr();
      words.skipBlanks();
      boolean background = words.at(words.pos) == '&';
      boolean separated = background || (words.at(words.pos) == ';' && !caseEnds());
      words.pos += separated ? 1 : 0;
      words.skipBlanks();
      boolean line = words.at(words.pos) == '\n';
      items.add(new Item(tree, background, line));
      broken |= !separated && !line && words.pos < words.end && !closes();
    }
    depth--;
    return new Sequence(items, text.span(start, Math.max(start, words.pos)));
  }

  private boolean closes() {
    return words.at(words.pos) == ')' || caseEnds() || CLOSING.contains(peek());
  }

  private ShellTree andOr() {
    ShellTree left = pipeline();
    while (!broken) {
      words.skipBlanks();
      char c = words.at(words.pos);
      if ((c != '&' && c != '|') || words.at(words.pos + 1) != c) {
        break;
      }
      words.pos += 2;
      newlines();
      ShellTree right = pipeline();
      left = new AndOr(left, c == '&', right, left.at().to(right.at()));
    }
    return left;
  }

  private ShellTree pipeline() {
    int start = words.pos;
    boolean negated = false;
    for (String word = peek(); word.equals("!") || word.equals("time"); word = peek()) {
      negated = true;
      words.pos += word.length();
      words.skipBlanks();
    }
    List<ShellTree> parts = new ArrayList<>();
    parts.add(command());
    words.skipBlanks();
    while (!broken && words.at(words.pos) == '|' && words.at(words.pos + 1) != '|') {
      words.pos += words.at(words.pos + 1) == '&' ? 2 : 1;
      newlines();
      parts.add(command());
      words.skipBlanks();
    }
    boolean plain = parts.size() == 1 && !negated;
    return plain ? parts.getFirst() : new Pipeline(parts, negated, span(start));
  }

  private ShellTree command() {
    int start = words.pos;
    if (++depth > DEEPEST) {
      broken = true;
    }
    ShellTree tree = broken ? simple(start) : compound(start);
    depth--;
    return tree;
  }

  private ShellTree compound(int start) {
    if (words.at(start) == '(') {
      int arithmetic = words.at(start + 1) == '(' ? words.arithmetic(start) : -1;
      if (arithmetic > 0) {
        words.pos = arithmetic;
        Word word = new Word("((", text.span(start, arithmetic), false);
        return new Simple(List.of(), List.of(word), false, span(start));
      }
      step();
      return group(start, true);
    }
    String word = peek();
    switch (word) {
      case "{", "if", "while", "until", "for", "select", "case", "function", "[[" ->
          words.pos += word.length();
      default -> {
        return simple(start);
      }
    }
    words.skipBlanks();
    return switch (word) {
      case "{" -> group(start, false);
      case "if" -> choice(start);
      case "case" -> cases(start);
      case "function" -> function(start);
      case "[[" -> test(start);
      default -> loop(start, word.equals("while") || word.equals("until"));
    };
  }

  private ShellTree group(int start, boolean subshell) {
    Sequence body = sequence();
    if (subshell) {
      broken |= words.at(words.pos) != ')';
      step();
    } else {
      expect("}");
    }
    return new Group(body, subshell, redirections(), span(start));
  }

  private ShellTree choice(int start) {
    List<Arm> arms = new ArrayList<>();
    do {
      Sequence condition = sequence();
      expect("then");
      arms.add(new Arm(condition, sequence()));
    } while (take("elif"));
    Sequence otherwise = new Sequence(List.of(), span(start));
    if (take("else")) {
      otherwise = sequence();
    }
    expect("fi");
    return new If(arms, otherwise, redirections(), span(start));
  }

  private ShellTree loop(int start, boolean conditional) {
    Sequence condition = new Sequence(List.of(), span(start));
    if (conditional) {
      condition = sequence();
    } else {
      int arithmetic = words.at(words.pos) == '(' ? words.arithmetic(words.pos) : -1;
      words.pos = Math.max(words.pos, arithmetic);
      for (int at = -1; at != words.pos && !peek().equals("do"); words.skipBlanks()) {
        at = words.pos;
        words.read("");
      }
      words.pos += words.at(words.pos) == ';' ? 1 : 0;
    }
    expect("do");
    Sequence body = sequence();
    expect("done");
    redirections();
    return new Loop(condition, body, span(start));
  }

  private ShellTree cases(int start) {
    Word subject = word(words.read(""));
    expect("in");
    List<Choice> choices = new ArrayList<>();
    newlines();
    while (!broken && !peek().equals("esac") && words.pos < words.end) {
      words.pos += words.at(words.pos) == '(' ? 1 : 0;
      List<Word> patterns = new ArrayList<>();
      do {
        words.pos += words.at(words.pos) == '|' ? 1 : 0;
        words.skipBlanks();
        patterns.add(word(words.read("")));
        words.skipBlanks();
      } while (words.at(words.pos) == '|');
      broken |= words.at(words.pos) != ')';
      step();
      choices.add(new Choice(patterns, sequence()));
      words.pos += caseEnds() ? 2 : 0;
      words.pos += words.at(words.pos) == '&' ? 1 : 0;
      newlines();
    }
    expect("esac");
    return new Case(subject, choices, redirections(), span(start));
  }

  private ShellTree function(int start) {
    String name = words.read("").text();
    words.skipBlanks();
    if (words.at(words.pos) == '(') {
      words.pos = Math.max(words.pos, words.s.indexOf(')', words.pos));
      step();
    }
    return body(start, name);
  }

  private ShellTree body(int start, String name) {
    newlines();
    return new Function(name, command(), span(start));
  }

  private ShellTree simple(int start) {
    List<Word> assignments = new ArrayList<>(0);
    List<Word> all = new ArrayList<>();
    boolean redirected = false;
    while (!broken && words.pos < words.end) {
      words.skipBlanks();
      if (redirection()) {
        redirected = true;
        continue;
      }
      int at = words.pos;
      ShellToken token = words.read("");
      if (words.pos == at) {
        if (words.at(at) == '(' && all.size() == 1 && assignments.isEmpty() && parens(at)) {
          return body(start, all.getFirst().text());
        }
        break;
      }
      boolean assigns = all.isEmpty() && Names.assigned(words.s, at, token.end) > 0;
      (assigns ? assignments : all).add(word(token));
      if (words.at(words.pos) == '(' && words.s.charAt(words.pos - 1) == '=') {
        array();
      }
    }
    broken |= assignments.isEmpty() && all.isEmpty() && !redirected;
    return new Simple(assignments, all, redirected, span(start));
  }
}

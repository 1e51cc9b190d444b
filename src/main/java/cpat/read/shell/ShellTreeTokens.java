package cpat.read.shell;

import cpat.model.Invocation.Frame;
import cpat.model.Word;
import cpat.read.shell.Shell.Dialect;
import cpat.read.shell.ShellTree.Simple;
import cpat.source.Excerpt;
import cpat.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What [ShellTreeParser] reads a text by: words, keywords, line ends, redirections.
abstract class ShellTreeTokens {
  final Excerpt text;
  final ShellWords words;
  final ShellHeredocs heredocs;
  boolean broken;

  ShellTreeTokens(Excerpt text) {
    this.text = text;
    this.heredocs = new ShellHeredocs(text);
    this.words =
        new ShellParser(text, Dialect.POSIX, Map.of(), new Variables(), Frame.TOP, 0).words();
  }

  /// One character further, if there is one.
  void step() {
    words.pos = Math.min(words.end, words.pos + 1);
  }

  boolean caseEnds() {
    char next = words.at(words.pos + 1);
    return words.at(words.pos) == ';' && (next == ';' || next == '&');
  }

  /// The bare word at this place, without going on.
  String peek() {
    int at = words.pos;
    while (at < words.end && (Names.continues(words.at(at)) || "{}![".indexOf(words.at(at)) >= 0)) {
      at++;
    }
    boolean ends = at >= words.end || " \t\r\n;&|()<>".indexOf(words.at(at)) >= 0;
    return ends ? words.s.substring(words.pos, at) : "";
  }

  boolean take(String word) {
    newlines();
    if (!peek().equals(word)) {
      return false;
    }
    words.pos += word.length();
    words.skipBlanks();
    return true;
  }

  void expect(String word) {
    broken |= !take(word);
  }

  void newlines() {
    words.skipBlanks();
    while (words.at(words.pos) == '\n') {
      words.pos = Math.min(words.end, heredocs.skip(words.pos + 1));
      words.skipBlanks();
    }
  }

  Span span(int start) {
    int end = Math.max(start, words.pos);
    while (end > start && Character.isWhitespace(words.s.charAt(end - 1))) {
      end--;
    }
    return text.span(start, end);
  }

  boolean redirections() {
    boolean any = false;
    while (redirection()) {
      any = true;
    }
    return any;
  }

  Word word(ShellToken token) {
    return new Word(token.text(), text.span(token.start, token.end), token.literal);
  }

  /// `()` behind a function's name; goes on behind it.
  boolean parens(int at) {
    int close = at + 1;
    while (close < words.s.length() && Character.isWhitespace(words.s.charAt(close))) {
      close++;
    }
    if (close >= words.s.length() || words.s.charAt(close) != ')') {
      return false;
    }
    words.pos = close + 1;
    return true;
  }

  void array() {
    step();
    newlines();
    while (words.pos < words.end && words.at(words.pos) != ')') {
      int at = words.pos;
      words.read("");
      words.pos += words.pos == at ? 1 : 0;
      newlines();
    }
    step();
  }

  /// Reads one redirection with the digits before it, if one stands here.
  boolean redirection() {
    words.skipBlanks();
    int at = words.pos;
    while (Character.isDigit(words.at(at))) {
      at++;
    }
    at += at == words.pos && words.at(at) == '&' && words.at(at + 1) == '>' ? 1 : 0;
    char c = words.at(at);
    if ((c != '<' && c != '>') || words.at(at + 1) == '(') {
      return false;
    }
    words.pos = at + 1;
    boolean here = c == '<' && words.at(words.pos) == '<';
    boolean string = here && words.at(words.pos + 1) == '<';
    boolean chomp = here && words.at(words.pos + 1) == '-';
    while ("<>&|".indexOf(words.at(words.pos)) >= 0 && words.pos < words.end) {
      step();
    }
    words.pos += chomp ? 1 : 0;
    words.skipBlanks();
    ShellToken token = words.read("");
    if (here && !string) {
      heredocs.announce(token.text(), token.plain, chomp);
    }
    return true;
  }

  /// `[[ … ]]` as the simple command that it is.
  ShellTree test(int start) {
    List<Word> all = new ArrayList<>(List.of(new Word("[[", text.span(start, start + 2), true)));
    while (words.pos < words.end && !all.getLast().text().equals("]]")) {
      newlines();
      int at = words.pos;
      ShellToken token = words.read("");
      words.pos += words.pos == at ? 1 : 0;
      token.end = words.pos;
      all.add(
          token.end - token.start == 1 && token.text().isEmpty()
              ? Word.literal(words.s.substring(at, words.pos), text.span(at, words.pos))
              : word(token));
    }
    broken |= !all.getLast().text().equals("]]");
    return new Simple(List.of(), all, redirections(), span(start));
  }
}

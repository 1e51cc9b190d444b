package cpat.read.shell;

import cpat.model.Invocation;
import cpat.model.Word;
import cpat.read.shell.Shell.Dialect;
import cpat.source.Excerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads one simple command up to the operator that ends it, with the keywords before it.
final class SimpleCommand {
  private static final int MOST_WORDS = 50_000;

  /// A word and where it was written; from the variable it came from, when it was an array's.
  record Piece(Word word, int start, int end) {}

  private final ShellParser parser;
  private final Excerpt text;
  private final Dialect dialect;
  private final ShellWords words;
  private final Variables variables;
  private final ShellHeredocs heredocs;
  private final ShellBlocks blocks;
  private final List<Piece> assignments = new ArrayList<>(0);
  private final List<Piece> pieces = new ArrayList<>();
  private final List<ShellHeredocs.Pending> fed = new ArrayList<>(0);
  private Optional<Word> target = Optional.empty();
  private int start = -1;
  private int end;
  private final int mark;

  SimpleCommand(
      ShellParser parser,
      Excerpt text,
      Dialect dialect,
      ShellWords words,
      Variables variables,
      ShellHeredocs heredocs,
      ShellBlocks blocks) {
    this.parser = parser;
    this.text = text;
    this.dialect = dialect;
    this.words = words;
    this.variables = variables;
    this.heredocs = heredocs;
    this.blocks = blocks;
    this.mark = parser.count();
  }

  void read(String before) {
    while (words.pos < words.end) {
      words.skipBlanks();
      char c = words.at(words.pos);
      if (words.pos >= words.end || c == '\n' || c == ';' || c == '|' || c == ')') {
        break;
      }
      if (c == '&' && words.at(words.pos + 1) == '>') {
        words.pos++;
        redirection();
      } else if (c == '&') {
        break;
      } else if (c == '(') {
        if (function()) {
          return;
        }
        break;
      } else {
        word();
        if (blocks.inPattern()) {
          return;
        }
      }
    }
    emit(before);
  }

  private void word() {
    int at = words.pos;
    ShellToken token = words.read(captured(at));
    char next = words.at(words.pos);
    if (words.pos == at) {
      redirection();
    } else if ((next == '<' || next == '>') && descriptor(at)) {
      redirection();
    } else if (!begun() && token.plain && Keywords.read(token.text(), words, blocks, variables)) {
      start = -1;
    } else {
      take(token);
    }
  }

  private boolean begun() {
    return !pieces.isEmpty() || !assignments.isEmpty();
  }

  /// The variable that a word assigns to, where an assignment may stand.
  private String captured(int at) {
    if (!pieces.isEmpty() && !declares()) {
      return "";
    }
    int length = Names.assigned(words.s, at, words.end);
    return length == 0 ? "" : words.s.substring(at, at + length);
  }

  private boolean declares() {
    return switch (pieces.getFirst().word().text()) {
      case "export", "local", "declare", "readonly", "typeset" -> true;
      default -> false;
    };
  }

  private void take(ShellToken token) {
    if (start < 0) {
      start = token.start;
    }
    end = token.end;
    boolean assigns = pieces.isEmpty() && Names.assigned(words.s, token.start, token.end) > 0;
    if (assigns ? arrayAssignment(token) : !token.plain && arrayUse(token)) {
      return;
    }
    var at = text.span(token.start, token.end);
    for (String field : token.fields()) {
      if (pieces.size() < MOST_WORDS) {
        (assigns ? assignments : pieces)
            .add(new Piece(new Word(field, at, token.literal), token.start, token.end));
      }
    }
  }

  /// `NAME=(…)`, `NAME+=(…)`.
  private boolean arrayAssignment(ShellToken token) {
    if (words.s.charAt(token.end - 1) != '=' || words.at(words.pos) != '(') {
      return false;
    }
    boolean more = words.s.charAt(token.end - 2) == '+';
    String name = words.s.substring(token.start, token.end - (more ? 2 : 1));
    List<Word> elements = elements();
    if (more) {
      variables.appendArray(name, elements);
    } else {
      variables.setArray(name, elements);
    }
    return true;
  }

  /// `"${NAME[@]}"` of an array that is known.
  private boolean arrayUse(ShellToken token) {
    if (token.end - token.start > 200) {
      return false;
    }
    String raw = words.s.substring(token.start, token.end);
    int quotes = raw.startsWith("\"") && raw.endsWith("\"") ? 1 : 0;
    if (raw.length() < 2 * quotes + 7
        || !raw.startsWith("${", quotes)
        || !raw.startsWith("[@]}", raw.length() - quotes - 4)) {
      return false;
    }
    var known = variables.array(raw.substring(quotes + 2, raw.length() - quotes - 4));
    known
        .orElse(List.of())
        .forEach(element -> pieces.add(new Piece(element, token.start, token.start)));
    return known.isPresent();
  }

  private List<Word> elements() {
    List<Word> elements = new ArrayList<>();
    words.pos++;
    while (words.pos < words.end) {
      words.skipBlanks();
      char c = words.at(words.pos);
      int at = words.pos;
      ShellToken token = words.read("");
      for (String field : token.fields()) {
        elements.add(new Word(field, text.span(token.start, token.end), token.literal));
      }
      if (words.pos == at && at < words.end) {
        words.pos++;
        if (c == ')') {
          break;
        }
      }
    }
    end = words.pos;
    return elements;
  }

  /// The digits before `<` or `>`.
  private boolean descriptor(int from) {
    for (int i = from; i < words.pos; i++) {
      if (words.s.charAt(i) < '0' || words.s.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private void redirection() {
    char c = words.at(words.pos++);
    char next = words.at(words.pos);
    if (c == '<' && next == '<') {
      words.pos++;
      boolean string = words.at(words.pos) == '<';
      boolean chomp = words.at(words.pos) == '-';
      words.pos += string || chomp ? 1 : 0;
      words.skipBlanks();
      ShellToken token = words.read("");
      if (!string && !token.text().isEmpty()) {
        fed.add(heredocs.announce(token.text(), token.plain, chomp));
      }
    } else if (c == '<' || c == '>') {
      boolean copy = next == '&';
      words.pos += next == '>' || next == '|' || copy ? 1 : 0;
      words.skipBlanks();
      ShellToken token = words.read("");
      if (c == '>' && !copy && !token.text().isEmpty()) {
        target =
            Optional.of(new Word(token.text(), text.span(token.start, token.end), token.literal));
      }
    }
  }

  /// `name()`: true when the command is the head of a function.
  private boolean function() {
    int close = words.pos + 1;
    while (words.at(close) == ' ') {
      close++;
    }
    if (words.at(close) != ')' || pieces.size() != 1 || !assignments.isEmpty()) {
      return false;
    }
    words.pos = close + 1;
    blocks.function(pieces.getFirst().word().text());
    return true;
  }

  private void emit(String before) {
    if (!begun() && fed.isEmpty()) {
      return;
    }
    List<Word> all = pieces.stream().map(Piece::word).toList();
    int prefix = Prefixes.length(all);
    Invocation invocation =
        new Invocation(
            text.span(Math.max(0, start), Math.max(Math.max(0, start), end)),
            assignments.stream().map(Piece::word).toList(),
            all.subList(0, prefix),
            all.subList(prefix, all.size()),
            before,
            parser.terminator(),
            blocks.frame());
    fed.forEach(h -> h.belongsTo(invocation, target));
    if (!begun()) {
      return;
    }
    parser.add(start < 0 ? end : start, invocation);
    if (pieces.isEmpty()) {
      assignments.forEach(this::remember);
    } else {
      if (declares()) {
        pieces.forEach(this::remember);
      }
      if (dialect == Dialect.POSIX) {
        Inside.read(parser, mark, words.s, pieces.subList(prefix, pieces.size()), blocks.frame());
      }
    }
  }

  private void remember(Piece piece) {
    String word = piece.word().text();
    int name = Names.assigned(word);
    int equals = word.indexOf('=');
    if (name == 0 || word.charAt(name) == '[') {
      return;
    }
    Variables.Value value = new Variables.Value(word.substring(equals + 1), piece.word().literal());
    if (equals > name) {
      variables.append(word.substring(0, name), value, blocks.conditional());
    } else {
      variables.set(word.substring(0, name), value, blocks.conditional());
    }
  }
}

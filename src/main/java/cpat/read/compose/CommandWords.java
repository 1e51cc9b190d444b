package cpat.read.compose;

import cpat.model.Word;
import java.util.ArrayList;
import java.util.List;

/// Compose's own word splitting for `command: a b` (it runs no shell): quotes and backslashes; the
/// words end at the first `;`, `&`, `|`, `<` or `>` outside quotes, as in go-shellwords.
record CommandWords(List<Word> words, boolean closed) {

  static CommandWords of(Filled text) {
    var splitter = new Splitter(text);
    splitter.split();
    return new CommandWords(List.copyOf(splitter.words), splitter.closed);
  }

  private static final class Splitter {
    private final Filled text;
    private final List<Word> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean closed = true;
    private boolean unknown;
    private int start = -1;
    private int end;

    Splitter(Filled text) {
      this.text = text;
    }

    void split() {
      String all = text.string();
      char quote = '\0';
      for (int i = 0; i < all.length(); i++) {
        char c = all.charAt(i);
        unknown |= text.unknown().get(i);
        if (c == '\\' && quote != '\'') {
          if (i + 1 == all.length()) {
            closed = false;
            break;
          }
          char next = all.charAt(++i);
          take(next == 'n' ? '\n' : next == 't' ? '\t' : next, i - 1, i + 1);
        } else if (quote == '\0' && " \t\r\n".indexOf(c) >= 0) {
          finish();
        } else if (quote == '\0' && !text.unknown().get(i) && ";&|<>".indexOf(c) >= 0) {
          dropDescriptor(c);
          break;
        } else if (c == quote && c != '\0') {
          quote = '\0';
          touch(i, i + 1);
          if (c == '`' || c == ')') {
            word.append(c);
          }
        } else if (quote == '\0' && (c == '\'' || c == '"')) {
          quote = c;
          touch(i, i + 1);
        } else {
          if (quote == '\0') {
            quote = c == '`' ? '`' : c == '(' && endsWithDollar() ? ')' : '\0';
          }
          take(c, i, i + 1);
        }
      }
      closed &= quote == '\0';
      finish();
    }

    private boolean endsWithDollar() {
      return !word.isEmpty() && word.charAt(word.length() - 1) == '$';
    }

    /// `2>` names a descriptor, not a word.
    private void dropDescriptor(char c) {
      if (c == '>' && !word.isEmpty() && word.chars().allMatch(d -> d >= '0' && d <= '9')) {
        start = -1;
      }
    }

    private void touch(int from, int to) {
      start = start < 0 ? from : start;
      end = to;
    }

    private void take(char c, int from, int to) {
      touch(from, to);
      word.append(c);
    }

    private void finish() {
      if (start >= 0) {
        words.add(new Word(word.toString(), text.text().span(start, end), !unknown));
      }
      word.setLength(0);
      unknown = false;
      start = -1;
    }
  }
}

package cpat.read.shell;

import java.util.ArrayList;
import java.util.List;

/// One shell word while it is read: usually one field, several when an unquoted variable holds
/// blanks, none when it is empty.
final class ShellToken {
  final int start;
  int end;
  boolean literal = true;

  /// No quotes, escapes or expansions: may be a keyword.
  boolean plain = true;

  private final StringBuilder text = new StringBuilder();
  private final List<String> fields = new ArrayList<>(0);

  /// Something is there, be it empty quotes.
  private boolean open;

  ShellToken(int start) {
    this.start = start;
    this.end = start;
  }

  void add(char c) {
    text.append(c);
    open = true;
  }

  void add(CharSequence s) {
    text.append(s);
    open = true;
  }

  void add(CharSequence s, int from, int to) {
    text.append(s, from, to);
    open = true;
  }

  void quoted() {
    open = true;
    plain = false;
  }

  void unknown(CharSequence s, int from, int to) {
    add(s, from, to);
    literal = false;
    plain = false;
  }

  /// The value of an unquoted variable: split at blanks, as the shell does; not inside `$(…)`.
  void split(String value) {
    plain = false;
    int depth = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if ((c == ' ' || c == '\t' || c == '\n' || c == '\r') && depth == 0) {
        finish();
      } else {
        boolean opens = c == '(' || c == '{';
        depth += opens && (depth > 0 || (i > 0 && value.charAt(i - 1) == '$')) ? 1 : 0;
        depth -= (c == ')' || c == '}') && depth > 0 ? 1 : 0;
        add(c);
      }
    }
  }

  private void finish() {
    if (open) {
      fields.add(text.toString());
      text.setLength(0);
      open = false;
    }
  }

  List<String> fields() {
    finish();
    return fields;
  }

  /// The text so far, when it is one field.
  String text() {
    return text.toString();
  }
}

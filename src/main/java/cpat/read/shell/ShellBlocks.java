package cpat.read.shell;

import cpat.model.Invocation.Frame;
import java.util.ArrayDeque;
import java.util.Deque;

/// The open blocks of one list of commands: `(`, `{`, `case`, and the function each belongs to.
final class ShellBlocks {
  private enum Kind {
    PAREN,
    BRACE,
    CASE
  }

  private record Block(Kind kind, Frame outer) {}

  private final Deque<Block> open = new ArrayDeque<>();
  private Frame frame;
  private String pending = "";
  private int parens;
  private boolean pattern;
  private int conditions;

  ShellBlocks(Frame frame) {
    this.frame = frame;
  }

  Frame frame() {
    return frame;
  }

  /// `name()` was read: the next block is its body.
  void function(String name) {
    pending = name;
  }

  void openParen() {
    parens++;
    push(Kind.PAREN);
  }

  void openBrace() {
    push(Kind.BRACE);
  }

  void openCase() {
    push(Kind.CASE);
    pattern = true;
    conditions++;
  }

  private void push(Kind kind) {
    open.push(new Block(kind, frame));
    if (!pending.isEmpty() && kind != Kind.CASE) {
      frame = new Frame(pending, false, false, frame.captured());
      pending = "";
    }
  }

  /// False when no parenthesis is open.
  boolean closeParen() {
    if (parens == 0) {
      return false;
    }
    parens--;
    close(Kind.PAREN);
    return true;
  }

  void closeBrace() {
    if (!open.isEmpty() && open.getFirst().kind() == Kind.BRACE) {
      close(Kind.BRACE);
    }
  }

  void closeCase() {
    pattern = false;
    if (!open.isEmpty() && open.getFirst().kind() == Kind.CASE) {
      close(Kind.CASE);
    }
    condition(-1);
  }

  private void close(Kind kind) {
    while (!open.isEmpty()) {
      Block block = open.pop();
      frame = block.outer();
      if (block.kind() == kind) {
        return;
      }
    }
  }

  /// `;;` was read: patterns follow.
  void arm() {
    pattern = !open.isEmpty() && open.getFirst().kind() == Kind.CASE;
  }

  boolean inPattern() {
    return pattern;
  }

  void patternRead() {
    pattern = false;
  }

  /// `if`, `while`… open a condition, `fi`, `done` close it.
  void condition(int change) {
    conditions = Math.max(0, conditions + change);
  }

  boolean conditional() {
    return conditions > 0;
  }
}

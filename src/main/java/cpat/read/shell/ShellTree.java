package cpat.read.shell;

import cpat.model.Word;
import cpat.source.Span;
import java.util.List;

/// The grammar of a shell text, as far as it tells which command runs when: simple commands, lists,
/// pipelines, blocks, functions.
public sealed interface ShellTree {
  /// What this part of the text covers.
  Span at();

  /// `NAME=value… word…`; `redirected` when it has `<`, `>` or a here-document.
  record Simple(List<Word> assignments, List<Word> words, boolean redirected, Span at)
      implements ShellTree {}

  /// `a | b`, `! a`, `time a`: the parts run as children.
  record Pipeline(List<ShellTree> parts, boolean negated, Span at) implements ShellTree {}

  /// `a && b` (`and`) or `a || b`.
  record AndOr(ShellTree left, boolean and, ShellTree right, Span at) implements ShellTree {}

  /// Commands one after the other.
  record Sequence(List<Item> items, Span at) implements ShellTree {}

  /// One of a sequence: whether `&` ends it, and whether the next begins on a new line.
  record Item(ShellTree tree, boolean background, boolean endsLine) {}

  /// `{ …; }` or, when `subshell`, `( … )`.
  record Group(Sequence body, boolean subshell, boolean redirected, Span at) implements ShellTree {}

  /// `if`, `elif`…; without `else` the last arm's body is missing and `otherwise` is empty.
  record If(List<Arm> arms, Sequence otherwise, boolean redirected, Span at) implements ShellTree {}

  record Arm(Sequence condition, Sequence body) {}

  /// `case WORD in …`.
  record Case(Word subject, List<Choice> choices, boolean redirected, Span at)
      implements ShellTree {}

  record Choice(List<Word> patterns, Sequence body) {}

  /// `while`, `until`, `for`, `select`; the condition of the latter two is empty.
  record Loop(Sequence condition, Sequence body, Span at) implements ShellTree {}

  /// `name() { …; }`.
  record Function(String name, ShellTree body, Span at) implements ShellTree {}
}

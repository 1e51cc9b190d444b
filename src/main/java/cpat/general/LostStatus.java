package cpat.general;

import cpat.facts.EmptyInput;
import cpat.model.Command;
import cpat.model.Instruction.Run;
import cpat.model.Word;
import cpat.read.shell.Shell;
import cpat.read.shell.ShellTree;
import cpat.resolve.RunText;
import cpat.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A pipe whose status the RUN takes for its own, though it does not tell of its download. `start`
/// is where the commands of the RUN begin.
record LostStatus(Span at, String left, String right, int start) {
  private static final Set<String> DOWNLOADS = Set.of("curl", "wget");

  static List<LostStatus> of(Run run, Command.Shell shell, boolean errors) {
    if (!run.written().heredocs().isEmpty() || shell.script().contains("pipefail")) {
      return List.of();
    }
    List<LostStatus> all = new ArrayList<>();
    Shell.tree(RunText.of(shell.at()))
        .filter(s -> s.items().stream().noneMatch(ShellTree.Item::background))
        .ifPresent(tree -> {
          Walk walk = new Walk(tree.at().start(), errors, all);
          walk.sequence(tree, true);
        });
    return all;
  }

  /// `errors` is true once `set -e` was met.
  private static final class Walk {
    private final int start;
    private boolean errors;
    private final List<LostStatus> found;

    Walk(int start, boolean errors, List<LostStatus> found) {
      this.start = start;
      this.errors = errors;
      this.found = found;
    }

    void sequence(ShellTree.Sequence all, boolean counts) {
      for (int i = 0; i < all.items().size(); i++) {
        look(all.items().get(i).tree(), counts && (errors || i == all.items().size() - 1));
      }
    }

    private void look(ShellTree tree, boolean counts) {
      switch (tree) {
        case ShellTree.Simple(_, var words, _, _) -> {
          List<String> texts = texts(words);
          errors |=
              texts.size() > 1
                  && texts.getFirst().equals("set")
                  && texts.get(1).matches("-[a-z]*e[a-z]*");
        }
        case ShellTree.AndOr(var left, boolean and, var right, _) -> {
          look(left, counts && and);
          look(right, counts);
        }
        case ShellTree.Group(var body, _, _, _) -> sequence(body, counts);
        case ShellTree.If one -> {
          one.arms().forEach(a -> sequence(a.body(), counts));
          sequence(one.otherwise(), counts);
        }
        case ShellTree.Case one -> one.choices().forEach(c -> sequence(c.body(), counts));
        case ShellTree.Loop(_, var body, _) -> sequence(body, counts && errors);
        case ShellTree.Sequence all -> sequence(all, counts);
        case ShellTree.Pipeline pipe when counts && !pipe.negated() -> pipe(pipe);
        case ShellTree.Pipeline _, ShellTree.Function _ -> {}
      }
    }

    private void pipe(ShellTree.Pipeline pipe) {
      if (pipe.parts().size() > 1
          && pipe.parts().getFirst() instanceof ShellTree.Simple left
          && pipe.parts().getLast() instanceof ShellTree.Simple right
          && !left.words().isEmpty()
          && DOWNLOADS.contains(left.words().getFirst().text())
          && EmptyInput.contents(texts(right.words()))) {
        String name =
            right.words().stream()
                .map(Word::text)
                .filter(w -> !w.equals("sudo") && !w.startsWith("-"))
                .findFirst()
                .orElse("");
        found.add(new LostStatus(left.at(), left.words().getFirst().text(), name, start));
      }
    }

    private static List<String> texts(List<Word> words) {
      return words.stream().map(Word::text).toList();
    }
  }
}

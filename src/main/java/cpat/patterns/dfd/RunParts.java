package cpat.patterns.dfd;

import cpat.facts.SourceFree;
import cpat.model.Command;
import cpat.model.Instruction.Run;
import cpat.model.Word;
import cpat.read.shell.Shell;
import cpat.read.shell.ShellTree;
import cpat.source.Excerpt;
import cpat.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A RUN as the commands that its `&&` join, in order.
record RunParts(Run run, List<Part> parts) {

  /// One of them. What is no simple command (a pipe, a loop) has no words.
  record Part(List<String> words, Span at) {
    String text() {
      return at.text();
    }

    /// What later commands of the same shell see: folder and variables.
    boolean sets() {
      return !words.isEmpty() && List.of("cd", "export", "set", "umask").contains(words.getFirst());
    }

    boolean sourceFree() {
      return !words.isEmpty() && SourceFree.is(words);
    }
  }

  /// Empty for everything that is not such a chain: here-documents, `;`, comments between.
  static Optional<RunParts> of(Run run) {
    return switch (run.command()) {
      case Command.Exec(var at, var words) ->
          Optional.of(new RunParts(run, List.of(new Part(texts(words), at))));
      case Command.Shell(var at, _, _) ->
          run.written().heredocs().isEmpty() && !commented(at)
              ? Shell.tree(lines(at))
                  .filter(s -> s.items().size() == 1 && !s.items().getFirst().background())
                  .flatMap(s -> chain(s.items().getFirst().tree()))
                  .map(p -> new RunParts(run, p))
              : Optional.empty();
    };
  }

  /// The text as the shell gets it: BuildKit takes the line ends of Windows away.
  private static Excerpt lines(Span at) {
    Excerpt.Builder text = new Excerpt.Builder(at.source());
    String whole = at.source().text();
    int from = at.start();
    for (int end = whole.indexOf("\r\n", from);
        end >= 0 && end < at.end();
        end = whole.indexOf("\r\n", from)) {
      text.append(from, end);
      from = end + 1;
    }
    return text.append(from, at.end()).build();
  }

  private static boolean commented(Span at) {
    return at.text().lines().anyMatch(l -> l.stripLeading().startsWith("#"));
  }

  private static Optional<List<Part>> chain(ShellTree tree) {
    List<Part> parts = new ArrayList<>();
    return flatten(tree, parts) ? Optional.of(List.copyOf(parts)) : Optional.empty();
  }

  private static boolean flatten(ShellTree tree, List<Part> parts) {
    if (tree instanceof ShellTree.AndOr(var left, boolean and, var right, _)) {
      return and && flatten(left, parts) && flatten(right, parts);
    }
    List<String> words =
        tree instanceof ShellTree.Simple(_, var all, _, _) ? texts(all) : List.of();
    parts.add(new Part(words, stripped(tree.at())));
    return true;
  }

  private static List<String> texts(List<Word> words) {
    return words.stream().map(Word::text).toList();
  }

  /// Without the blanks and the continued line end behind it.
  static Span stripped(Span at) {
    String text = at.text().stripTrailing();
    while (text.endsWith("\\") && isLineEnd(at, text.length())) {
      text = text.substring(0, text.length() - 1).stripTrailing();
    }
    return at.source().span(at.start(), at.start() + text.length());
  }

  private static boolean isLineEnd(Span at, int offset) {
    String text = at.source().text();
    int next = at.start() + offset;
    return text.startsWith("\n", next) || text.startsWith("\r\n", next);
  }

  boolean shell() {
    return run.command() instanceof Command.Shell;
  }

  /// `RUN --mount=… `, as written.
  String head() {
    return run.at().source().text().substring(run.at().start(), run.command().at().start());
  }

  /// The RUN up to the part of that index, that one not included; then `more`.
  String before(int end, String more) {
    int start = run.command().at().start();
    String text = run.at().source().text();
    return more.isEmpty()
        ? head() + text.substring(start, parts.get(end - 1).at().end())
        : head() + text.substring(start, parts.get(end).at().start()) + more;
  }

  /// A RUN that does the rest, in the folder and with the variables that the parts before it set.
  String from(int start) {
    String set =
        parts.subList(0, start).stream()
            .filter(Part::sets)
            .map(p -> p.text() + " && ")
            .collect(Collectors.joining());
    int end = parts.getLast().at().end();
    return head() + set + run.at().source().text().substring(parts.get(start).at().start(), end);
  }
}

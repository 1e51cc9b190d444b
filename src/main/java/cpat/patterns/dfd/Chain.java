package cpat.patterns.dfd;

import cpat.edit.Lines;
import cpat.model.Command;
import cpat.model.Instruction.Run;
import cpat.read.shell.Shell;
import cpat.read.shell.ShellTree;
import cpat.resolve.RunText;
import cpat.source.Edit;
import cpat.source.Source;
import cpat.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The commands that a RUN gives to its shell one after the other, and where another can be put
/// among them so that the RUN still fails when one of them does.
record Chain(Run run, List<Link> links) {

  /// One of them: which item of the list it belongs to, whether it is all of it, whether the list
  /// ends with that item.
  private record Link(Span at, int item, boolean alone, boolean last) {}

  static Optional<Chain> of(Run run) {
    return run.command() instanceof Command.Shell(var at, _, _)
            && run.written().heredocs().isEmpty()
        ? Shell.tree(RunText.of(at)).flatMap(all -> of(run, all))
        : Optional.empty();
  }

  private static Optional<Chain> of(Run run, ShellTree.Sequence all) {
    List<Link> links = new ArrayList<>();
    for (int i = 0; i < all.items().size(); i++) {
      ShellTree.Item item = all.items().get(i);
      List<Span> joined = new ArrayList<>();
      if (item.background() || !joined(item.tree(), joined)) {
        joined.clear();
      }
      boolean last = i == all.items().size() - 1;
      for (Span at : joined) {
        links.add(new Link(at, i, joined.size() == 1, last));
      }
    }
    return links.isEmpty() ? Optional.empty() : Optional.of(new Chain(run, List.copyOf(links)));
  }

  /// The parts that `&&` joins; false where something else does.
  private static boolean joined(ShellTree tree, List<Span> parts) {
    if (tree instanceof ShellTree.AndOr(var left, boolean and, var right, _)) {
      return and && joined(left, parts) && joined(right, parts);
    }
    parts.add(RunParts.stripped(tree.at()));
    return true;
  }

  /// Puts a command directly behind the one that holds a place.
  Optional<Edit> behind(Span place, String command) {
    for (int i = 0; i < links.size(); i++) {
      Link link = links.get(i);
      if (link.at().contains(place) && (link.last() || link.alone())) {
        String sign = link.last() && !(link.alone() && stops(i)) ? "&&" : ";";
        return Optional.of(Edit.insert(place.source(), link.at().end(), joint(i, sign) + command));
      }
    }
    return Optional.empty();
  }

  /// True where `set -e` ends the shell at the first failure.
  private boolean stops(int i) {
    return links.subList(0, i).stream().anyMatch(l -> l.at().text().matches("set -[a-z]*e.*"));
  }

  /// Puts a command before all others; nothing where they are more than one `&&` chain, since `set
  /// -e` in them would not count for it.
  Optional<Edit> first(String command) {
    Link first = links.getFirst();
    if (!links.stream().allMatch(l -> l.item() == 0 && l.last())) {
      return Optional.empty();
    }
    return Optional.of(
        Edit.insert(
            first.at().source(), first.at().start(), command + between(0, 1, "&&").orElse(" && ")));
  }

  /// What stands between two commands here: as between this one and its neighbours, if that is on
  /// lines of their own.
  private String joint(int i, String sign) {
    Span at = links.get(i).at();
    Source source = at.source();
    Optional<String> behind = between(i, i + 1, sign);
    Optional<String> before = between(i - 1, i, sign);
    boolean lines = at.text().contains("\n");
    if (behind.isPresent()) {
      return behind.get();
    }
    if (before.isPresent() && (before.get().contains("\n") || !lines)) {
      return before.get();
    }
    boolean broken = lines || (i > 0 && gap(i - 1, i).contains("\n"));
    return broken
        ? (sign.equals(";") ? "; \\" : " \\")
            + Lines.end(source)
            + indent(at)
            + (sign.equals(";") ? "" : sign + " ")
        : (sign.equals(";") ? "; " : " " + sign + " ");
  }

  private Optional<String> between(int left, int right, String sign) {
    if (left < 0 || right >= links.size()) {
      return Optional.empty();
    }
    String gap = gap(left, right);
    return gap.replaceAll("[\\s\\\\]", "").equals(sign) ? Optional.of(gap) : Optional.empty();
  }

  private String gap(int left, int right) {
    int start = links.get(left).at().end();
    return run.at()
        .source()
        .text()
        .substring(start, Math.max(start, links.get(right).at().start()));
  }

  /// What stands before the first word of the line on which a place ends.
  private static String indent(Span at) {
    String text = at.source().text();
    int start = text.lastIndexOf('\n', at.end() - 1) + 1;
    int end = start;
    while (end < at.end() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
      end++;
    }
    return end == start ? "    " : text.substring(start, end);
  }
}

package cpat.read.shell;

import cpat.model.Invocation;
import cpat.source.Excerpt;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Shell text to simple commands: words, quotes, lists, blocks, functions, aliases, substitutions.
/// Nothing is run or expanded but variables that the same text sets to something known.
public final class Shell {
  /// Whose quoting and line continuation the text follows.
  public enum Dialect {
    POSIX('\\'),
    POWERSHELL('`'),
    BATCH('^');

    final char escape;

    Dialect(char escape) {
      this.escape = escape;
    }
  }

  private Shell() {}

  /// The simple commands of a text, in order; nested ones (`$(…)`, functions, aliases, `sh -c '…'`)
  /// included.
  public static List<Invocation> read(Excerpt text) {
    return parse(text, Dialect.POSIX).invocations();
  }

  /// The grammar of a text; empty where it is not understood to its end.
  public static Optional<ShellTree.Sequence> tree(Excerpt text) {
    ShellTreeParser parser = new ShellTreeParser(text);
    ShellTree.Sequence all = parser.read();
    return parser.broken ? Optional.empty() : Optional.of(all);
  }

  /// The here-documents of a text, in order.
  public static List<Heredoc> heredocs(Excerpt text) {
    return parse(text, Dialect.POSIX).heredocs();
  }

  public static ShellText parse(Excerpt text, Dialect dialect) {
    return parse(text, dialect, Map.of());
  }

  /// `opaque` holds stretches (start → end) that another tool fills in before the shell reads them:
  /// they stay in the words as written.
  public static ShellText parse(Excerpt text, Dialect dialect, Map<Integer, Integer> opaque) {
    return new ShellParser(text, dialect, opaque, new Variables(), Invocation.Frame.TOP, 0).parse();
  }
}

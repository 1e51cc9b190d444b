package cpat.model;

import cpat.source.Span;
import java.util.List;
import java.util.Optional;

/// An instruction of a Dockerfile as written: keyword in capitals, flags with their dashes,
/// arguments before variable expansion. `trigger` is the instruction behind ONBUILD.
public record Statement(
    String keyword,
    Span at,
    List<Word> flags,
    Form form,
    List<Word> arguments,
    List<Heredoc> heredocs,
    Optional<Statement> trigger) {

  /// How the arguments are written; the names are those of `cpat dump`.
  public enum Form {
    /// One text for the shell.
    SHELL,
    /// A JSON array.
    EXEC,
    /// Words split at blanks.
    WORDS,
    /// Key, value, key, value…
    PAIRS
  }

  /// A here-document: `<<EOF`, `<<-EOF` (chomp: leading tabs dropped), `<<'EOF'` (no expansion).
  public record Heredoc(String name, String content, boolean expand, boolean chomp, Span at) {}

  /// The value of a flag, `--from=x` → `x`; empty when absent. The last one wins.
  public Optional<String> flag(String name) {
    String prefix = "--" + name;
    return flags.stream()
        .map(Word::text)
        .filter(f -> f.equals(prefix) || f.startsWith(prefix + "="))
        .reduce((_, last) -> last)
        .map(f -> f.length() > prefix.length() ? f.substring(prefix.length() + 1) : "");
  }
}

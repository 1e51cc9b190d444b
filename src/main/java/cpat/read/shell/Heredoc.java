package cpat.read.shell;

import cpat.model.Invocation;
import cpat.model.Word;
import cpat.source.Excerpt;
import java.util.Optional;

/// A here-document: the command it is fed to, the file that command's output goes to (`> file`),
/// the delimiter, whether the shell expands the body, and the body (without leading tabs for
/// `<<-`).
public record Heredoc(
    Invocation command, Optional<Word> target, String delimiter, boolean expanded, Excerpt body) {}

package cpat.read.shell;

import cpat.model.Invocation;
import cpat.source.Span;
import java.util.List;
import java.util.Optional;

/// What stands in a shell text: its simple commands, its here-documents, the quote that is open at
/// its end, and where it is nested deeper than is followed.
public record ShellText(
    List<Invocation> invocations,
    List<Heredoc> heredocs,
    Optional<Span> unclosed,
    Optional<Span> tooDeep) {}

package cpat.read.shell;

import cpat.model.Invocation;
import java.util.List;

/// What stands in a shell text: its simple commands and its here-documents.
public record ShellText(List<Invocation> invocations, List<Heredoc> heredocs) {}

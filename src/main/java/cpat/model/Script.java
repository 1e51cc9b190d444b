package cpat.model;

import cpat.source.Span;
import java.util.List;

/// Shell text someone runs: a script, a Makefile recipe, a CI step, a code block of a page.
public record Script(Span at, Kind kind, String name, List<Invocation> invocations) {
  /// Where the text was found.
  public enum Kind {
    SHELL,
    MAKE,
    JUST,
    PACKAGE_JSON,
    MARKDOWN,
    CI,
    SYSTEMD
  }
}

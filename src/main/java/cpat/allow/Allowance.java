package cpat.allow;

import cpat.rule.Finding;
import cpat.source.Span;
import java.util.List;

/// A comment that lets findings pass: whose words it is in, what it names, and the stretch of the
/// file it speaks of.
record Allowance(Dialect dialect, List<String> names, String reason, Span at, Span over) {

  /// Whose words a comment is in, and which names it may say.
  enum Dialect {
    /// `# cpat: allow NAME -- reason`.
    CPAT,
    /// `# hadolint ignore=DL3025`.
    HADOLINT,
    /// `# check=skip=JSONArgsRecommended`.
    BUILDKIT,
    /// `# kics-scan ignore-line`: names nothing, means every rule that KICS has too.
    KICS
  }

  boolean covers(Finding finding) {
    Span at = finding.at();
    return at.source().path().equals(over.source().path())
        && over.start() <= at.start()
        && (at.start() < over.end() || at.start() == over.start())
        && names(finding);
  }

  private boolean names(Finding finding) {
    if (dialect == Dialect.KICS) {
      return finding.codes().stream().anyMatch(c -> c.startsWith("KICS"));
    }
    return names.stream().anyMatch(n -> names(n, finding));
  }

  private boolean names(String name, Finding finding) {
    boolean all = dialect == Dialect.BUILDKIT && name.equalsIgnoreCase("all");
    boolean code =
        finding.codes().stream().anyMatch(c -> c.equalsIgnoreCase(name) || (all && ofBuildKit(c)));
    boolean own =
        dialect == Dialect.CPAT
            && (finding.rule().id().equalsIgnoreCase(name)
                || finding.rule().symbol().equalsIgnoreCase(name)
                || finding.rule().name().equalsIgnoreCase(name));
    return code || own;
  }

  /// BuildKit's checks are named in CamelCase.
  private static boolean ofBuildKit(String code) {
    return code.matches("[A-Z][A-Za-z]+") && !code.equals("KICS");
  }
}

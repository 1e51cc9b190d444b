package cpat.allow;

import cpat.rule.Finding;
import cpat.rule.Use;
import cpat.source.Span;
import java.util.BitSet;
import java.util.Map;
import java.util.function.UnaryOperator;

/// The lines that a change touched, by file. A new file has all of them. `name` gives the name that
/// a file of the report has among the lines.
public record Changed(Map<String, BitSet> lines, UnaryOperator<String> name) {
  /// True when a finding, or a place that its notes name, lies on a changed line.
  public boolean touches(Finding finding) {
    return touches(finding.at()) || finding.notes().stream().anyMatch(n -> touches(n.at()));
  }

  public boolean touches(Use use) {
    return touches(use.at()) || use.evidence().stream().anyMatch(e -> touches(e.at()));
  }

  private boolean touches(Span at) {
    BitSet changed = lines.get(name.apply(at.source().path()));
    if (changed == null) {
      return false;
    }
    int first = at.first().line();
    int last = Math.max(first, at.last().line());
    int next = changed.nextSetBit(first);
    return next >= 0 && next <= last;
  }
}

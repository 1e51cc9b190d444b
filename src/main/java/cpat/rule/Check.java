package cpat.rule;

import java.util.stream.Stream;

/// Finds what a rule is about. Pure.
@FunctionalInterface
public interface Check {
  Stream<Hit> find(Checked checked);
}

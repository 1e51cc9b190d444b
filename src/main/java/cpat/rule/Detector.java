package cpat.rule;

import cpat.resolve.Resolution;
import java.util.stream.Stream;

/// Finds the uses of one pattern. Pure.
@FunctionalInterface
public interface Detector {
  Stream<Use> find(Resolution resolved);
}

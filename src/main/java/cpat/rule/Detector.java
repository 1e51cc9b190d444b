package cpat.rule;

import cpat.model.Project;
import java.util.stream.Stream;

/// Finds the uses of one pattern. Pure.
@FunctionalInterface
public interface Detector {
  Stream<Use> find(Project project);
}

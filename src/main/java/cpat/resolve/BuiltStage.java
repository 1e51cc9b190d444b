package cpat.resolve;

import cpat.model.Stage;
import java.util.List;

/// A stage that a build needs, and what it makes.
public record BuiltStage(Stage stage, ResolvedImage image) {
  /// The steps of this stage itself, triggers of its base included.
  public List<Step> steps() {
    return image.steps().stream().filter(s -> s.stage().index() == stage.index()).toList();
  }
}

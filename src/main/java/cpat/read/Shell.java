package cpat.read;

import cpat.model.Invocation;
import cpat.source.Excerpt;
import java.util.List;

/// Shell text to simple commands.
public final class Shell {
  private Shell() {}

  /// The simple commands of a text, in order; nested ones (`$(…)`, functions, aliases) included.
  public static List<Invocation> read(@SuppressWarnings("unused") Excerpt text) {
    return List.of();
  }
}

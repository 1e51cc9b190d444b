package cpat.rule;

import cpat.source.Edit;
import java.util.List;

/// A way to mend a finding. `title` says what it does, in the imperative; edits may reach into
/// several files, and are made together or not at all. A fix to be shown only has no edits.
public record Fix(String title, Safety safety, List<Edit> edits) {
  public Fix {
    if ((safety == Safety.SHOW) != edits.isEmpty()) {
      throw new IllegalArgumentException("edits and safety do not agree: " + title);
    }
    edits = List.copyOf(edits);
  }

  public static Fix safe(String title, Edit... edits) {
    return new Fix(title, Safety.SAFE, List.of(edits));
  }

  public static Fix safe(String title, List<Edit> edits) {
    return new Fix(title, Safety.SAFE, edits);
  }

  public static Fix unsafe(String title, Edit... edits) {
    return new Fix(title, Safety.UNSAFE, List.of(edits));
  }

  public static Fix unsafe(String title, List<Edit> edits) {
    return new Fix(title, Safety.UNSAFE, edits);
  }

  public static Fix show(String title) {
    return new Fix(title, Safety.SHOW, List.of());
  }
}

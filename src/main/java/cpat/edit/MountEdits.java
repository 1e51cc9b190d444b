package cpat.edit;

import cpat.model.Mount;
import cpat.source.Edit;
import cpat.source.Source;
import cpat.source.Span;
import java.util.Optional;

/// Makes a written mount read-only, in the form it has.
public final class MountEdits {
  private MountEdits() {}

  /// Of `/:/host`, `source: /`, `--mount type=bind,…`, a Pod's `volumeMounts`. Empty where the form
  /// is another, or a mode is written already.
  public static Optional<Edit> readOnly(Mount mount, Span target, boolean kubernetes) {
    if (!mount.at().contains(target) && !kubernetes) {
      return Optional.empty();
    }
    if (kubernetes) {
      return YamlEdits.beside(target, "readOnly", "true");
    }
    Source source = target.source();
    String whole = mount.at().text();
    if (whole.contains("target:")) {
      return YamlEdits.beside(target, "read_only", "true");
    }
    if (whole.contains("target=") || whole.contains("dst=") || whole.contains("destination=")) {
      return whole.contains("readonly") || whole.contains("ro=")
          ? Optional.empty()
          : Optional.of(Edit.insert(source, target.end(), ",readonly"));
    }
    String rest = source.text().substring(target.end(), mount.at().end());
    if (rest.startsWith(":rw")) {
      return Optional.of(new Edit(source.span(target.end(), target.end() + 3), ":ro"));
    }
    if (rest.isEmpty() || rest.equals("\"") || rest.equals("'")) {
      return Optional.of(Edit.insert(source, target.end(), ":ro"));
    }
    return rest.startsWith(":") && rest.length() > 1
        ? Optional.of(Edit.insert(source, target.end() + 1, "ro,"))
        : Optional.empty();
  }
}

package cpat.model;

import cpat.source.Span;
import java.util.List;
import java.util.stream.Stream;

/// Containers that are run together: a Compose project, a Pod, the run lines of one script.
/// `settings` are those of the whole: Pod annotations, host namespaces, all leaves of other kinds.
public record Workload(
    String name, Origin origin, Span at, List<Run> runs, List<Setting> settings) {

  public Stream<Setting> settings(String name) {
    return settings.stream().filter(s -> s.name().equals(name));
  }

  public boolean on(String name) {
    return settings(name).anyMatch(s -> s.value().text().equals("true"));
  }
}

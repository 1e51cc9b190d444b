package cpat.patterns.hs;

import static cpat.rule.Kind.*;

import cpat.model.Project;
import cpat.rule.Pattern;
import cpat.rule.Use;
import java.util.Set;
import java.util.stream.Stream;

/// Host Spoofing, found by DEFINITIONS: see README.md beside this file.
public final class HostSpoofing {
  public static final Pattern PATTERN =
      new Pattern(
          "HS",
          "Host Spoofing",
          Set.of(RUNTIME),
          3,
          4,
          "a container takes the host's place: its namespaces, its files",
          HostSpoofing::find);

  private HostSpoofing() {}

  private static Stream<Use> find(@SuppressWarnings("unused") Project project) {
    return Stream.empty();
  }
}

package cpat.facts;

import java.util.List;
import java.util.Set;

/// Tools that build and then run what they built, as their child. Whether that sees a stop signal
/// is a matter of the tool's version and of what runs.
public final class BuildRunners {
  private static final Set<String> NAMES =
      Listing.words("mvn mvnw gradle gradlew sbt lein ant make rake just xvfb-run");

  /// They do it only if told to `run`.
  private static final Set<String> WITH_RUN = Listing.words("go cargo conda mamba micromamba");

  private BuildRunners() {}

  public static boolean is(List<String> argv) {
    String name = Wildcard.lastSegment(argv.getFirst());
    return NAMES.contains(name) || (WITH_RUN.contains(name) && argv.contains("run"));
  }
}

package cpat.resolve;

import cpat.model.Run;
import cpat.model.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a Compose service waits for.
final class Dependencies {
  private Dependencies() {}

  static List<Effective.Dependency> of(Run run) {
    List<Effective.Dependency> all = new ArrayList<>();
    for (Word name : run.dependsOn()) {
      Optional<Word> condition = run.setting("depends_on." + name.text() + ".condition");
      Value<String> value =
          condition
              .map(Written::value)
              .map(v -> v.map(Dependencies::condition))
              .orElseGet(() -> Value.of("started", From.at(name.at())));
      all.add(new Effective.Dependency(name.text(), value));
    }
    return List.copyOf(all);
  }

  private static String condition(String written) {
    return switch (written) {
      case "service_healthy" -> "healthy";
      case "service_completed_successfully" -> "completed";
      case "service_started" -> "started";
      default -> written;
    };
  }
}

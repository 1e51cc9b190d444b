package cpat.resolve;

import cpat.model.ImageConfig.Health;
import cpat.model.Run;
import cpat.model.Setting;
import cpat.model.Word;
import cpat.read.dockerfile.Durations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The health check of a container: what the run says of it, the rest from its image.
record HealthOverlay(ResolvedImage image, Run run, Habits habits) {
  private static final Health NO_HEALTH = new Health(List.of(), 0, 0, 0, 0, 0);

  Value<Optional<Health>> health() {
    Value<Optional<Health>> below = image.healthcheck();
    if (!habits.healthcheck()) {
      return Value.<Optional<Health>>of(Optional.empty(), new From.Default(habits.whose()))
          .over(below);
    }
    Optional<Word> off = run.setting("no-healthcheck").filter(w -> !w.text().equals("false"));
    if (off.isPresent()) {
      Health earlier = below.known().flatMap(h -> h).orElse(NO_HEALTH);
      Health none = earlier.with(List.of("NONE"));
      return Value.of(Optional.of(none), From.at(off.get().at())).over(below);
    }
    List<Setting> own =
        run.settings().stream().filter(s -> s.name().startsWith("health-")).toList();
    if (own.isEmpty()) {
      return below;
    }
    From from = From.at(own.getFirst().at());
    List<String> exec = run.settings("health-exec").map(s -> s.value().text()).toList();
    Optional<List<String>> test =
        run.setting("health-cmd")
            .map(w -> List.of("CMD-SHELL", w.text()))
            .or(() -> exec.isEmpty() ? Optional.empty() : Optional.of(words("CMD", exec)));
    if (test.isEmpty() && !below.isKnown()) {
      return below;
    }
    Health earlier = below.known().flatMap(h -> h).orElse(NO_HEALTH);
    return Value.of(
            Optional.of(
                new Health(
                    test.orElse(earlier.test()),
                    time("health-interval", earlier.interval()),
                    time("health-timeout", earlier.timeout()),
                    time("health-start-period", earlier.startPeriod()),
                    time("health-start-interval", earlier.startInterval()),
                    run.setting("health-retries")
                        .map(w -> w.text().matches("[0-9]{1,9}") ? Long.parseLong(w.text()) : 0L)
                        .filter(n -> n != 0)
                        .orElse(earlier.retries()))),
            from)
        .over(below);
  }

  private static List<String> words(String first, List<String> more) {
    List<String> all = new ArrayList<>(List.of(first));
    all.addAll(more);
    return List.copyOf(all);
  }

  /// 0 says nothing.
  private long time(String flag, long below) {
    return run.setting(flag)
        .map(w -> Durations.nanoseconds(w.text()))
        .filter(n -> n != 0)
        .orElse(below);
  }
}

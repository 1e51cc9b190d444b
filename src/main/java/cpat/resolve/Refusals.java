package cpat.resolve;

import cpat.facts.Signals;
import cpat.model.ImageConfig.Health;
import cpat.model.Problem;
import cpat.model.Run;
import cpat.model.Setting;
import cpat.source.Span;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// What keeps an engine from making a container at all.
record Refusals(Effective effective, Run run, List<Problem> problems) {
  private static final long MILLISECOND = 1_000_000;

  void tell() {
    if (effective.argv().known().filter(List::isEmpty).isPresent()) {
      problem(
          run.at(),
          "nothing to run: neither the image nor this line names a program; give a command");
    }
    given("workdir")
        .filter(w -> !Locations.isAbsolute(w.value().text()))
        .forEach(w ->
            problem(
                w.at(),
                "`" + w.value().text() + "` is relative: a container's folder begins with /"));
    given("stop-signal")
        .filter(s -> !Signals.isSignal(s.value().text()))
        .forEach(s -> problem(s.at(), Signals.none(s.value().text())));
    given("expose")
        .filter(p -> Ports.exposed(p.value().text()).isEmpty())
        .forEach(p -> problem(p.at(), Ports.none(p.value().text())));
    boolean tooOften =
        effective.healthcheck().known().flatMap(h -> h).filter(Refusals::tooOften).isPresent();
    if (tooOften) {
      problem(run.at(), "times of a health check are 0 (the default) or a millisecond and more");
    }
  }

  private static boolean tooOften(Health health) {
    return LongStream.of(
            health.interval(), health.timeout(), health.startPeriod(), health.startInterval())
        .anyMatch(t -> t != 0 && t < MILLISECOND);
  }

  /// The values of a flag, as far as the text tells them.
  private Stream<Setting> given(String flag) {
    return run.settings(flag).filter(s -> s.value().literal() && !s.value().text().isEmpty());
  }

  private void problem(Span at, String message) {
    Problem problem = new Problem(at, message);
    if (!problems.contains(problem)) {
      problems.add(problem);
    }
  }
}

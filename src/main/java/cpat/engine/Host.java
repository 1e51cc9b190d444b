package cpat.engine;

import cpat.read.yaml.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;

/// What the engine says of itself and of what happens in it.
public record Host(Engine engine) {
  /// Storage, cgroups, limits, security options, counts.
  public Node info() throws EngineException {
    return engine.json(Request.get("/info"));
  }

  public Node version() throws EngineException {
    return engine.json(Request.get("/version"));
  }

  /// Disk usage by images, containers, volumes and build cache.
  public Node diskUsage() throws EngineException {
    return engine.json(Request.get("/system/df"));
  }

  /// Hands on events from a moment on, until `more` says false or the limit has passed.
  public void events(Instant since, Duration limit, Filters filters, Predicate<Node> more)
      throws EngineException {
    Request request =
        Request.get("/events")
            .with("since", seconds(since))
            .with("until", seconds(since.plus(limit)))
            .with(filters);
    engine.each(request, limit.plusSeconds(10), more::test);
  }

  private static String seconds(Instant moment) {
    return moment.getEpochSecond() + "." + String.format("%09d", moment.getNano());
  }
}

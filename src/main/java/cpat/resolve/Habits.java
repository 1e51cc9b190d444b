package cpat.resolve;

import cpat.model.Origin;

/// What holds for a container when nobody says anything; it differs by who runs it.
public record Habits(String whose, long graceSeconds, boolean healthcheck) {
  public static final Habits DOCKER = new Habits("docker", 10, true);
  public static final Habits COMPOSE = new Habits("Compose", 10, true);
  public static final Habits KUBERNETES = new Habits("Kubernetes", 30, false);
  public static final Habits DEV_CONTAINER = new Habits("dev containers", 10, true);

  private static final Habits PODMAN = new Habits("podman", 10, true);

  public static Habits of(Origin origin) {
    return switch (origin) {
      case Origin.Compose() -> COMPOSE;
      case Origin.Kubernetes _ -> KUBERNETES;
      case Origin.DevContainer() -> DEV_CONTAINER;
      case Origin.CommandLine _, Origin.CiJob() -> DOCKER;
      case Origin.Live(String engine, _) -> engine.equals("podman") ? PODMAN : DOCKER;
    };
  }
}

package cpat.cli;

import cpat.engine.Found;

/// No engine can be used: every place tried with its reason, then the next step.
final class EngineAbsent extends Exception {
  private static final long serialVersionUID = 1;

  private final boolean refused;

  EngineAbsent(Found found) {
    super(message(found));
    this.refused = found.refused();
  }

  int code() {
    return refused ? Exit.REFUSED : Exit.ENGINE;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  private static String message(Found found) {
    StringBuilder text =
        new StringBuilder(
            found.refused()
                ? "the engine in use is remote, and nothing is run there unless you name it"
                : "no container engine answers");
    int width = found.tried().stream().mapToInt(t -> t.place().length()).max().orElse(0);
    for (Found.Tried tried : found.tried()) {
      text.append("\n  ").append(tried.place());
      text.repeat(' ', width - tried.place().length() + 2).append(tried.reason());
    }
    return text.append("\n  next: ").append(next(found)).toString();
  }

  private static String next(Found found) {
    if (found.refused()) {
      return "--context NAME or --engine ADDRESS to mean it, or unset it for the local engine";
    }
    boolean denied = found.tried().stream().anyMatch(t -> t.reason().equals("permission denied"));
    return denied
        ? "join the group that owns the socket (docker), or start a rootless engine: systemctl"
            + " --user start podman.socket"
        : "start Docker, or Podman's socket: systemctl --user start podman.socket; elsewhere:"
            + " --engine unix:///PATH";
  }
}

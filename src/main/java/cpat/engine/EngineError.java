package cpat.engine;

/// What went wrong with one call: the call (`POST /containers/create`), the HTTP status (0 when no
/// engine answered) and what the engine said.
public record EngineError(String call, int status, String message) {
  /// The thing that was asked for is not there.
  public boolean notFound() {
    return status == 404;
  }

  /// The state of things forbids it: a name is taken, an image is in use.
  public boolean conflict() {
    return status == 409;
  }

  @Override
  public String toString() {
    return call.isEmpty()
        ? message
        : message + " (" + call + (status > 0 ? ": " + status : "") + ")";
  }
}

package cpat.engine;

/// Carries an [EngineError] up to where it is told or answered.
public final class EngineException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient EngineError error;

  public EngineException(EngineError error) {
    super(error.toString());
    this.error = error;
  }

  public EngineException(String message) {
    this(new EngineError("", 0, message));
  }

  public EngineError error() {
    return error;
  }

  @Override
  public String getMessage() {
    return error.toString();
  }
}

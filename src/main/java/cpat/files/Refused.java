package cpat.files;

/// A file is not as it should be to be written; nothing is left half done.
public final class Refused extends Exception {
  private static final long serialVersionUID = 1;

  public Refused(String message) {
    super(message);
  }
}

package cpat.read;

import cpat.model.Reading;
import cpat.source.Source;
import java.util.Optional;

/// Which reader for which file.
public final class Readers {
  private Readers() {}

  /// True when the name alone says that the file may be worth opening.
  public static boolean candidate(@SuppressWarnings("unused") String path) {
    return false;
  }

  /// True when the name alone says what the file is, so that failing to read it must be told.
  public static boolean certain(@SuppressWarnings("unused") String path) {
    return false;
  }

  /// Reads a file by its name and, where that does not tell, by its content; empty when it is none
  /// of ours. `named` files were given on the command line: an unknown name is no reason to leave
  /// them out.
  public static Optional<Reading> read(
      @SuppressWarnings("unused") Source source,
      @SuppressWarnings("unused") Lookup lookup,
      @SuppressWarnings("unused") boolean named) {
    return Optional.empty();
  }
}

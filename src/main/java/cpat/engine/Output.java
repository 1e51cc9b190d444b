package cpat.engine;

import java.io.IOException;

/// Takes what a container prints. Bytes, since a character may be cut in two.
@FunctionalInterface
public interface Output {
  Output NONE = (_, _, _) -> {};

  /// `error` is true for standard error; the bytes are the first `length` of the array.
  void take(boolean error, byte[] bytes, int length) throws IOException;
}

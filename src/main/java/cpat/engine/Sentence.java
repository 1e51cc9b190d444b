package cpat.engine;

import java.io.IOException;
import java.util.Optional;

/// What engines and systems say, in a form that fits a message.
final class Sentence {
  private static final int LONG = 600;

  private Sentence() {}

  static String shortened(String text) {
    String line = text.strip();
    return line.length() <= LONG ? line : line.substring(0, LONG) + " …";
  }

  /// The reason of a failed connection, in the words a user knows.
  static String reason(IOException e) {
    String message = Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
    if (e instanceof java.net.UnknownHostException) {
      return "unknown host";
    }
    if (e instanceof java.nio.file.NoSuchFileException) {
      return message + ": no such file";
    }
    if (e instanceof java.nio.file.AccessDeniedException) {
      return message + ": permission denied";
    }
    return switch (message) {
      case "No such file or directory" -> "no such file";
      case "Permission denied" -> "permission denied";
      case "Connection refused" -> "nothing listens there";
      default -> message;
    };
  }
}

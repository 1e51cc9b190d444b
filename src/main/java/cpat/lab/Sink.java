package cpat.lab;

import cpat.engine.Output;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/// Collects what a step prints and hands on each line as it is complete. Both streams of a program
/// go into one text, in the order they come. Control characters of programs do not reach the user's
/// terminal.
final class Sink implements Output {
  /// What is kept for the checks; a program that prints more is only counted.
  private static final int LONGEST = 4 << 20;

  private final Consumer<String> lines;
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder line = new StringBuilder();
  private final ByteBuffer bytes = ByteBuffer.allocate((1 << 14) + 8);
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE);

  Sink(Consumer<String> lines) {
    this.lines = lines;
  }

  @Override
  public void take(boolean error, byte[] part, int length) {
    for (int at = 0; at < length; at += 1 << 14) {
      bytes.put(part, at, Math.min(1 << 14, length - at)).flip();
      CharBuffer decoded = CharBuffer.allocate(bytes.remaining() + 1);
      decoder.decode(bytes, decoded, false);
      bytes.compact();
      add(decoded.flip().toString());
    }
  }

  /// As a stream, for programs of the host.
  OutputStream stream() {
    return new OutputStream() {
      @Override
      public void write(int one) {
        take(false, new byte[] {(byte) one}, 1);
      }

      @Override
      public void write(byte[] part, int from, int length) {
        take(false, Arrays.copyOfRange(part, from, from + length), length);
      }
    };
  }

  void line(String whole) {
    add(whole + "\n");
  }

  private void add(String part) {
    if (text.length() < LONGEST) {
      text.append(part);
    }
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      if (c == '\n') {
        emit();
      } else if (c == '\t') {
        line.append("  ");
      } else if (!Character.isISOControl(c) && line.length() < 2000) {
        line.append(c);
      }
    }
  }

  private void emit() {
    lines.accept(line.toString());
    line.setLength(0);
  }

  /// A text on one line, without what a terminal would obey.
  static String plain(String text) {
    return text.codePoints()
        .filter(c -> !Character.isISOControl(c))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /// Everything printed; the last line also without its end.
  String text() {
    if (!line.isEmpty()) {
      emit();
    }
    return text.toString();
  }
}

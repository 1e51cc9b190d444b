package cpat.engine;

/// Reads the fields of a protocol buffer message: enough for progress, total on any bytes.
final class Protobuf {
  /// A field: its number, and its bytes or its value.
  @FunctionalInterface
  interface Field {
    void take(int number, byte[] bytes, long value);
  }

  private static final byte[] NONE = {};

  private final byte[] message;
  private int at;

  private Protobuf(byte[] message) {
    this.message = message;
  }

  static void each(byte[] message, Field taker) {
    Protobuf reader = new Protobuf(message);
    while (reader.at < message.length) {
      long key = reader.varint();
      int number = (int) (key >>> 3);
      switch ((int) key & 7) {
        case 0 -> taker.take(number, NONE, reader.varint());
        case 1 -> reader.at += 8;
        case 2 -> taker.take(number, reader.bytes(), 0);
        case 5 -> reader.at += 4;
        default -> {
          return;
        }
      }
    }
  }

  private long varint() {
    long value = 0;
    for (int shift = 0; shift < 64 && at < message.length; shift += 7) {
      byte b = message[at++];
      value |= (b & 0x7fL) << shift;
      if (b >= 0) {
        return value;
      }
    }
    return value;
  }

  private byte[] bytes() {
    long length = varint();
    int end = (int) Math.max(at, Math.min(message.length, at + length));
    byte[] part = java.util.Arrays.copyOfRange(message, at, end);
    at = end;
    return part;
  }
}

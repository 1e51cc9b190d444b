package cpat.write;

/// Says what is wrong with a value as the user wrote it.
final class Mistake {
  private Mistake() {}

  static IllegalArgumentException of(String value, String why) {
    return new IllegalArgumentException("`" + value + "` " + why);
  }
}

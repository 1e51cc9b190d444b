package cpat.resolve;

import cpat.model.Word;

/// What stands in a file, as a value.
final class Written {
  private Written() {}

  /// A word; where a shell or a tool puts something in, what it will be is not known.
  static Value<String> value(Word word) {
    From from = From.at(word.at());
    return word.literal()
        ? Value.of(word.text(), from)
        : Value.unknown("what `" + word.text() + "` is when it is run", from);
  }
}

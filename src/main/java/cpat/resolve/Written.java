package cpat.resolve;

import cpat.model.Word;

/// What stands in a file, as a value.
final class Written {
  private static final int LONGEST = 60;

  private Written() {}

  /// A word; where a shell or a tool puts something in, what it will be is not known.
  static Value<String> value(Word word) {
    From from = From.at(word.at());
    return word.literal() ? Value.of(word.text(), from) : Value.unknown(settles(word), from);
  }

  /// What would tell what a word is; of a long one its beginning.
  static String settles(Word word) {
    String line = word.text().strip().replaceAll("\\s+", " ");
    String shown = line.length() > LONGEST ? line.substring(0, LONGEST - 1) + "…" : line;
    return shown.isEmpty()
        ? "what is known when it is run"
        : "what `" + shown + "` is when it is run";
  }
}

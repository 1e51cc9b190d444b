package cpat.read.text;

import cpat.model.Word;
import cpat.source.Span;
import java.util.ArrayList;
import java.util.List;

/// Parts of words, with their places.
public final class Words {
  private Words() {}

  /// A part of a word's text. Quotes only make the raw text longer, so the part is looked for from
  /// its own offset on; where it is not found (a variable was put in) the whole word is its place.
  public static Word part(Word word, int from, int to) {
    String text = word.text().substring(from, to);
    Span at = word.at();
    if (from == 0 && to == word.text().length()) {
      return word;
    }
    int start = Math.min(at.end(), at.start() + from);
    int found = text.isEmpty() ? -1 : at.source().text().indexOf(text, start, at.end());
    Span place =
        found >= 0 && found + text.length() <= at.end()
            ? new Span(at.source(), found, found + text.length())
            : at;
    return new Word(text, place, word.literal() || !unknown(text));
  }

  public static Word from(Word word, int from) {
    return part(word, from, word.text().length());
  }

  private static boolean unknown(String text) {
    return text.chars().anyMatch(c -> "$`<{%".indexOf(c) >= 0);
  }

  /// Parts between separators; none inside `${…}`, `$(…)`, `{{…}}` and backticks.
  public static List<Word> split(Word word, char separator) {
    String text = word.text();
    List<Word> parts = new ArrayList<>(3);
    int depth = 0;
    boolean ticks = false;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '`') {
        ticks = !ticks;
      } else if ((c == '{' || c == '(')
          && (depth > 0 || (i > 0 && "${".indexOf(text.charAt(i - 1)) >= 0))) {
        depth++;
      } else if ((c == '}' || c == ')') && depth > 0) {
        depth--;
      } else if (c == separator && depth == 0 && !ticks) {
        parts.add(part(word, start, i));
        start = i + 1;
      }
    }
    if (depth > 0 || ticks) {
      return plain(word, separator);
    }
    parts.add(part(word, start, text.length()));
    return parts;
  }

  private static List<Word> plain(Word word, char separator) {
    List<Word> parts = new ArrayList<>(3);
    int start = 0;
    for (int i = word.text().indexOf(separator);
        i >= 0;
        i = word.text().indexOf(separator, start)) {
      parts.add(part(word, start, i));
      start = i + 1;
    }
    parts.add(part(word, start, word.text().length()));
    return parts;
  }
}

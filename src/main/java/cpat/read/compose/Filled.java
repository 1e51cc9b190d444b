package cpat.read.compose;

import cpat.model.Word;
import cpat.read.yaml.Node;
import cpat.source.Excerpt;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// A text with its variables put in; `unknown` marks the characters of those nobody could tell.
record Filled(Node.Scalar scalar, Excerpt text, BitSet unknown) {

  /// All of it; the place is the scalar with its quotes.
  Word word() {
    return new Word(text.text(), scalar.at(), unknown.isEmpty());
  }

  /// A part, at its own place.
  Word word(int from, int to) {
    int next = unknown.nextSetBit(from);
    return new Word(text.text().substring(from, to), text.span(from, to), next < 0 || next >= to);
  }

  int length() {
    return text.length();
  }

  String string() {
    return text.text();
  }

  /// The next such character outside unknown variables; -1 when there is none.
  int indexOf(char c, int from) {
    for (int i = from; i < text.length(); i++) {
      if (text.charAt(i) == c && !unknown.get(i)) {
        return i;
      }
    }
    return -1;
  }

  /// The parts between the separators, as often as they stand.
  List<Word> split(char separator) {
    List<Word> parts = new ArrayList<>();
    int from = 0;
    for (int at = indexOf(separator, 0); at >= 0; at = indexOf(separator, from)) {
      parts.add(word(from, at));
      from = at + 1;
    }
    parts.add(word(from, length()));
    return parts;
  }
}

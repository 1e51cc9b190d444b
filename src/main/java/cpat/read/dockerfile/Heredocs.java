package cpat.read.dockerfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Recognizes the here-documents that a line announces. Always with `\` as escape character: so
/// does BuildKit, whatever the directive says.
final class Heredocs {
  private Heredocs() {}

  /// `<<EOF`: the word that ends the body, and how the body is to be taken.
  record Announced(String name, boolean expand, boolean chomp) {}

  /// Those of a whole line, in order; none when its quotes do not match.
  static List<Announced> in(String line) {
    List<Announced> found = new ArrayList<>();
    if (line.contains("<<")) {
      for (String word : ExpansionScanner.keeping(line, true, true).words().orElse(List.of())) {
        announced(word).ifPresent(found::add);
      }
    }
    return found;
  }

  /// Digits, `<<`, perhaps `-`, then one word without `<`.
  static Optional<Announced> announced(String word) {
    int at = 0;
    while (at < word.length() && word.charAt(at) >= '0' && word.charAt(at) <= '9') {
      at++;
    }
    if (!word.startsWith("<<", at)) {
      return Optional.empty();
    }
    at += 2;
    boolean chomp = at < word.length() && word.charAt(at) == '-';
    if (chomp) {
      at++;
    }
    while (at < word.length() && isBlank(word.charAt(at))) {
      at++;
    }
    String rest = word.substring(at);
    if (rest.isEmpty() || rest.indexOf('<') >= 0) {
      return Optional.empty();
    }
    List<String> plain = ExpansionScanner.keeping(rest, false, false).words().orElse(List.of());
    List<String> raw = ExpansionScanner.keeping(rest, true, false).words().orElse(List.of());
    if (plain.size() != 1 || raw.size() != 1) {
      return Optional.empty();
    }
    boolean expand = quotes(plain.getFirst()) == quotes(raw.getFirst());
    return Optional.of(new Announced(plain.getFirst(), expand, chomp));
  }

  private static int quotes(String word) {
    int count = 0;
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) == '\'' || word.charAt(i) == '"') {
        count++;
      }
    }
    return count;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
  }
}

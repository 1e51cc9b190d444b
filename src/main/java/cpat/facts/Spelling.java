package cpat.facts;

import java.util.Collection;
import java.util.Optional;

/// Slips of the pen: the known word that a written one is likely meant to be.
public final class Spelling {
  private Spelling() {}

  /// The nearest of the known words, at most `farthest` edits away; none when it is one of them.
  public static Optional<String> nearest(String written, Collection<String> known, int farthest) {
    Optional<String> best = Optional.empty();
    int least = farthest + 1;
    for (String candidate : known) {
      if (candidate.equals(written)) {
        return Optional.empty();
      }
      int distance = distance(written, candidate);
      if (distance < least) {
        least = distance;
        best = Optional.of(candidate);
      }
    }
    return best;
  }

  /// Edits from one word to the other: insert, delete, replace, swap of neighbours.
  public static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + cost);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}

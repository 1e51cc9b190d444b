package cpat.read.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.TreeSet;

/// The options a command knows. Written `long/s|other-name`, with `!` behind those that stand alone
/// (a value only with `=`) and `,` behind those that podman splits at commas.
public final class FlagTable {
  record Flag(String name, boolean takesValue, boolean podmanSplits) {}

  private final Map<String, Flag> flags = new HashMap<>();

  public FlagTable(String table) {
    var tokens = new StringTokenizer(table);
    while (tokens.hasMoreTokens()) {
      add(tokens.nextToken());
    }
  }

  private void add(String token) {
    char last = token.charAt(token.length() - 1);
    boolean marked = last == '!' || last == ',';
    var names = new StringTokenizer(marked ? token.substring(0, token.length() - 1) : token, "/|");
    String name = names.nextToken();
    Flag flag = new Flag(name, last != '!', last == ',');
    flags.put(name, flag);
    while (names.hasMoreTokens()) {
      flags.put(names.nextToken(), flag);
    }
  }

  /// The long names, each flag once.
  Set<String> names() {
    Set<String> names = new TreeSet<>();
    flags.values().forEach(flag -> names.add(flag.name()));
    return names;
  }

  /// By long name.
  Optional<Flag> find(String name) {
    return name.length() < 2 ? Optional.empty() : Optional.ofNullable(flags.get(name));
  }

  /// By the letter behind one dash.
  Optional<Flag> find(char letter) {
    return Optional.ofNullable(flags.get(Character.toString(letter)));
  }

  /// The name that was meant, if one is near.
  Optional<String> nearest(String name) {
    String best = "";
    int least = name.length() < 5 ? 2 : 3;
    for (String known : flags.keySet()) {
      if (known.length() > 1 && Math.abs(known.length() - name.length()) < least) {
        int distance = distance(name, known);
        if (distance < least || (distance == least && known.compareTo(best) < 0)) {
          least = distance;
          best = known;
        }
      }
    }
    return best.isEmpty() ? Optional.empty() : Optional.of(best);
  }

  /// How many letters must be changed, added or dropped.
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
        diagonal = above;
      }
    }
    return row[b.length()];
  }
}

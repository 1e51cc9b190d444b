package cpat.write;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// `--ulimit nofile=1024:2048`; one number is both limits.
final class Ulimits {
  private static final Set<String> NAMES =
      Set.of(
          "core",
          "cpu",
          "data",
          "fsize",
          "locks",
          "memlock",
          "msgqueue",
          "nice",
          "nofile",
          "nproc",
          "rss",
          "rtprio",
          "rttime",
          "sigpending",
          "stack");

  private Ulimits() {}

  /// By name; the last of a name counts.
  static List<Object> of(List<String> texts) {
    Map<String, Object> all = new TreeMap<>();
    for (String text : texts) {
      Pair pair = Pair.of(text);
      if (!NAMES.contains(pair.key())) {
        throw Mistake.of(text, "is no limit; say nofile=1024:2048");
      }
      Pair limits = Pair.of(pair.value(), ':');
      long soft = Amounts.decimal(limits.key());
      long hard = limits.parted() ? Amounts.decimal(limits.value()) : soft;
      if (hard != -1 && (soft == -1 || soft > hard)) {
        throw Mistake.of(text, "has a soft limit above the hard one");
      }
      all.put(
          pair.key(),
          new Body().put("Name", pair.key()).put("Soft", soft).put("Hard", hard).members());
    }
    return List.copyOf(all.values());
  }
}

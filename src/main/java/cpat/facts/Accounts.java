package cpat.facts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Users of images: who is root, whom an image holds besides, and commands that make one.
public final class Accounts {
  /// The user that an image holds for its program, by repository, with its number. From memory,
  /// November 2026: not checked against the images.
  private static final Map<String, List<String>> HELD =
      Map.ofEntries(
          Map.entry("node", List.of("node", "1000")),
          Map.entry("jenkins/jenkins", List.of("jenkins", "1000")),
          Map.entry("memcached", List.of("memcache", "11211")),
          Map.entry("jetty", List.of("jetty", "999")),
          Map.entry("haproxy", List.of("haproxy", "99")),
          Map.entry("oven/bun", List.of("bun", "1000")),
          Map.entry("denoland/deno", List.of("deno", "1000")),
          Map.entry("scratch", List.of("65532:65532", "65532")));

  private static final Set<String> WITH_VALUE =
      Set.of(
          ("-u -g -G -d -h -s -c -k -p -e -f -b -K -N --uid --gid --groups --home --home-dir"
                  + " --shell --comment --gecos --ingroup --group --firstuid --lastuid --password"
                  + " --skel --base-dir")
              .split(" "));

  private Accounts() {}

  /// True for what engines take for root: nobody named, `root`, `0`, each with any group.
  public static boolean root(String user) {
    String name = name(user);
    return name.isEmpty() || name.equals("root") || name.matches("0+");
  }

  /// Without the group.
  public static String name(String user) {
    int colon = user.indexOf(':');
    return (colon < 0 ? user : user.substring(0, colon)).strip();
  }

  /// The user that an image holds for its program.
  public static Optional<String> held(String repository) {
    return repository.contains("distroless/")
        ? Optional.of("nonroot")
        : Optional.ofNullable(HELD.get(repository)).map(List::getFirst);
  }

  /// The number of such a user.
  public static Optional<String> number(String repository, String user) {
    return Optional.ofNullable(HELD.get(repository))
        .filter(row -> row.getFirst().equals(user))
        .map(List::getLast);
  }

  /// The user that a command makes: `adduser -S app -G app` → `app`.
  public static Optional<String> made(List<String> words) {
    String program = words.isEmpty() ? "" : Words.name(words.getFirst());
    if (!program.equals("useradd") && !program.equals("adduser")) {
      return Optional.empty();
    }
    for (int i = 1; i < words.size(); i++) {
      String word = words.get(i);
      if (WITH_VALUE.contains(word)) {
        i++;
      } else if (!word.startsWith("-")) {
        return Optional.of(word).filter(w -> w.matches("[a-z_][a-z0-9_-]*")).filter(w -> !root(w));
      }
    }
    return Optional.empty();
  }
}

package cpat.patterns.dfd;

import cpat.facts.Recipe;
import cpat.facts.Recipe.Before;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The command that only downloads, made from one that builds: same tool, same project, same
/// profile.
final class Fetching {
  private static final Set<String> PROJECTS = Set.of("sln", "slnx", "csproj", "fsproj", "vbproj");

  private Fetching() {}

  static String command(Before.Fetch fetch, List<String> written) {
    List<String> plain = Recipe.plain(written);
    List<String> words = new ArrayList<>(written.subList(0, written.size() - plain.size() + 1));
    words.addAll(fetch.arguments());
    for (int i = 1; i < plain.size(); i++) {
      String word = plain.get(i);
      if (fetch.valued().contains(word) && i + 1 < plain.size()) {
        words.add(word);
        words.add(plain.get(++i));
      } else if (fetch.alone().stream().anyMatch(a -> !a.isEmpty() && word.startsWith(a))) {
        words.add(word);
      }
    }
    plain.stream()
        .filter(w -> PROJECTS.contains(w.substring(w.lastIndexOf('.') + 1)))
        .forEach(words::add);
    String command = String.join(" ", words);
    String first = fetch.first().isEmpty() ? "" : fetch.first() + " && ";
    return first + command + (fetch.last().isEmpty() ? "" : " && " + fetch.last());
  }
}

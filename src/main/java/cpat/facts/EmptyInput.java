package cpat.facts;

import java.util.List;
import java.util.Set;

/// Which programs are content when nothing comes in: measured with GNU's and BusyBox's tools. tar,
/// gunzip, unzip, gpg, apt-key, sha256sum -c and grep are not.
public final class EmptyInput {
  private static final Set<String> SHELLS = Listing.words("sh bash ash dash zsh");
  private static final Set<String> LANGUAGES =
      Listing.words("python python2 python3 perl node ruby php");
  private static final Set<String> FILTERS =
      Listing.words("tee cat sed awk sort uniq head tail tr cut wc jq dd base64 patch");

  private EmptyInput() {}

  /// True for a command that then ends as if all were well.
  public static boolean contents(List<String> written) {
    List<String> words = plain(written);
    if (words.isEmpty()) {
      return false;
    }
    String name = Wildcard.lastSegment(words.getFirst());
    List<String> rest = words.subList(1, words.size());
    if (SHELLS.contains(name)) {
      return rest.stream()
              .takeWhile(w -> !w.equals("-s") && !w.equals("--"))
              .allMatch(w -> w.equals("-") || (w.matches("[-+][a-z]+") && w.indexOf('c') < 0))
          || (!rest.isEmpty() && rest.getFirst().equals("/dev/stdin"));
    }
    if (LANGUAGES.contains(name)) {
      return rest.isEmpty() || rest.getFirst().equals("-");
    }
    return FILTERS.contains(name);
  }

  private static List<String> plain(List<String> words) {
    int at = 0;
    while (at < words.size()
        && (words.get(at).equals("sudo")
            || words.get(at).equals("env")
            || (at > 0 && (words.get(at).startsWith("-") || words.get(at).contains("="))))) {
      at++;
    }
    return words.subList(at, words.size());
  }
}

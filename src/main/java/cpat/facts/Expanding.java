package cpat.facts;

import java.util.List;
import java.util.Set;

/// Programs that read `$` in their arguments themselves, or hand them to something that does: a
/// shell, a language, a pattern, a configuration, the text of a script.
public final class Expanding {
  private static final Set<String> PROGRAMS =
      Listing.words(
          """
          awk gawk mawk nawk sed grep egrep fgrep rg expect jq yq xmlstarlet find xargs parallel
          watch entr envsubst gomplate confd make cmake ninja rake just task ant mvn mvnw gradle
          gradlew sbt su runuser script ssh sshpass flock start-stop-daemon eval execlineb importas
          pwsh powershell cmd fish npm npx yarn pnpm bun bunx deno cross-env cross-env-shell
          concurrently npm-run-all nodemon foreman forego honcho overmind hivemind dotenv dotenvx
          multirun nginx openresty logstash fluentd fluent-bit vector kamailio opensips asterisk
          ansible ansible-playbook rsyslogd crond launcher nix nix-shell
          """);

  /// Languages and clients: plain words, but for the text behind one of these options.
  private static final Set<String> WITH_TEXT =
      Listing.words(
          """
          perl ruby python python2 python3 php node lua tclsh Rscript julia groovy psql mysql
          mariadb mongo mongosh
          """);

  private static final Set<String> TEXTS = Set.of("-e", "-c", "-r", "-E", "-p", "-ne", "--eval");

  private Expanding() {}

  /// True where a program may give what comes behind it a meaning of its own. `words` are what
  /// stands before that, the program first.
  public static boolean reads(List<String> words) {
    String name = Wildcard.lastSegment(words.getFirst());
    if (WITH_TEXT.contains(name)) {
      return words.stream().skip(1).takeWhile(w -> w.startsWith("-")).anyMatch(TEXTS::contains)
          || TEXTS.contains(words.getLast());
    }
    return PROGRAMS.contains(name) || (name.equals("env") && splits(words));
  }

  private static boolean splits(List<String> words) {
    return words.stream().anyMatch(w -> w.startsWith("-S") || w.startsWith("--split-string"));
  }
}

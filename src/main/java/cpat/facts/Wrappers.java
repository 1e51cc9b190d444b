package cpat.facts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Programs that start another program: whether they give way to it (`exec`), and if they stay,
/// whether they hand a stop signal on. Measured on Debian 12 as PID 1 of a PID namespace with a
/// program that handles SIGTERM, unless `why` names another source.
public final class Wrappers {
  /// What becomes of the wrapper and of a signal.
  public enum Kind {
    /// Replaces itself by the program.
    GIVES_WAY,
    /// An init: stays, hands signals on to the program, collects orphans.
    INIT,
    /// An init that hands signals on to all of the program's group.
    GROUP_INIT,
    /// Stays and hands SIGTERM on.
    HANDS_ON,
    /// Stays and hands nothing on.
    KEEPS,
    /// Runs the program by `sh -c` and hands SIGTERM on to that shell.
    BY_SHELL,
    /// Starts the program and ends, and the container with it.
    LEAVES,
    /// Stays or not, hands on or not: by its version or by what it is told.
    DEPENDS
  }

  /// `program` is the command line of what is started; empty where the words do not hold it.
  public record Wrapper(Kind kind, List<String> program, String why) {}

  /// `values` are the options that take the next word, `operands` how many words stand before the
  /// program, `verb` the word that must come first.
  private record Row(Kind kind, Set<String> values, int operands, String verb, String why) {}

  /// names | kind | operands before the program, or the verb, or `-` | options with a value | why
  private static final String TABLE =
      """
      env | GIVES_WAY | 0 | -u --unset -C --chdir | it execs the program
      gosu | GIVES_WAY | 1 | | it execs the program
      su-exec setuidgid s6-setuidgid s6-envdir envdir | GIVES_WAY | 1 | | it execs the program (its manual)
      with-contenv softlimit | GIVES_WAY | 0 | -m -d -o | it execs the program (its manual)
      chroot taskset chrt setarch | GIVES_WAY | 1 | | it execs the program
      nice choom | GIVES_WAY | 0 | -n --adjustment | it execs the program
      ionice | GIVES_WAY | 0 | -c -n --class --classdata | it execs the program
      stdbuf | GIVES_WAY | 0 | -i -o -e | it execs the program
      chpst | GIVES_WAY | 0 | -u -U -b -m -d -o -p -f -c -e -n -/ | it execs the program
      setpriv | GIVES_WAY | 0 | --reuid --regid --ruid --euid --rgid --egid --groups --inh-caps --bounding-set --ambient-caps --securebits --pdeathsig | it execs the program
      nohup prlimit linux32 linux64 command | GIVES_WAY | 0 | | it execs the program
      bundle | GIVES_WAY | exec | | `bundle exec` execs the program (Bundler's documentation)
      poetry pipenv | GIVES_WAY | run | | it execs the program on Unix (its source)
      tini tini-static docker-init | INIT | 0 | -p -e | it hands signals on to its child
      catatonit | INIT | 0 | | it hands signals on to its child
      dumb-init | GROUP_INIT | 0 | -r --rewrite | it hands signals on to the group of its child
      timeout | HANDS_ON | 1 | -s -k --signal --kill-after | it stays and hands SIGTERM on
      su | HANDS_ON | - | | it stays, hands SIGTERM on and kills two seconds later
      runuser | HANDS_ON | 0 | -u -g -G -s --user --group --shell | it stays, hands SIGTERM on and kills two seconds later
      sudo | HANDS_ON | 0 | -u -g -h -p -C -r -t -T -U -D -R --user --group --host --prompt --chdir | it stays and relays signals (its manual)
      nodemon concurrently | HANDS_ON | - | | it stays and hands SIGTERM on
      pnpm | HANDS_ON | - | | pnpm 8 to 10 stay, reach the script with SIGTERM and exit with 1
      flock | KEEPS | 1 | -w -E --timeout | it waits for the program and hands nothing on
      time strace | KEEPS | 0 | -o -f -e -p | it waits for the program and hands nothing on
      setsid | LEAVES | 0 | | as a session's leader it starts the program and ends
      npm npx yarn | BY_SHELL | - | | it runs the script by `sh -c` and hands SIGTERM on to that shell
      mvn mvnw gradle gradlew sbt lein ant make rake just task go cargo dotnet uv bun bunx deno rye pdm hatch conda mamba micromamba pipx turbo nx lerna grunt gulp foreman honcho overmind mix xvfb-run script unshare nsenter start-stop-daemon doppler op aws-vault dotenv infisical chamber watch xargs | DEPENDS | - | | whether the program is its child, and whether that sees a signal, depends on what it is told to run
      """;

  private static final Map<String, Row> ROWS = rows();

  private Wrappers() {}

  private static Map<String, Row> rows() {
    Map<String, Row> rows = new HashMap<>();
    for (String line : TABLE.lines().toList()) {
      List<String> cells = List.of(line.split("\\|", -1)).stream().map(String::strip).toList();
      String before = cells.get(2);
      boolean counted = Character.isDigit(before.charAt(0));
      Row row =
          new Row(
              Kind.valueOf(cells.get(1)),
              cells.get(3).isEmpty() ? Set.of() : Listing.words(cells.get(3)),
              counted ? Integer.parseInt(before) : -1,
              counted || before.equals("-") ? "" : before,
              cells.get(4));
      Listing.words(cells.get(0)).forEach(name -> rows.put(name, row));
    }
    return Map.copyOf(rows);
  }

  /// What a command line starts, if its first word is such a program.
  public static Optional<Wrapper> of(List<String> argv) {
    String name = Wildcard.lastSegment(argv.getFirst());
    Row row = ROWS.get(name);
    if (row == null || asksOnly(argv)) {
      return Optional.empty();
    }
    if (!row.verb().isEmpty()) {
      boolean runs = argv.size() > 2 && argv.get(1).equals(row.verb());
      return Optional.of(
          new Wrapper(
              runs ? row.kind() : Kind.DEPENDS,
              runs ? argv.subList(2, argv.size()) : List.of(),
              runs ? row.why() : "what it does depends on what it is told"));
    }
    if (row.operands() < 0 || (argv.contains("-c") && Set.of("runuser", "flock").contains(name))) {
      return Optional.of(new Wrapper(row.kind(), List.of(), row.why()));
    }
    int at = options(argv, row.values());
    List<String> options = argv.subList(0, Math.min(at, argv.size()));
    at += row.operands();
    while ((name.equals("env") || name.equals("sudo"))
        && at < argv.size()
        && argv.get(at).indexOf('=') > 0) {
      at++;
    }
    List<String> program = new ArrayList<>(argv.subList(Math.min(at, argv.size()), argv.size()));
    if (name.equals("env")
        && !program.isEmpty()
        && (options.contains("-S") || options.contains("--split-string"))) {
      List<String> split = List.of(program.removeFirst().strip().split("\\s+", -1));
      program.addAll(0, split);
    }
    return Optional.of(new Wrapper(kind(name, row, options), program, row.why()));
  }

  private static Kind kind(String name, Row row, List<String> options) {
    return switch (name) {
      case "tini", "tini-static", "docker-init" ->
          options.contains("-g") ? Kind.GROUP_INIT : row.kind();
      case "dumb-init" ->
          options.contains("-c") || options.contains("--single-child") ? Kind.INIT : row.kind();
      case "setsid" ->
          options.contains("-w") || options.contains("--wait") ? Kind.DEPENDS : row.kind();
      default -> row.kind();
    };
  }

  /// `npm --version`, `timeout --help`.
  private static boolean asksOnly(List<String> argv) {
    return argv.size() == 2 && (argv.get(1).equals("--version") || argv.get(1).equals("--help"));
  }

  private static int options(List<String> argv, Set<String> withValue) {
    int at = 1;
    while (at < argv.size() && argv.get(at).length() > 1 && argv.get(at).startsWith("-")) {
      if (argv.get(at).equals("--")) {
        return at + 1;
      }
      at += withValue.contains(argv.get(at)) ? 2 : 1;
    }
    return at;
  }
}

package cpat.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Command lines that start what stands behind them: an init, `gosu user`, a script that hands
/// over; and commands that nobody means as the job of a container.
public final class Starters {
  /// Stands for whatever comes behind.
  private static final String NEXT = "\u0000";

  private static final Set<Wrappers.Kind> STARTING =
      Set.of(
          Wrappers.Kind.GIVES_WAY,
          Wrappers.Kind.INIT,
          Wrappers.Kind.GROUP_INIT,
          Wrappers.Kind.HANDS_ON,
          Wrappers.Kind.KEEPS);

  /// What images that are made to build on have as CMD: a prompt.
  private static final Set<String> PROMPTS =
      Listing.words(
          """
          sh bash ash dash zsh fish python python2 python3 pypy pypy3 node irb jshell php R julia
          ghci iex erl lua swift perl scala clojure clj lein groovysh deno bun ocaml sbcl racket
          guile pwsh powershell cmd cmd.exe
          """);

  private Starters() {}

  /// True for `tini --`, `gosu app`, and for scripts that as a rule end with `exec "$@"`; not for
  /// `tini -- server`, where the server gets what comes.
  public static boolean of(List<String> argv) {
    return script(argv.getFirst()) || wraps(argv);
  }

  /// True for a script by its name.
  public static boolean script(String program) {
    String name = Wildcard.lastSegment(program);
    return name.endsWith(".sh") || name.endsWith(".bash") || name.contains("entrypoint");
  }

  private static boolean wraps(List<String> argv) {
    List<String> words = new ArrayList<>(argv);
    words.add(NEXT);
    return Wrappers.of(words)
        .filter(w -> STARTING.contains(w.kind()))
        .map(Wrappers.Wrapper::program)
        .filter(p -> !p.isEmpty() && p.size() < words.size())
        .filter(p -> p.equals(List.of(NEXT)) || of(p.subList(0, p.size() - 1)))
        .isPresent();
  }

  /// True for a command that only opens a prompt: `bash`, `php -a`.
  public static boolean prompt(List<String> command) {
    boolean options = command.stream().skip(1).allMatch(w -> w.startsWith("-") && w.length() < 3);
    return !command.isEmpty()
        && options
        && PROMPTS.contains(Wildcard.lastSegment(command.getFirst()));
  }
}

package cpat.reactions;

import static cpat.rule.Level.WARNING;

import cpat.edit.RunOptions;
import cpat.facts.FolderTools;
import cpat.model.Container;
import cpat.model.Mount;
import cpat.model.Run;
import cpat.model.Word;
import cpat.rule.Checked;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Rule;
import cpat.rule.Use;
import cpat.source.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// R008: see the page of the same name.
final class NoHome {
  static final Rule RULE =
      new Rule(
          "R008",
          "user-without-home",
          WARNING,
          "a tool runs as a user whom its image does not know: it has no home to write to",
          NoHome.class,
          NoHome::find);

  /// Images with a user 1000, which is who most people are.
  private static final Set<String> KNOW_1000 = Set.of("node", "gradle");

  private NoHome() {}

  private static Stream<Hit> find(Checked checked) {
    Set<Span> tools = checked.uses("DYT").map(Use::at).collect(Collectors.toSet());
    return checked
        .containers()
        .filter(c -> c.commandLine() && tools.contains(c.run().at()))
        .filter(c -> c.run().invocation().filter(i -> i.name().contains("podman")).isEmpty())
        .flatMap(c -> c.run().setting("user").flatMap(u -> hit(checked, c, u)).stream());
  }

  private static Optional<Hit> hit(Checked checked, Container container, Word user) {
    Run run = container.run();
    List<String> words = words(checked, container);
    Optional<String> home = FolderTools.home(words, container.repository());
    if (!foreign(user) || home.isEmpty() || settled(run, words, home.get())) {
      return Optional.empty();
    }
    Hit hit =
        Hit.at(
                user.at(),
                "the image "
                    + container.repository()
                    + " has no user `"
                    + user.text()
                    + "`: its home is /, and "
                    + (words.isEmpty() ? "the tool" : words.getFirst())
                    + " cannot write its files there")
            .fix(
                RunOptions.add(run, home.get())
                    .map(e -> Fix.unsafe("give it a home: " + home.get(), e))
                    .orElseGet(() -> Fix.show("give it a home: " + home.get())));
    return Optional.of(KNOW_1000.contains(container.repository()) ? hit.possible() : hit.likely());
  }

  /// The program and its words, without the entry script of the image before them.
  private static List<String> words(Checked checked, Container container) {
    List<String> all =
        checked.effective(container).argv().known().orElseGet(container.run()::words);
    int scripts = (int) all.stream().takeWhile(w -> w.contains("entrypoint")).count();
    return all.subList(scripts, all.size());
  }

  /// A number that is not root's, or one that the shell puts in.
  private static boolean foreign(Word user) {
    String text = user.text().toLowerCase(Locale.ROOT);
    String first =
        text.contains(":") && !text.startsWith("$") ? text.substring(0, text.indexOf(':')) : text;
    return first.matches("[1-9][0-9]*")
        || first.startsWith("$(id -u")
        || first.startsWith("$$(id -u")
        || first.startsWith("$(shell id -u")
        || first.startsWith("`id -u")
        || first.matches("\\$\\$?[({]?uid\\b.*");
  }

  /// A home is set, the user is made known, or the tool is told where to write.
  private static boolean settled(Run run, List<String> words, String home) {
    String variable = home.substring("-e ".length(), home.indexOf('='));
    boolean set =
        run.environment().stream()
            .map(v -> v.name().text())
            .anyMatch(n ->
                n.equals("HOME")
                    || n.equals(variable)
                    || n.endsWith("_HOME")
                    || n.endsWith("CACHE"));
    boolean known =
        run.mounts(Mount.Bind.class)
            .map(b -> b.target().text())
            .anyMatch(t -> t.equals("/etc/passwd") || t.equals("/"));
    boolean told =
        words.stream()
            .anyMatch(
                w -> w.contains("user.home") || w.startsWith("--cache") || w.startsWith("HOME="));
    return set || known || told || run.on("env-file") || run.on("userns");
  }
}

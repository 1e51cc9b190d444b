package cpat.patterns.cs;

import cpat.edit.Lines;
import cpat.facts.InstalledFolders;
import cpat.model.Build;
import cpat.model.Command;
import cpat.model.Instruction;
import cpat.model.Invocation;
import cpat.model.Word;
import cpat.read.dockerfile.DockerIgnore;
import cpat.rule.Checked;
import cpat.source.Edit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What lies in the context of a build, and what of it belongs into no image. `builds` are all that
/// are given the same folder: what one of them names stays.
record Ballast(ContextFiles files, List<Build> builds, List<String> names) {
  /// What tools leave behind, and no program looks for.
  private static final Set<String> LEFT =
      Set.of(
          ("__pycache__ .pytest_cache .mypy_cache .ruff_cache .tox .idea .DS_Store .terraform"
                  + " .nyc_output")
              .split(" "));

  /// Builds that read the history.
  private static final Pattern HISTORY =
      Pattern.compile(
          "setuptools[_-]scm|hatch-vcs|versioneer|\\bpbr\\b|git-commit-id|jgitver|(?i:gitversion)"
              + "|nebula\\.release|vergen|MinVer|Nerdbank|palantir\\.git|versioningit"
              + "|git (describe|rev-parse|log|show|status|submodule)");

  private static final List<String> MANIFESTS =
      List.of(
          ("pyproject.toml setup.py setup.cfg pom.xml build.gradle build.gradle.kts package.json"
                  + " Makefile Cargo.toml build.rs Directory.Build.props build.sbt Rakefile")
              .split(" "));

  /// Nothing where it is not known which files there are.
  static Optional<Ballast> of(ContextFiles files) {
    Checked checked = files.checked();
    return files
        .names("")
        .filter(n -> !n.isEmpty())
        .map(names ->
            new Ballast(
                files,
                checked
                    .builds()
                    .filter(b -> checked.context(b).filter(files.folder()::equals).isPresent())
                    .toList(),
                names.stream().map(Ballast::bare).toList()));
  }

  private static String bare(String name) {
    return name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
  }

  /// What is here, and what only weighs in an image: the history, what the build makes itself, what
  /// tools leave behind.
  Stream<String> here() {
    return names.stream()
        .filter(n -> n.equals(".git") ? !readsHistory() : LEFT.contains(n) || isMade(n));
  }

  /// What the build makes, and the same command makes on the host.
  Stream<String> expected() {
    return commands()
        .flatMap(i -> InstalledFolders.of(texts(i)).stream())
        .filter(n -> !names.contains(n))
        .distinct();
  }

  private boolean isMade(String name) {
    return commands().anyMatch(i -> InstalledFolders.of(texts(i)).filter(name::equals).isPresent());
  }

  private Stream<Invocation> commands() {
    return runs(files.build())
        .flatMap(r ->
            r.command() instanceof Command.Shell(_, _, var all) ? all.stream() : Stream.empty());
  }

  private static Stream<Instruction.Run> runs(Build build) {
    return build.stages().stream().flatMap(s -> s.all(Instruction.Run.class));
  }

  private static List<String> texts(Invocation command) {
    return command.words().stream().map(Word::text).toList();
  }

  private boolean readsHistory() {
    return builds.stream()
            .flatMap(Ballast::runs)
            .map(r -> String.join(" ", r.command().words()))
            .anyMatch(t -> HISTORY.matcher(t).find())
        || MANIFESTS.stream()
            .filter(names::contains)
            .flatMap(n -> files.checked().tree().find(files.folder() + n).stream())
            .anyMatch(s -> HISTORY.matcher(s.text()).find());
  }

  /// Those that the ignore file lets through and no build asks for by name.
  List<String> let(Stream<String> candidates) {
    DockerIgnore rules = files.ignore();
    return candidates
        .filter(n -> !rules.excludes(n) && !isExcepted(rules, n))
        .filter(n -> builds.stream().noneMatch(b -> asks(b, n)))
        .toList();
  }

  /// `!.env`: somebody wants it.
  private static boolean isExcepted(DockerIgnore rules, String name) {
    return rules.rules().stream().anyMatch(r -> r.exception() && r.cleaned().equals(name));
  }

  private static boolean asks(Build build, String name) {
    Stream<String> copied =
        build.stages().stream()
            .flatMap(s -> s.instructions().stream())
            .flatMap(i ->
                switch (i) {
                  case Instruction.Copy c when c.from().isEmpty() -> c.sources().stream();
                  case Instruction.Add a -> a.sources().stream();
                  default -> Stream.empty();
                })
            .map(Word::text);
    Stream<String> mounted =
        runs(build)
            .flatMap(r -> r.mounts().stream())
            .filter(m -> m.type().equals("bind") && !m.options().containsKey("from"))
            .map(m -> m.options().getOrDefault("source", m.options().getOrDefault("src", "")));
    return Stream.concat(copied, mounted)
        .map(p -> p.replaceFirst("^\\.?/", ""))
        .anyMatch(p ->
            p.equals(name)
                || p.startsWith(name + "/")
                || (p.contains("*")
                    && !p.equals("*")
                    && name.startsWith(p.replaceFirst("\\*.*", ""))
                    && !p.startsWith("*")));
  }

  /// The names at the end of the ignore file, which is made if there is none.
  Edit add(List<String> added) {
    return Lines.append(files.file(), added.stream().map(Ballast::pattern).toList());
  }

  /// Caches of Python lie in every folder.
  private static String pattern(String name) {
    return name.equals("__pycache__") || name.equals(".DS_Store") ? "**/" + name : name;
  }
}

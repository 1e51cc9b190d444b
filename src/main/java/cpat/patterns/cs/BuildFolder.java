package cpat.patterns.cs;

import cpat.edit.Lines;
import cpat.facts.InstalledFolders;
import cpat.model.Build;
import cpat.model.Command;
import cpat.model.Instruction;
import cpat.model.Invocation;
import cpat.model.Word;
import cpat.read.Paths;
import cpat.read.dockerfile.DockerIgnore;
import cpat.read.dockerfile.IgnoreFiles;
import cpat.rule.Checked;
import cpat.source.Edit;
import cpat.source.Excerpt;
import cpat.source.Source;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The folder a build is given, and what its ignore file keeps out. `builds` are all that are given
/// the same folder: what one of them names stays.
record BuildFolder(
    Checked checked,
    String path,
    Build build,
    List<Build> builds,
    List<String> names,
    Optional<Excerpt> ignored) {
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
  static Optional<BuildFolder> of(Checked checked, Build build) {
    return checked
        .context(build)
        .flatMap(path ->
            checked
                .tree()
                .names(path)
                .filter(n -> !n.isEmpty())
                .map(names ->
                    new BuildFolder(
                        checked,
                        path,
                        build,
                        checked
                            .builds()
                            .filter(b -> checked.context(b).filter(path::equals).isPresent())
                            .toList(),
                        names.stream().map(BuildFolder::bare).toList(),
                        IgnoreFiles.find(checked.tree(), path, build.at().source().path()))));
  }

  private static String bare(String name) {
    return name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
  }

  Stream<String> present() {
    return names.stream();
  }

  /// What is here, and what only weighs in an image: the history, what the build makes itself, what
  /// tools leave behind.
  Stream<String> ballast() {
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
    return runs(build)
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
            .flatMap(BuildFolder::runs)
            .map(r -> String.join(" ", r.command().words()))
            .anyMatch(t -> HISTORY.matcher(t).find())
        || MANIFESTS.stream()
            .filter(names::contains)
            .flatMap(n -> checked.tree().find(path + n).stream())
            .anyMatch(s -> HISTORY.matcher(s.text()).find());
  }

  /// Those that the ignore file lets through and no build asks for by name.
  List<String> let(Stream<String> candidates) {
    Optional<DockerIgnore> rules = ignored.map(DockerIgnore::read);
    return candidates
        .filter(n -> rules.filter(r -> r.excludes(n) || isExcepted(r, n)).isEmpty())
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

  /// How the ignore file is called.
  String file() {
    return Paths.name(ignored.map(i -> i.source().path()).orElse(path + ".dockerignore"));
  }

  /// The names at the end of the ignore file, which is made if there is none.
  Edit add(List<String> added) {
    Source source =
        ignored.map(Excerpt::source).orElseGet(() -> new Source(path + ".dockerignore", ""));
    String end = Lines.end(source);
    boolean open = !source.text().isEmpty() && !source.text().endsWith("\n");
    String lines = String.join(end, added.stream().map(BuildFolder::pattern).toList());
    return Edit.insert(source, source.text().length(), open ? end + lines : lines + end);
  }

  /// Caches of Python lie in every folder.
  private static String pattern(String name) {
    return name.equals("__pycache__") || name.equals(".DS_Store") ? "**/" + name : name;
  }
}

package cpat.resolve.flags;

import cpat.model.Problem;
import cpat.model.Reading;
import cpat.model.Run;
import cpat.model.Setting;
import cpat.model.Word;
import cpat.model.Workload;
import cpat.read.Lookup;
import cpat.read.Paths;
import cpat.read.compose.Compose;
import cpat.read.compose.EnvFile;
import cpat.read.dockerfile.Dockerfiles;
import cpat.source.Excerpt;
import cpat.source.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A Compose project as the command line takes it: which files, which variables, which name, which
/// of the services.
public record ComposeProject(
    Reading reading, Workload workload, Surroundings around, List<Problem> problems) {

  /// What is asked for: `-f`, `--env-file`, `-p`, `--profile`, and the caller's variables. `folder`
  /// is where the command runs, seen from the root; `called` is that folder's name.
  public record Order(
      String folder,
      String called,
      List<String> files,
      List<String> envFiles,
      Optional<String> name,
      List<String> profiles,
      Map<String, String> variables) {

    /// One file, as if nothing else was said.
    public static Order file(String path, Map<String, String> variables) {
      String folder = Paths.folder(path);
      String called = Paths.name(folder.isEmpty() ? "" : folder.substring(0, folder.length() - 1));
      return new Order(
          folder, called, List.of(path), List.of(), Optional.empty(), List.of(), variables);
    }

    /// The folder's own files.
    public static Order folder(String folder, String called, Map<String, String> variables) {
      return new Order(
          folder, called, List.of(), List.of(), Optional.empty(), List.of(), variables);
    }
  }

  /// The names that Compose looks for, in its order.
  public static final List<String> NAMES =
      List.of("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml");

  private static final List<String> OVERRIDES =
      List.of(
          "compose.override.yml",
          "compose.override.yaml",
          "docker-compose.override.yml",
          "docker-compose.override.yaml");

  /// Empty when there is no file.
  public static Optional<ComposeProject> of(Order order, Lookup lookup) {
    List<Problem> problems = new ArrayList<>();
    Map<String, String> variables = new HashMap<>();
    String here = order.files().isEmpty() ? order.folder() : Paths.folder(order.files().getFirst());
    List<String> envFiles =
        order.envFiles().isEmpty() ? List.of(Paths.join(here, ".env")) : order.envFiles();
    for (String path : envFiles) {
      lookup.find(path).ifPresent(file -> variables(file, order, variables, problems));
    }
    variables.putAll(order.variables());
    List<Source> files = new ArrayList<>();
    for (String path : files(order, variables, lookup)) {
      lookup.find(path).ifPresent(files::add);
    }
    if (files.isEmpty()) {
      return Optional.empty();
    }
    Reading reading =
        new Compose(lookup, Dockerfiles::read, Map.copyOf(variables))
            .merge(files.stream().map(Excerpt::of).toList());
    problems.addAll(reading.problems());
    if (reading.workloads().isEmpty()) {
      return Optional.empty();
    }
    Workload read = reading.workloads().getFirst();
    var project =
        new ComposeProject(
            reading,
            new Workload(
                name(order, read, variables),
                read.origin(),
                read.at(),
                read.runs(),
                read.settings()),
            new Surroundings(
                lookup, Map.copyOf(variables), files.stream().map(Source::path).toList()),
            problems);
    project.missing(order);
    return Optional.of(project);
  }

  private static void variables(
      Source file, Order order, Map<String, String> into, List<Problem> problems) {
    EnvFile read =
        EnvFile.read(Excerpt.of(file), n -> Optional.ofNullable(order.variables().get(n)));
    problems.addAll(read.problems());
    read.variables().forEach(v -> v.value().ifPresent(w -> into.put(v.name().text(), w.text())));
  }

  /// `-f`, else `COMPOSE_FILE`, else the first usual name and the override beside it.
  private static List<String> files(Order order, Map<String, String> variables, Lookup lookup) {
    if (!order.files().isEmpty()) {
      return order.files();
    }
    String listed = variables.getOrDefault("COMPOSE_FILE", "");
    if (!listed.isEmpty()) {
      String separator = variables.getOrDefault("COMPOSE_PATH_SEPARATOR", ":");
      return List.of(listed.split(java.util.regex.Pattern.quote(separator), -1)).stream()
          .filter(f -> !f.isEmpty())
          .map(f -> Paths.join(order.folder(), f))
          .toList();
    }
    List<String> found = new ArrayList<>();
    for (List<String> names : List.of(NAMES, OVERRIDES)) {
      names.stream()
          .map(n -> Paths.join(order.folder(), n))
          .filter(p -> lookup.find(p).isPresent())
          .findFirst()
          .ifPresent(found::add);
      if (found.isEmpty()) {
        return List.of();
      }
    }
    return found;
  }

  /// `-p`, `COMPOSE_PROJECT_NAME`, `name:`, the folder's name.
  private static String name(Order order, Workload read, Map<String, String> variables) {
    String name =
        order
            .name()
            .or(() -> Optional.ofNullable(variables.get("COMPOSE_PROJECT_NAME")))
            .filter(n -> !n.isEmpty())
            .or(() -> Entries.last(read.settings(), "name").map(s -> s.value().text()))
            .orElse(order.called());
    return ComposeNames.normal(name);
  }

  /// Those that start by themselves: without a profile or with one that is asked for.
  public List<Run> enabled(Order order) {
    Set<String> asked = profiles(order);
    return workload.runs().stream().filter(r -> enabled(r, asked)).toList();
  }

  private Set<String> profiles(Order order) {
    String listed = around.variables().getOrDefault("COMPOSE_PROFILES", "");
    return Set.copyOf(
        order.profiles().isEmpty() ? List.of(listed.split(",", -1)) : order.profiles());
  }

  private static boolean enabled(Run run, Set<String> asked) {
    List<String> profiles =
        run.settings("profiles")
            .map(Setting::value)
            .map(Word::text)
            .filter(p -> !p.isEmpty())
            .toList();
    return profiles.isEmpty() || asked.contains("*") || profiles.stream().anyMatch(asked::contains);
  }

  /// What starts and needs a service whose profile is not asked for.
  private void missing(Order order) {
    List<Run> enabled = enabled(order);
    for (Run run : enabled) {
      for (Word name : run.dependsOn()) {
        workload.runs().stream()
            .filter(r -> r.name().equals(name.text()) && !enabled.contains(r))
            .findFirst()
            .ifPresent(r -> {
              Setting profile = r.settings("profiles").findFirst().orElseThrow();
              String message =
                  run.name()
                      + " depends on "
                      + r.name()
                      + ", which does not start: its profile is not asked for; next: --profile "
                      + profile.value().text();
              problems.add(new Problem(name.at(), message, profile.at(), "the profile"));
            });
      }
    }
  }

  public Flags flags(Run service) {
    return ComposeFlags.of(service, workload, around);
  }
}

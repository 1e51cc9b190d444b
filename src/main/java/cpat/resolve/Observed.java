package cpat.resolve;

import cpat.model.ShellKind;
import cpat.read.Paths;
import cpat.source.Source;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// What an engine shows of a container that exists, beside its configuration: a file by its
/// absolute path, what `/bin/sh` is, and the command line of its first process, as `ps` shows it;
/// empty when it does not run.
public record Observed(
    Function<String, Optional<Source>> files, ShellKind shell, String firstProcess) {
  public static final Observed NOTHING = new Observed(_ -> Optional.empty(), ShellKind.UNKNOWN, "");

  private static final Set<String> INITS =
      Set.of("docker-init", "podman-init", "catatonit", "tini", "tini-static");

  /// A bare name is looked for along PATH, a relative path from the working folder.
  Optional<Source> find(Effective effective, String name) {
    if (name.startsWith("/")) {
      return files.apply(Locations.clean(name));
    }
    if (name.contains("/")) {
      String folder = effective.workdir().known().orElse("");
      return files.apply(Locations.in(folder.isEmpty() ? "/" : folder, name));
    }
    String path = effective.environment().find("PATH").flatMap(Value::known).orElse(BaseImage.PATH);
    return List.of(path.split(":", -1)).stream()
        .filter(folder -> folder.startsWith("/"))
        .flatMap(folder -> files.apply(Locations.in(folder, name)).stream())
        .findFirst();
  }

  /// False when another program runs than was told. Programs may write what they like behind their
  /// name (`nginx: master process`), so the name decides; of a shell all words do.
  boolean agrees(Pid1 told) {
    if (firstProcess.isEmpty() || told.argv().isEmpty() || told.outcome() == Pid1.Outcome.UNKNOWN) {
      return true;
    }
    String line = String.join(" ", told.argv());
    String wanted = program(line);
    String found = program(firstProcess);
    boolean shell = told.outcome() == Pid1.Outcome.SHELL;
    boolean same = found.equals(wanted) || (INITS.contains(found) && INITS.contains(wanted));
    return same && (!shell || arguments(firstProcess).equals(arguments(line)));
  }

  private static String program(String line) {
    int blank = line.indexOf(' ');
    String first = blank < 0 ? line : line.substring(0, blank);
    return Paths.name(first).replaceFirst("^-", "").replaceFirst(":$", "");
  }

  /// Without the line breaks of a script, which `ps` may show in its own way.
  private static String arguments(String line) {
    int blank = line.indexOf(' ');
    return blank < 0 ? "" : line.substring(blank).replaceAll("\\s+", " ").strip();
  }
}

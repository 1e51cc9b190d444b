package cpat.patterns.cl;

import cpat.facts.Launchers;
import cpat.model.Base;
import cpat.model.Build;
import cpat.model.Command;
import cpat.model.Instruction;
import cpat.model.Invocation;
import cpat.model.Project;
import cpat.model.Script;
import cpat.model.Stage;
import cpat.model.Word;
import cpat.rule.Use;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// An image that holds a launcher, and the script inside it.
final class LauncherImage {
  private static final Set<String> INSTALLERS =
      Set.of("apk", "apt-get", "apt", "pip", "pip3", "npm", "yum", "dnf", "gem", "uv", "conda");

  private LauncherImage() {}

  static Stream<Use> uses(Project project) {
    return project.builds().stream()
        .flatMap(
            build -> build.deliverable().stream().flatMap(stage -> image(project, build, stage)));
  }

  private static Stream<Use> image(Project project, Build build, Stage stage) {
    List<Instruction> all = build.inherited(stage);
    Optional<Instruction> start = start(all);
    if (start.isEmpty() || !client(build, stage, all)) {
      return Stream.empty();
    }
    List<String> words = words(start.get());
    List<Script> inside =
        project.scripts().stream()
            .filter(s -> s.kind() == Script.Kind.SHELL)
            .filter(s -> words.stream().anyMatch(w -> same(w, s.at().source().path())))
            .filter(s -> copied(all, s.at().source().path()))
            .toList();
    List<Invocation> orders =
        inside.stream()
            .flatMap(s -> s.invocations().stream().filter(LauncherImage::starts).limit(1))
            .toList();
    if (orders.isEmpty() && !named(all, words)) {
      return Stream.empty();
    }
    Use image =
        Use.used(
                "CL",
                build.subject(stage),
                start.get().at(),
                "the image brings the engine's client and starts other containers with it")
            .likely();
    return Stream.concat(
        Stream.of(image),
        orders.stream()
            .map(i ->
                Use.used(
                        "CL",
                        "script " + i.at().source().path(),
                        i.at(),
                        "it runs inside a container and starts other containers")
                    .likely()));
  }

  private static Optional<Instruction> start(List<Instruction> all) {
    Optional<Instruction> entrypoint =
        all.stream().filter(Instruction.Entrypoint.class::isInstance).reduce((_, l) -> l);
    return entrypoint.or(
        () -> all.stream().filter(Instruction.Cmd.class::isInstance).reduce((_, l) -> l));
  }

  private static List<String> words(Instruction start) {
    return switch (start) {
      case Instruction.Entrypoint(_, Command command) -> command.words();
      case Instruction.Cmd(_, Command command) -> command.words();
      default -> List.of();
    };
  }

  /// The engine's client or a library for it is in the image.
  private static boolean client(Build build, Stage stage, List<Instruction> all) {
    Base base = build.lineage(stage).getFirst().base();
    if (base instanceof Base.Image image
        && (image.repository().equals("docker")
            || image.repository().equals("docker/compose")
            || image.repository().startsWith("jupyterhub/jupyterhub"))) {
      return true;
    }
    return all.stream().anyMatch(LauncherImage::installs);
  }

  private static boolean installs(Instruction instruction) {
    return switch (instruction) {
      case Instruction.Run(_, Command command, _) ->
          switch (command) {
            case Command.Exec exec -> exec.words().stream().anyMatch(Launchers::clientPackage);
            case Command.Shell(_, var script, var invocations) ->
                invocations.stream().anyMatch(LauncherImage::installs)
                    || script.contains("download.docker.com")
                    || script.contains("get.docker.com");
          };
      case Instruction.Copy copy ->
          copy.from().map(f -> f.startsWith("docker")).orElse(false)
              && copy.sources().stream().anyMatch(w -> w.text().endsWith("/docker"));
      default -> false;
    };
  }

  private static boolean installs(Invocation invocation) {
    boolean installer = INSTALLERS.contains(invocation.name());
    boolean python = invocation.name().startsWith("python") && invocation.starts("-m", "pip");
    return (installer || python)
        && invocation.arguments().stream().anyMatch(w -> Launchers.clientPackage(w.text()));
  }

  private static boolean copied(List<Instruction> all, String path) {
    return all.stream()
        .flatMap(i ->
            switch (i) {
              case Instruction.Copy copy -> copy.sources().stream();
              case Instruction.Add add -> add.sources().stream();
              default -> Stream.<Word>empty();
            })
        .anyMatch(w -> same(w.text(), path));
  }

  private static boolean same(String written, String path) {
    return written
        .substring(written.lastIndexOf('/') + 1)
        .equals(path.substring(path.lastIndexOf('/') + 1));
  }

  private static boolean starts(Invocation invocation) {
    boolean engine = invocation.name().equals("docker") || invocation.name().equals("podman");
    return (engine
            && (invocation.starts("run")
                || invocation.starts("start")
                || invocation.starts("container", "run")
                || (invocation.starts("compose")
                    && invocation.arguments().stream().anyMatch(w -> w.text().equals("up")))))
        || (invocation.name().equals("docker-compose")
            && invocation.arguments().stream().anyMatch(w -> w.text().equals("up")));
  }

  /// The program's name or a variable of the image tells the job.
  private static boolean named(List<Instruction> all, List<String> words) {
    if (words.stream().limit(3).anyMatch(w -> Launchers.named(w) || w.equals("jupyterhub"))) {
      return true;
    }
    return all.stream()
        .filter(Instruction.Env.class::isInstance)
        .map(Instruction.Env.class::cast)
        .flatMap(e -> e.pairs().stream())
        .anyMatch(p -> Launchers.setting(p.key().text()));
  }
}

package cpat.patterns.ms;

import cpat.facts.InstalledFolders;
import cpat.model.Build;
import cpat.model.Command;
import cpat.model.Container;
import cpat.model.ImageBuild;
import cpat.model.Instruction;
import cpat.model.Link;
import cpat.model.Mount;
import cpat.model.Project;
import cpat.model.Run;
import cpat.model.Stage;
import cpat.model.Word;
import cpat.rule.Use;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// A mount that hides what the image installed below it, and sources that production depends on.
final class Misapplied {
  private Misapplied() {}

  static Optional<Use> use(Project project, Container container, Mount.Bind bind) {
    return hidden(project, container, bind).or(() -> production(container, bind));
  }

  private static Optional<Use> production(Container container, Mount.Bind bind) {
    String path = bind.at().source().path().toLowerCase(Locale.ROOT);
    String name = path.substring(path.lastIndexOf('/') + 1);
    if (!container.compose()
        || !(name.contains("prod") || name.contains("production"))
        || (name.contains("product") && !name.contains("production"))) {
      return Optional.empty();
    }
    return Optional.of(
        Use.misapplied(
            "MS",
            container.subject(),
            bind.at(),
            "production runs from a folder of the host: the image does not hold what it runs"));
  }

  private static Optional<Use> hidden(Project project, Container container, Mount.Bind bind) {
    Run run = container.run();
    return project.links().stream()
        .filter(l -> concerns(l, run))
        .findFirst()
        .flatMap(l -> stage(l.build(), run).flatMap(s -> Installed.in(l.build(), s)))
        .filter(i -> below(i.path(), bind.target().text()))
        .filter(i -> !cured(run, i.path()) && !installsItself(run))
        .map(i ->
            Use.misapplied(
                    "MS",
                    container.subject(),
                    bind.at(),
                    "the mount hides "
                        + i.path()
                        + ", which the image installed: mount a folder beside it, or a volume"
                        + " over it")
                .because(i.at(), "installed here"));
  }

  private static boolean concerns(Link link, Run run) {
    return link.from().equals(run.at())
        || run.image().map(Word::at).filter(link.from()::equals).isPresent();
  }

  private static Optional<Stage> stage(Build build, Run run) {
    Optional<Stage> named =
        run.build().flatMap(ImageBuild::target).flatMap(t -> build.stage(t.text()));
    return named.or(
        () -> build.stages().isEmpty() ? Optional.empty() : Optional.of(build.stages().getLast()));
  }

  private static boolean below(String path, String target) {
    String folder = target.endsWith("/") ? target : target + "/";
    return path.startsWith(folder);
  }

  /// Another mount on the hidden folder, or on one around it within the source mount.
  private static boolean cured(Run run, String path) {
    return run.mounts().stream()
        .flatMap(m ->
            switch (m) {
              case Mount.Volume v -> Stream.of(v.target());
              case Mount.Tmpfs t -> Stream.of(t.target());
              case Mount.Bind b -> Stream.of(b.target());
              case Mount.From _, Mount.Other _ -> Stream.<Word>empty();
            })
        .map(Word::text)
        .map(t -> t.endsWith("/") ? t.substring(0, t.length() - 1) : t)
        .anyMatch(t -> t.equals(path));
  }

  /// `sh -c "npm install && npm start"` fills the mounted folder anew.
  private static boolean installsItself(Run run) {
    String all = String.join(" ", run.words());
    return List.of(
            "npm i",
            "npm ci",
            "yarn install",
            "pnpm install",
            "pnpm i",
            "bun install",
            "composer install",
            "bundle install",
            "yarn &&",
            "mix deps.get")
        .stream()
        .anyMatch(all::contains);
  }

  /// What a stage installed into a folder of the project, and where it says so.
  private record Installed(String path, cpat.source.Span at) {
    static Optional<Installed> in(Build build, Stage stage) {
      String folder = "/";
      for (Instruction instruction : build.inherited(stage)) {
        switch (instruction) {
          case Instruction.Workdir(_, Word path) ->
              folder = path.text().startsWith("/") ? path.text() : join(folder, path.text());
          case Instruction.Run(_, Command command, _) -> {
            Optional<String> name = installs(command);
            if (name.isPresent()) {
              return Optional.of(new Installed(join(folder, name.get()), instruction.at()));
            }
          }
          default -> {}
        }
      }
      return Optional.empty();
    }

    private static String join(String folder, String name) {
      return folder.endsWith("/") ? folder + name : folder + "/" + name;
    }

    /// The folder, relative to the working directory, that a package manager fills.
    private static Optional<String> installs(Command command) {
      return command instanceof Command.Shell(_, _, var invocations)
          ? invocations.stream()
              .flatMap(
                  i -> InstalledFolders.of(i.words().stream().map(Word::text).toList()).stream())
              .findFirst()
          : Optional.empty();
    }
  }
}

package cpat.patterns.dyt;

import cpat.facts.Servers;
import cpat.facts.Tools;
import cpat.model.Container;
import cpat.model.Invocation;
import cpat.model.Mount;
import cpat.model.Origin;
import cpat.model.Project;
import cpat.model.Run;
import cpat.model.Script;
import cpat.model.Word;
import cpat.rule.Use;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A command line that runs a tool from its image and ends with it.
final class ToolRun {
  private static final Set<String> ALL_ARGUMENTS =
      Set.of("$@", "$*", "${@}", "${*}", "$args", "%*", "@args", "${@:1}", "${@:2}");

  private final Project project;
  private final Container container;
  private final Run run;
  private final List<String> words;

  private ToolRun(Project project, Container container) {
    this.project = project;
    this.container = container;
    this.run = container.run();
    this.words = ran(run);
  }

  static Optional<Use> use(Project project, Container container) {
    return switch (container.workload().origin()) {
      case Origin.CommandLine _ -> new ToolRun(project, container).use();
      case Origin.CiJob() -> new ToolRun(project, container).step();
      case Origin.Compose(), Origin.Kubernetes _, Origin.DevContainer(), Origin.Live _ ->
          Optional.empty();
    };
  }

  /// Entrypoint and arguments; `--entrypoint tool image args` is one command.
  private static List<String> ran(Run run) {
    return run.words();
  }

  private Optional<Use> use() {
    if (stays() || run.image().isEmpty()) {
      return Optional.empty();
    }
    Optional<String> reason = reason();
    if (reason.isEmpty()) {
      return Optional.empty();
    }
    Optional<Word> frozen = frozen();
    if (frozen.isPresent()) {
      return Optional.of(
          Use.misapplied(
                  "DYT",
                  container.subject(),
                  run.at(),
                  "double quotes freeze "
                      + frozen.get().text()
                      + " when the alias is defined: used elsewhere it still mounts the folder of"
                      + " its definition; single quotes keep it for the moment of use")
              .because(frozen.get().at(), "expanded at definition, not at use"));
    }
    return Optional.of(Use.used("DYT", container.subject(), run.at(), reason.get()));
  }

  /// A step of a workflow that is a container itself: `uses: docker://tool`.
  private Optional<Use> step() {
    boolean tool = Tools.image(container.repository());
    if (!tool || (words.isEmpty() && run.settings("with").findAny().isEmpty())) {
      return Optional.empty();
    }
    return Optional.of(
        Use.used("DYT", container.subject(), run.at(), "the step runs a tool from its image")
            .likely());
  }

  /// In the background, restarted, or reachable at a port: a service. A known tool may ask for a
  /// port to do its work (`certbot certonly`).
  private boolean stays() {
    boolean ports = !run.ports().isEmpty() || run.on("publish-all");
    boolean tool =
        Tools.image(container.repository())
            && !words.isEmpty()
            && !Tools.command(words.getFirst())
            && run.on("rm");
    return run.on("detach")
        || run.setting("restart").isPresent()
        || (ports && !tool)
        || restarted();
  }

  /// A unit that systemd starts again whenever it ends.
  private boolean restarted() {
    return container.workload().origin() instanceof Origin.CommandLine(Script.Kind kind)
        && kind == Script.Kind.SYSTEMD
        && run.at().source().text().lines().anyMatch(ToolRun::again);
  }

  private static boolean again(String line) {
    return line.startsWith("Restart=") && !line.startsWith("Restart=no");
  }

  private Optional<String> reason() {
    String repository = container.repository();
    Invocation.Frame frame = container.frame();
    String first = words.isEmpty() ? "" : words.getFirst();
    if (Tools.shell(first)) {
      return script() && (!own() || mountsProject())
          ? Optional.of("a tool is run from its image")
          : Optional.empty();
    }
    boolean program = Tools.command(first);
    boolean tool = Tools.image(repository) || program;
    boolean server =
        (Servers.image(repository) || Servers.daemon(repository))
            && !tool
            && run.entrypoint().isEmpty();
    if (Servers.command(words) || server) {
      return Optional.empty();
    }
    if (frame.alias()) {
      return Optional.of("the alias " + frame.definition() + " runs a tool from its image");
    }
    boolean handsOn = words.stream().anyMatch(ALL_ARGUMENTS::contains);
    if (handsOn && (tool || !built() || mountsProject())) {
      return Optional.of("all arguments are handed on to a tool in an image");
    }
    if (Tools.system(repository) && !mountsProject()) {
      return Optional.empty();
    }
    if (program) {
      return application(repository) ? Optional.empty() : known(repository);
    }
    if (Tools.image(repository) && !own()) {
      return words.isEmpty() && !run.on("rm") && !run.on("interactive")
          ? Optional.empty()
          : Optional.of("the tool " + last(repository) + " is run from its image");
    }
    return unknown(repository);
  }

  /// A known program: run on the project, or for one answer, and then gone.
  private Optional<String> known(String repository) {
    boolean once = run.on("rm") || mountsProject();
    if (!once || (own() && !mountsProject())) {
      return Optional.empty();
    }
    return Optional.of(words.getFirst() + " is run from the image " + last(repository));
  }

  /// An interpreter or a framework's command in somebody's own image: one more task of an
  /// application, not a tool. On the project's folder it is one again.
  private boolean application(String repository) {
    return Tools.interpreter(words.getFirst())
        && repository.contains("/")
        && !last(repository).contains(words.getFirst())
        && !Tools.image(repository)
        && !mountsProject()
        && run.entrypoint().isEmpty();
  }

  /// The image runs as a service elsewhere in the file, on the same data: this is a task of that
  /// service.
  private boolean service() {
    String image = untagged(container.image());
    return !image.isEmpty()
        && !mountsProject()
        && Container.all(project)
            .filter(c -> c.run().at().source() == run.at().source())
            .filter(c -> untagged(c.image()).equals(image) && shares(c.run()))
            .anyMatch(c ->
                c.compose()
                    || c.run().on("detach")
                    || c.run().setting("restart").isPresent()
                    || !c.run().ports().isEmpty());
  }

  /// Named, or with a file of settings, and not at work on the folder: an application.
  private boolean configured() {
    boolean settled = run.setting("name").isPresent() || run.setting("env-file").isPresent();
    return settled && !mountsProject();
  }

  private boolean shares(Run other) {
    List<String> mine = sources(run);
    return sources(other).stream().anyMatch(mine::contains);
  }

  private static List<String> sources(Run run) {
    return run.mounts().stream()
        .flatMap(m ->
            switch (m) {
              case Mount.Bind b -> Stream.of(b.source().text());
              case Mount.Volume v -> v.name().map(Word::text).stream();
              case Mount.From f -> Stream.of(f.container().text());
              case Mount.Tmpfs _, Mount.Other _ -> Stream.<String>empty();
            })
        .toList();
  }

  /// Nothing is known of the image: run once (`--rm`, a filter) with arguments or on the project's
  /// folder, and not the project's own application.
  private Optional<String> unknown(String repository) {
    if (words.isEmpty()) {
      return run.on("rm") && mountsProject() && run.setting("name").isEmpty()
          ? Optional.of("a program of the image " + last(repository) + " is run on the folder")
          : Optional.empty();
    }
    boolean filter = run.on("interactive") && !run.on("tty");
    boolean once = run.on("rm") || mountsProject() || filter;
    if (Tools.system(repository) || Tools.small(words.getFirst()) || own() || !once) {
      return Optional.empty();
    }
    if (Servers.listens(words) || service() || configured()) {
      return Optional.empty();
    }
    return Optional.of("a program of the image " + last(repository) + " is run once");
  }

  private boolean script() {
    return words.stream().skip(1).anyMatch(w -> w.contains(" ") && starts(w));
  }

  private static boolean starts(String script) {
    for (String command : script.split("&&|;|\\|", -1)) {
      String first = command.strip().split(" ", -1)[0];
      if (Tools.command(first)) {
        return true;
      }
    }
    return false;
  }

  private boolean mountsProject() {
    return run.mounts(Mount.Bind.class).anyMatch(b -> here(b.source().text()));
  }

  static boolean here(String path) {
    return path.startsWith(".")
        || path.toLowerCase(java.util.Locale.ROOT).contains("pwd")
        || path.contains("CURDIR")
        || path.contains("%cd%")
        || path.contains("orkspace")
        || path.contains("WORKSPACE")
        || path.contains("PROJECT")
        || path.contains("justfile_directory");
  }

  /// Built a few lines above, or named by nothing but variables: the project's own image.
  private boolean own() {
    String image = container.image();
    return image.isEmpty() || (image.startsWith("$") && !image.contains("/")) || built();
  }

  private boolean built() {
    String image = untagged(container.image());
    Stream<Word> tags =
        project.imageBuilds().stream()
            .filter(b -> b.at().source() == run.at().source())
            .flatMap(b -> b.tags().stream());
    return tags.anyMatch(t -> untagged(t.text()).equals(image));
  }

  private static String untagged(String image) {
    int colon = image.indexOf(':', image.lastIndexOf('/') + 1);
    return colon < 0 ? image : image.substring(0, colon);
  }

  private static String last(String repository) {
    return repository.substring(repository.lastIndexOf('/') + 1);
  }

  /// A word in a double-quoted alias that asks for the current folder, unescaped.
  private Optional<Word> frozen() {
    if (!container.frame().frozen()) {
      return Optional.empty();
    }
    return run.invocation().stream()
        .flatMap(i -> i.words().stream())
        .filter(w -> !w.literal() && !expansion(w).isEmpty())
        .findFirst()
        .map(w -> w.with(expansion(w)));
  }

  /// The expansion as written, unless a backslash in the file keeps it for later.
  private static String expansion(Word word) {
    String text = word.at().source().text();
    String raw = word.raw();
    for (String form : List.of("$(pwd)", "$PWD", "${PWD}", "`pwd`", "$(PWD)")) {
      int at = raw.indexOf(form);
      int place = word.at().start() + at;
      if (at >= 0 && (place == 0 || text.charAt(place - 1) != '\\')) {
        return form;
      }
    }
    return "";
  }
}

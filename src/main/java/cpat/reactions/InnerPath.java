package cpat.reactions;

import static cpat.rule.Level.WARNING;

import cpat.facts.Sockets;
import cpat.model.Container;
import cpat.model.Mount;
import cpat.model.Run;
import cpat.model.Word;
import cpat.read.engine.RunLines;
import cpat.read.shell.Shell;
import cpat.rule.Checked;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Rule;
import cpat.source.Excerpt;
import cpat.source.Source;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// R006: see the page of the same name.
final class InnerPath {
  static final Rule RULE =
      new Rule(
          "R006",
          "inner-path-as-host-path",
          WARNING,
          "a container asks the host's engine to mount a folder by the name it has inside",
          InnerPath.class,
          InnerPath::find);

  private static final Pattern HERE =
      Pattern.compile("(\\$\\(pwd\\)|`pwd`|\\$PWD\\b|\\$\\{PWD\\}|\\.{1,2}(/|$)).*");

  private InnerPath() {}

  private static Stream<Hit> find(Checked checked) {
    return Stream.concat(
        checked
            .containers()
            .filter(InnerPath::hasSocket)
            .flatMap(c -> Stream.concat(said(c), compose(c).stream())),
        launched(checked));
  }

  private static boolean hasSocket(Container container) {
    return (container.compose() || container.commandLine())
        && container
            .run()
            .mounts(Mount.Bind.class)
            .anyMatch(b -> Sockets.engine(b.source().text()));
  }

  /// `sh -c 'docker run -v "$(pwd)":/src …'` as the command of a container with the socket.
  private static Stream<Hit> said(Container container) {
    Run outer = container.run();
    if (samePlace(outer)) {
      return Stream.empty();
    }
    return outer.command().stream()
        .flatMap(c ->
            outer.words().stream()
                .flatMap(
                    w -> RunLines.of(Shell.read(Excerpt.of(new Source("", w)))).runs().stream())
                .flatMap(r -> r.mounts(Mount.Bind.class))
                .filter(b -> HERE.matcher(b.source().text()).matches())
                .limit(1)
                .map(b -> hit(Hit.at(c.at(), message(b.source())))));
  }

  /// Compose, run from its image on a project that lies elsewhere inside than outside.
  private static Optional<Hit> compose(Container container) {
    Run run = container.run();
    String repository = container.repository();
    boolean client =
        repository.equals("docker/compose")
            || (repository.equals("docker") && run.words().contains("compose"));
    boolean starts = Stream.of("up", "run", "create", "start").anyMatch(run.words()::contains);
    if (!client || !starts) {
      return Optional.empty();
    }
    return run.mounts(Mount.Bind.class)
        .filter(b -> HERE.matcher(b.source().text()).matches())
        .filter(b -> !b.source().text().equals(b.target().text()))
        .findFirst()
        .map(b ->
            hit(
                Hit.at(
                    b.at(),
                    "Compose inside sees the project at "
                        + b.target()
                        + ", and asks the host's engine for "
                        + b.target()
                        + "/…, which is another folder on the host, or none")));
  }

  /// The script of a launcher: what it mounts is looked for on the host.
  private static Stream<Hit> launched(Checked checked) {
    List<Source> inside =
        checked
            .uses("CL")
            .filter(u -> u.subject().startsWith("script "))
            .map(u -> u.at().source())
            .toList();
    return checked
        .containers()
        .filter(c -> inside.stream().anyMatch(s -> s == c.run().at().source()))
        .flatMap(c -> c.run().mounts(Mount.Bind.class))
        .filter(b -> HERE.matcher(b.source().text()).matches())
        .map(b -> hit(Hit.at(b.at(), message(b.source()))));
  }

  private static String message(Word source) {
    return "`"
        + source
        + "` is a folder of this container; the engine is the host's, and mounts the host's folder"
        + " of that name: another one, or a new and empty one";
  }

  private static Hit hit(Hit at) {
    return at.likely()
        .fix(
            Fix.show(
                "mount the project at the same path inside (-v \"$PWD:$PWD\" -w \"$PWD\"), or hand"
                    + " the host's path in with a variable"));
  }

  /// The project has one path inside and outside.
  private static boolean samePlace(Run run) {
    return run.mounts(Mount.Bind.class)
        .filter(b -> !Sockets.engine(b.source().text()))
        .anyMatch(b -> b.source().text().equals(b.target().text()));
  }
}

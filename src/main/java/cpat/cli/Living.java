package cpat.cli;

import cpat.engine.Engine;
import cpat.engine.EngineException;
import cpat.lab.LiveContainer;
import cpat.model.Container;
import cpat.model.Project;
import cpat.model.Reading;
import cpat.model.ShellKind;
import cpat.read.Projects;
import cpat.read.live.Inspections;
import cpat.resolve.Observed;
import cpat.source.Excerpt;
import cpat.source.Source;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A name as a container of the engine, where there is one; what else it may be stays as it is.
record Living(Targets.Target target, Observed observed) {
  static Living of(Targets.Target target, Optional<Engine> engine, Console console) {
    Living none = new Living(target, Observed.NOTHING);
    if (!(target instanceof Targets.Target.Named(_, String name)) || engine.isEmpty()) {
      return none;
    }
    try {
      return LiveContainer.find(engine.get(), name).map(c -> of(c, console)).orElse(none);
    } catch (EngineException e) {
      console.hint("cpat: the engine says of " + name + ": " + e.getMessage());
      return none;
    }
  }

  private static Living of(LiveContainer live, Console console) {
    Reading reading = Inspections.read(Excerpt.of(live.text()));
    Project project = Projects.of(List.of(reading));
    Container container = Container.all(project).findFirst().orElseThrow();
    Map<String, Optional<Source>> files = new HashMap<>();
    return new Living(
        new Targets.Target.OfContainer(project, container),
        new Observed(
            path -> files.computeIfAbsent(path, p -> file(live, p, console)),
            shell(live, console),
            live.firstProcess()));
  }

  private static Optional<Source> file(LiveContainer live, String path, Console console) {
    try {
      return live.file(path);
    } catch (EngineException e) {
      console.hint("cpat: " + path + " of " + live.name() + " is not read: " + e.getMessage());
      return Optional.empty();
    }
  }

  private static ShellKind shell(LiveContainer live, Console console) {
    try {
      return live.shell();
    } catch (EngineException e) {
      console.hint("cpat: /bin/sh of " + live.name() + " is not looked at: " + e.getMessage());
      return ShellKind.UNKNOWN;
    }
  }
}

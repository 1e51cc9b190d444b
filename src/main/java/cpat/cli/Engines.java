package cpat.cli;

import cpat.engine.Engine;
import cpat.engine.EngineException;
import cpat.engine.Found;
import cpat.engine.Search;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The options `--engine` and `--context`, and the engine they mean.
final class Engines {
  static final List<Option> OPTIONS =
      List.of(
          Option.of(
              "engine", "WHICH", "auto, docker, podman, or an address: unix:///PATH, ssh://…"),
          Option.of("context", "NAME", "the engine of this docker context, also a remote one"));

  private Engines() {}

  static Engine get(Arguments arguments, Console console) throws UsageException, EngineAbsent {
    Found found = find(arguments, console);
    return found.engine().orElseThrow(() -> new EngineAbsent(found));
  }

  static Found find(Arguments arguments, Console console) throws UsageException {
    Search search = new Search(console.environment(), Path.of("/"));
    Optional<String> context = arguments.value("context");
    String wanted = arguments.value("engine").orElse("auto");
    if (context.isPresent()) {
      if (arguments.has("engine")) {
        throw new UsageException("--engine and --context name two engines; give one");
      }
      return search.context(context.get());
    }
    return switch (wanted) {
      case "auto" -> search.any(Search.Wanted.AUTO);
      case "docker" -> search.any(Search.Wanted.DOCKER);
      case "podman" -> search.any(Search.Wanted.PODMAN);
      case "none" -> throw new UsageException("--engine none: this command needs an engine");
      default -> {
        if (!wanted.contains("/")) {
          List<String> known = List.of("auto", "docker", "podman");
          throw new UsageException(
              "--engine "
                  + wanted
                  + ": auto, docker, podman or an address"
                  + Suggest.didYouMean(wanted, known));
        }
        try {
          yield search.address(wanted);
        } catch (EngineException e) {
          throw new UsageException("--engine " + e.error().message());
        }
      }
    };
  }
}

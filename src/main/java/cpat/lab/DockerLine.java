package cpat.lab;

import cpat.engine.EngineException;
import cpat.model.Invocation;
import cpat.model.Word;
import cpat.read.engine.EngineLine;
import cpat.read.engine.FlagTable;
import cpat.read.engine.Options;
import cpat.read.shell.Shell;
import cpat.source.Excerpt;
import cpat.source.Source;
import java.util.List;
import java.util.Optional;

/// A command of an engine's client, taken apart: its verb (`run`, `network create`), its options
/// and the words that are none.
record DockerLine(Invocation invocation, EngineLine line, String verb, Optional<Options> options) {
  private static final FlagTable NONE = new FlagTable("");
  private static final FlagTable TIME = new FlagTable("time/t");
  private static final FlagTable SIGNAL = new FlagTable("signal/s");
  private static final FlagTable TAIL = new FlagTable("tail/n");
  private static final FlagTable ALIAS = new FlagTable("alias");
  private static final FlagTable LIST = new FlagTable("filter/f format all/a!");
  private static final FlagTable FORMAT = new FlagTable("format/f");
  private static final FlagTable FORCE = new FlagTable("force/f! volumes/v!");

  /// The command must be one simple command of `docker` or `podman`.
  static DockerLine of(String text) throws EngineException {
    List<Invocation> commands = Shell.read(Excerpt.of(new Source("run.sh", text)));
    Optional<EngineLine> line =
        commands.size() == 1 ? EngineLine.of(commands.getFirst()) : Optional.empty();
    if (line.isEmpty()) {
      throw new EngineException("not one simple docker command: " + text);
    }
    EngineLine found = line.get();
    List<Word> words = found.words();
    boolean image = commands.getFirst().starts("image");
    String verb = (image ? "image " : "") + found.verb();
    if ((verb.equals("network") || verb.equals("volume")) && !words.isEmpty()) {
      verb = verb + " " + words.getFirst().text();
      words = words.subList(1, words.size());
    }
    return new DockerLine(commands.getFirst(), found, verb, options(verb, words));
  }

  /// Of commands that are read here; an option that is not carried out is not passed over.
  private static Optional<Options> options(String verb, List<Word> words) throws EngineException {
    if (List.of("run", "create", "build", "exec").contains(verb)) {
      return Optional.empty();
    }
    Options options = Options.of(table(verb), words, "docker " + verb);
    if (!options.problems.isEmpty()) {
      throw new EngineException(options.problems.getFirst().message());
    }
    return Optional.of(options);
  }

  private static FlagTable table(String verb) {
    return switch (verb) {
      case "ps" -> LIST;
      case "inspect", "image inspect" -> FORMAT;
      case "rm", "rmi", "volume rm" -> FORCE;
      case "stop", "restart" -> TIME;
      case "kill" -> SIGNAL;
      case "logs" -> TAIL;
      case "network connect" -> ALIAS;
      default -> NONE;
    };
  }

  Options known() {
    return options.orElseThrow();
  }

  /// The words that are no options.
  List<String> words() {
    return known().rest.stream().map(Word::text).toList();
  }

  String word(int index) throws EngineException {
    List<String> words = words();
    if (index >= words.size()) {
      throw new EngineException("`docker " + verb + "` lacks a word");
    }
    return words.get(index);
  }

  List<String> values(String option) {
    return known().settings.stream()
        .filter(s -> s.name().equals(option))
        .map(s -> s.value().text())
        .toList();
  }

  Optional<String> value(String option) {
    return values(option).stream().reduce((_, last) -> last);
  }
}

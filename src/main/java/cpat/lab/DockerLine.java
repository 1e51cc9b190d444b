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
  private static final FlagTable FLAGS =
      new FlagTable(
          """
          time/t signal/s follow/f! force! all/a! filter format/f volumes/v! alias env/e user/u
          workdir/w detach/d! label tail quiet/q! link
          """);
  private static final FlagTable FORMAT =
      new FlagTable("filter/f format/f all/a! quiet/q! label type size/s!");
  private static final FlagTable FORCE = new FlagTable("force/f! volumes/v! no-prune!");
  private static final FlagTable FOLLOW = new FlagTable("follow/f! tail/n since timestamps/t!");

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
    boolean own = verb.equals("run") || verb.equals("create") || verb.equals("build");
    return new DockerLine(
        commands.getFirst(),
        found,
        verb,
        own ? Optional.empty() : Optional.of(Options.of(table(verb), words, "docker " + verb)));
  }

  private static FlagTable table(String verb) {
    return switch (verb) {
      case "inspect", "image inspect", "ps" -> FORMAT;
      case "rm", "rmi", "network rm", "volume rm" -> FORCE;
      case "logs" -> FOLLOW;
      default -> FLAGS;
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

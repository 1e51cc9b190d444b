package cpat.model;

import cpat.source.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An instruction of a Dockerfile, understood. Each keeps the statement it was read from.
public sealed interface Instruction {
  Statement written();

  default Span at() {
    return written().at();
  }

  /// RUN. For `RUN <<EOF` the script is the body of the here-document.
  record Run(Statement written, Command command, List<RunMount> mounts) implements Instruction {}

  /// One `--mount` of a RUN: its options (`type` always present) and its place.
  record RunMount(Word flag, Map<String, String> options) {
    public String type() {
      return options.getOrDefault("type", "bind");
    }
  }

  record Cmd(Statement written, Command command) implements Instruction {}

  record Entrypoint(Statement written, Command command) implements Instruction {}

  /// COPY. Sources that are here-documents are not in `sources`; `from` is the value of `--from`.
  record Copy(Statement written, List<Word> sources, Word destination, Optional<String> from)
      implements Instruction {}

  record Add(Statement written, List<Word> sources, Word destination) implements Instruction {}

  record Env(Statement written, List<Pair> pairs) implements Instruction {}

  record Label(Statement written, List<Pair> pairs) implements Instruction {}

  record Pair(Word key, Word value) {}

  /// ARG; a default that is absent differs from an empty one.
  record Arg(Statement written, List<Variable> variables) implements Instruction {}

  record Variable(Word name, Optional<Word> value) {}

  record Expose(Statement written, List<Word> ports) implements Instruction {}

  record User(Statement written, Word user) implements Instruction {}

  record Workdir(Statement written, Word path) implements Instruction {}

  record Volume(Statement written, List<Word> paths) implements Instruction {}

  record Shell(Statement written, List<Word> argv) implements Instruction {}

  record StopSignal(Statement written, Word signal) implements Instruction {}

  /// HEALTHCHECK; no command means NONE.
  record Healthcheck(Statement written, Optional<Command> command) implements Instruction {}

  /// ONBUILD; `text` is the trigger as an image keeps it: continued lines joined, comments gone.
  record OnBuild(Statement written, Optional<Instruction> trigger, String text)
      implements Instruction {}

  /// MAINTAINER, unknown keywords, and instructions whose arguments make no sense.
  record Other(Statement written) implements Instruction {}
}

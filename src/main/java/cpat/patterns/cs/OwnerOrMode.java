package cpat.patterns.cs;

import cpat.edit.ChainEdits;
import cpat.model.Command;
import cpat.model.Instruction.Run;
import cpat.model.Invocation;
import cpat.model.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A `chmod` or `chown` of a RUN: what it gives to which paths.
record OwnerOrMode(
    Invocation command, boolean mode, Optional<Word> recursive, Word value, List<Word> paths) {

  /// Those that are run whenever the RUN is.
  static List<OwnerOrMode> all(Run run) {
    return run.command() instanceof Command.Shell shell && ChainEdits.plain(shell.script())
        ? shell.invocations().stream().flatMap(i -> of(i).stream()).toList()
        : List.of();
  }

  private static Optional<OwnerOrMode> of(Invocation command) {
    boolean mode = command.name().equals("chmod");
    if (!mode && !command.name().equals("chown")) {
      return Optional.empty();
    }
    List<Word> flags = new ArrayList<>();
    List<Word> rest = new ArrayList<>();
    command.arguments().forEach(w -> (flag(w.text()) && rest.isEmpty() ? flags : rest).add(w));
    boolean plain =
        rest.size() > 1
            && rest.stream().skip(1).allMatch(OwnerOrMode::plain)
            && flags.stream().noneMatch(f -> f.text().matches("--(reference|from).*|-h"));
    return plain
        ? Optional.of(
            new OwnerOrMode(
                command,
                mode,
                flags.stream().filter(f -> f.text().matches("-[a-zA-Z]*R.*|--recursive")).findAny(),
                rest.getFirst(),
                List.copyOf(rest.subList(1, rest.size()))))
        : Optional.empty();
  }

  private static boolean flag(String word) {
    return word.startsWith("--") || word.matches("-[RvfchHLP]+");
  }

  private static boolean plain(Word path) {
    return path.literal()
        && Stream.of("$", "*", "?", "[", "{", "~", "\\").noneMatch(path.text()::contains);
  }

  /// The flag of COPY that says the same; empty where it has none.
  Optional<String> flag() {
    String text = value.text();
    if (!value.literal()) {
      return Optional.empty();
    }
    if (!mode) {
      return text.matches("[A-Za-z0-9_][A-Za-z0-9_-]*(:[A-Za-z0-9_][A-Za-z0-9_-]*)?")
          // COPY takes the user's own group where none is given, chown leaves the one there is.
          ? Optional.of("--chown=" + (text.contains(":") ? text : text + ":0"))
          : text.matches("[A-Za-z0-9_-]+:")
              ? Optional.of("--chown=" + text.substring(0, text.length() - 1))
              : Optional.empty();
    }
    return octal()
        ? Optional.of("--chmod=" + text)
        : switch (text) {
          case "+x", "a+x", "ugo+x", "+rx", "a+rx", "u+rx,go+rx" -> Optional.of("--chmod=755");
          case "u+x" -> Optional.of("--chmod=744");
          default -> Optional.empty();
        };
  }

  /// True when the new value does not depend on what was before.
  boolean absolute() {
    return mode ? octal() : !value.text().endsWith(":");
  }

  boolean octal() {
    return value.text().matches("0?[0-7]{3}");
  }

  /// True for an owner by name, which must be there before.
  boolean named() {
    return !mode && !value.text().matches("[0-9]+(:[0-9]*)?");
  }

  String text() {
    return command.at().text().replaceAll("\\s*\\\\?\\R\\s*", " ");
  }

  /// There is one at a place; its words may be many.
  @Override
  public boolean equals(Object other) {
    return other instanceof OwnerOrMode one && one.command.at().equals(command.at());
  }

  @Override
  public int hashCode() {
    return command.at().start();
  }
}

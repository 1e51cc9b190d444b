package cpat.read.dockerfile;

import cpat.model.Base;
import cpat.model.Instruction;
import cpat.model.Problem;
import cpat.model.Stage;
import cpat.model.Statement;
import cpat.model.Statement.Form;
import cpat.model.Word;
import cpat.read.Cited;
import cpat.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Puts the instructions of a Dockerfile into stages and finds out what each stage starts from,
/// with the defaults of the ARGs before the first FROM.
final class DockerfileStages {
  private final List<Problem> problems;
  private final boolean fragment;
  private final Map<String, Optional<String>> globals = new HashMap<>();
  private final Map<String, Integer> names = new HashMap<>();
  private final List<Stage> stages = new ArrayList<>();
  private Optional<Open> open = Optional.empty();

  /// What stands before the first FROM is told once.
  private boolean misplaced;

  /// The stage that is being read.
  private record Open(
      Base base, Optional<Word> name, Statement from, List<Instruction> instructions) {}

  /// In a `fragment` what stands before the first FROM belongs to a stage whose FROM is not shown.
  DockerfileStages(List<Problem> problems, boolean fragment) {
    this.problems = problems;
    this.fragment = fragment;
  }

  void add(Instruction instruction, char escape) {
    Statement written = instruction.written();
    if (written.keyword().equals("FROM")) {
      close();
      from(written, escape);
    } else if (open.isPresent()) {
      open.get().instructions().add(instruction);
    } else if (instruction instanceof Instruction.Arg) {
      written.arguments().forEach(word -> global(word, escape));
    } else if (fragment && !(instruction instanceof Instruction.Other)) {
      open = Optional.of(notShown(instruction));
    } else if (!written.keyword().equals("ARG") && !misplaced) {
      misplaced = true;
      problems.add(
          new Problem(
              written.at(),
              Cited.of(written.keyword()) + " stands before the first FROM: only ARG can"));
    }
  }

  private static Open notShown(Instruction first) {
    Span at = first.at();
    Word nothing = Word.literal("", at.source().span(at.start(), at.start()));
    Statement from =
        new Statement(
            "FROM", nothing.at(), List.of(), Form.WORDS, List.of(), List.of(), Optional.empty());
    List<Instruction> instructions = new ArrayList<>(List.of(first));
    return new Open(new Base.Unresolved(nothing), Optional.empty(), from, instructions);
  }

  List<Stage> stages() {
    close();
    return List.copyOf(stages);
  }

  private void close() {
    open.ifPresent(stage ->
        stages.add(
            new Stage(
                stages.size(),
                stage.base(),
                stage.name(),
                stage.from(),
                List.copyOf(stage.instructions()))));
    open = Optional.empty();
  }

  private void global(Word word, char escape) {
    int equals = word.text().indexOf('=');
    if (equals < 0) {
      globals.putIfAbsent(word.text(), Optional.empty());
      return;
    }
    Expansion value = expand(word.text().substring(equals + 1), word, escape);
    globals.put(
        word.text().substring(0, equals),
        value.complete() ? Optional.of(value.text()) : Optional.empty());
  }

  private void from(Statement from, char escape) {
    List<Word> words = from.arguments();
    Optional<Word> name =
        words.size() == 3 && words.get(1).text().equalsIgnoreCase("as")
            ? Optional.of(words.get(2))
            : Optional.empty();
    Base base =
        words.isEmpty()
            ? new Base.Unresolved(Word.literal("", from.at()))
            : base(words.getFirst(), escape);
    open = Optional.of(new Open(base, name, from, new ArrayList<>()));
    name.ifPresent(word -> names.put(word.text().toLowerCase(Locale.ROOT), stages.size()));
  }

  private Base base(Word written, char escape) {
    Expansion expansion = expand(written.text(), written, escape);
    if (!expansion.complete()) {
      return new Base.Unresolved(written);
    }
    String reference = expansion.text();
    if (reference.isEmpty()) {
      problems.add(
          new Problem(
              written.at(),
              Cited.of(written.text())
                  + " is empty: declare its variables with ARG before the first FROM"));
      return new Base.Unresolved(written);
    }
    String stage = reference.toLowerCase(Locale.ROOT);
    Integer index = names.get(stage);
    if (index != null) {
      if (!stage.equals(reference)) {
        problems.add(
            new Problem(
                written.at(),
                "BuildKit keeps names of stages in small letters: write " + Cited.of(stage)));
      }
      return new Base.Earlier(index, written);
    }
    return reference.equals("scratch") ? new Base.Scratch() : new Base.Image(reference, written);
  }

  /// Undeclared names are empty to BuildKit; a predefined one is never known here, not even for
  /// `${TARGETARCH:-amd64}`.
  private Expansion expand(String text, Word written, char escape) {
    Expansion expansion = Expansion.expand(text, this::lookup, escape);
    expansion
        .problem()
        .ifPresent(message ->
            problems.add(new Problem(written.at(), Cited.of(written.text()) + ": " + message)));
    boolean known = expansion.undefined().stream().noneMatch(this::predefined);
    return known
        ? expansion
        : new Expansion(text, expansion.undefined(), false, expansion.problem());
  }

  private boolean predefined(String name) {
    return PlatformArguments.NAMES.contains(name)
        && globals.getOrDefault(name, Optional.empty()).isEmpty();
  }

  private Optional<String> lookup(String name) {
    Optional<String> value = globals.get(name);
    if (value != null) {
      return value;
    }
    return PlatformArguments.NAMES.contains(name) ? Optional.empty() : Optional.of("");
  }
}

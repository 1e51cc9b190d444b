package cpat.resolve;

import cpat.model.Problem;
import cpat.model.Word;
import cpat.read.dockerfile.Expansion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The variables that an instruction sees: of ENV and ARG the last one that gave a value counts,
/// also over those of the stage below.
final class Scope {
  private final char escape;
  private final Map<String, Value<String>> outside;
  private final List<Problem> problems;

  /// The ARGs declared so far; one without a value is empty.
  Map<String, Value<String>> arguments = Map.of();

  private Entries<String> visible = Entries.none();

  /// `outside` are the ARGs before the first FROM, which a stage sees only once it declares them.
  Scope(char escape, Map<String, Value<String>> outside, List<Problem> problems) {
    this.escape = escape;
    this.outside = outside;
    this.problems = problems;
  }

  /// For a stage that goes on where another one ended.
  Scope copy() {
    Scope copy = new Scope(escape, outside, problems);
    copy.arguments = arguments;
    copy.visible = visible;
    return copy;
  }

  /// ARG; without a value it changes nothing that is set already.
  void declare(String name, Optional<Value<String>> value, From at) {
    Map<String, Value<String>> all = new LinkedHashMap<>(arguments);
    From nobody = new From.Default("no value is given for ARG " + name);
    all.put(name, value.orElseGet(() -> Value.of("", at, nobody)));
    arguments = all;
    value.ifPresent(v -> visible = visible.with(name, v));
  }

  /// What the image below sets.
  void begin(Entries<String> environment) {
    visible = environment;
  }

  /// The variables that have a value here.
  Entries<String> visible() {
    return visible;
  }

  /// ENV.
  void set(String name, Value<String> value) {
    visible = visible.with(name, value);
  }

  /// The word as the build takes it. `raw` has its quotes and variables still.
  Value<String> expand(Word raw, From from) {
    if (isPlain(raw.text())) {
      return Value.of(raw.text(), from);
    }
    Asked asked = new Asked();
    Expansion expansion = Expansion.build(raw.text(), asked::look, escape);
    List<From> sources = new ArrayList<>(List.of(from));
    sources.addAll(asked.from);
    if (expansion.problem().isPresent()) {
      refused(raw, expansion.problem().get());
      return new Value.Unknown<>(expansion.problem().get(), List.copyOf(sources));
    }
    if (!asked.unknown.isEmpty()) {
      return new Value.Unknown<>(asked.unknown.getFirst(), List.copyOf(sources));
    }
    for (String name : asked.undefined) {
      undefined(raw, name, from);
    }
    return new Value.Known<>(expansion.text(), List.copyOf(sources), List.of());
  }

  /// True for most words: nothing to put in, no quotes to take away.
  private boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '$' || c == '"' || c == '\'' || c == escape) {
        return false;
      }
    }
    return true;
  }

  /// What a reader sees without knowing any value it has told already.
  private void refused(Word raw, String why) {
    if (Expansion.expand(raw.text(), _ -> Optional.empty(), escape).problem().isEmpty()) {
      add(new Problem(raw.at(), "`" + raw.text() + "`: " + why));
    }
  }

  private void add(Problem problem) {
    if (!problems.contains(problem)) {
      problems.add(problem);
    }
  }

  /// Not `$1` or `$@`.
  private static boolean isName(String name) {
    return !name.isEmpty() && (Character.isLetter(name.charAt(0)) || name.charAt(0) == '_');
  }

  private void undefined(Word raw, String name, From from) {
    boolean optional = Stream.of(":", "-", "+").anyMatch(o -> raw.text().contains("${" + name + o));
    if (optional
        || arguments.containsKey(name)
        || !isName(name)
        || !(from instanceof From.Written)) {
      return;
    }
    Value<String> global = outside.get(name);
    String place =
        global != null
                && !global.from().isEmpty()
                && global.from().getFirst() instanceof From.Written(var at)
            ? ": ARG "
                + name
                + " at "
                + at
                + " counts for FROM only; write `ARG "
                + name
                + "` in this stage"
            : ": no ARG and no ENV above sets it";
    add(new Problem(raw.at(), "`$" + name + "` is empty here" + place));
  }

  /// What one expansion asked for.
  private final class Asked {
    final List<String> unknown = new ArrayList<>();
    final List<String> undefined = new ArrayList<>();
    final List<From> from = new ArrayList<>();

    Optional<String> look(String name) {
      Optional<Value<String>> found = visible.find(name);
      if (found.isEmpty()) {
        undefined.add(name);
        return Optional.empty();
      }
      Value<String> value = found.get();
      from.addAll(value.from());
      return switch (value) {
        case Value.Known<String>(String text, _, _) -> Optional.of(text);
        case Value.Unknown<String>(String settles, _) -> {
          unknown.add(settles);
          yield Optional.of("");
        }
      };
    }
  }
}

package cpat.resolve;

import cpat.model.Problem;
import cpat.model.Word;
import cpat.read.dockerfile.Expansion;
import cpat.read.dockerfile.PlatformArguments;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The variables that an instruction sees: ENV first, then the ARGs declared so far.
final class Scope {
  private final char escape;
  private final Map<String, Value<String>> outside;
  private final List<Problem> problems;
  Map<String, Value<String>> arguments = Map.of();
  Entries<String> environment = Entries.none();

  /// `outside` are the ARGs before the first FROM, which a stage sees only once it declares them.
  Scope(char escape, Map<String, Value<String>> outside, List<Problem> problems) {
    this.escape = escape;
    this.outside = outside;
    this.problems = problems;
  }

  void declare(String name, Value<String> value) {
    Map<String, Value<String>> all = new LinkedHashMap<>(arguments);
    all.put(name, value);
    arguments = all;
  }

  /// The word as the build takes it. `raw` has its quotes and variables still.
  Value<String> expand(Word raw, From from) {
    Asked asked = new Asked();
    Expansion expansion = Expansion.build(raw.text(), asked::look, escape);
    List<From> sources = new ArrayList<>(List.of(from));
    sources.addAll(asked.from);
    if (expansion.problem().isPresent()) {
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

  private void undefined(Word raw, String name, From from) {
    boolean optional =
        raw.text().contains("${" + name + ":") || raw.text().contains("${" + name + "-");
    if (optional || name.length() < 2 || !(from instanceof From.Written)) {
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
    Problem problem = new Problem(raw.at(), "`$" + name + "` is empty here" + place);
    if (!problems.contains(problem)) {
      problems.add(problem);
    }
  }

  /// What one expansion asked for.
  private final class Asked {
    final List<String> unknown = new ArrayList<>();
    final List<String> undefined = new ArrayList<>();
    final List<From> from = new ArrayList<>();

    Optional<String> look(String name) {
      Value<String> value = environment.known().get(name);
      if (value == null) {
        value = arguments.get(name);
      }
      if (value == null && environment.rest().isPresent()) {
        value = environment.rest().get();
      }
      if (value == null) {
        undefined.add(name);
        return Optional.empty();
      }
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

  static boolean isPlatform(String name) {
    return PlatformArguments.NAMES.contains(name);
  }
}

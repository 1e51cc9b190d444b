package cpat.resolve;

import cpat.model.Build;
import cpat.model.Problem;
import cpat.model.Statement;
import cpat.model.Word;
import cpat.read.dockerfile.PlatformArguments;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The arguments of one build: what the caller gives, and what the file says before its first FROM.
final class Arguments {
  private final Map<String, Value<String>> given;
  private final Map<String, Value<String>> outside = new LinkedHashMap<>();
  private final Scope global;

  Arguments(Build build, Map<String, Value<String>> given, List<Problem> problems) {
    this.given = given;
    this.global = new Scope(build.escape(), outside, problems);
    From builder = new From.Default("BuildKit");
    for (String name : PlatformArguments.NAMES) {
      given(name).or(() -> platform(name, builder)).ifPresent(v -> global.set(name, v));
    }
    build.statements().stream()
        .takeWhile(s -> !s.keyword().equals("FROM"))
        .filter(s -> s.keyword().equals("ARG"))
        .map(Statement::arguments)
        .forEach(words -> words.forEach(this::declare));
  }

  private void declare(Word word) {
    From at = From.at(word.at());
    int equals = word.text().indexOf('=');
    String name = equals < 0 ? word.text() : word.text().substring(0, equals);
    Optional<Value<String>> written =
        equals < 0
            ? Optional.empty()
            : Optional.of(global.expand(word.with(word.text().substring(equals + 1)), at));
    Optional<Value<String>> value =
        given(name)
            .map(g -> written.<Value<String>>map(g::over).orElse(g))
            .or(() -> written)
            .or(() -> platform(name, at));
    value.ifPresent(v -> outside.put(name, v));
    global.declare(name, value, at);
  }

  /// The value a stage sees when it declares a name; empty when nobody says one.
  Optional<Value<String>> inStage(String name, Optional<Value<String>> written, From at) {
    Optional<Value<String>> byCaller =
        given(name).map(g -> written.<Value<String>>map(g::over).orElse(g));
    return byCaller
        .or(() -> written)
        .or(() -> Optional.ofNullable(outside.get(name)).map(v -> v.because(at)))
        .or(() -> platform(name, at));
  }

  Map<String, Value<String>> outside() {
    return outside;
  }

  /// What FROM sees: the ARGs before it, and the names of the platform.
  Value<String> from(Word raw) {
    return global.expand(raw, From.at(raw.at()));
  }

  private Optional<Value<String>> given(String name) {
    return Optional.ofNullable(given.get(name));
  }

  private static Optional<Value<String>> platform(String name, From at) {
    return PlatformArguments.NAMES.contains(name)
        ? Optional.of(Value.unknown("the platform of the build: `--build-arg " + name + "=…`", at))
        : Optional.empty();
  }
}

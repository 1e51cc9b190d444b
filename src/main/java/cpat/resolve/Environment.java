package cpat.resolve;

import cpat.model.Instruction.Variable;
import cpat.model.Run;
import cpat.model.Setting;
import cpat.read.Paths;
import cpat.resolve.flags.Surroundings;
import cpat.source.Source;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The variables of a container: env files, then those of the run in its order, then what only the
/// image sets.
record Environment(ResolvedImage image, Run run, Surroundings around, Map<String, String> reasons) {
  Entries<String> entries() {
    Map<String, Value<String>> all = new LinkedHashMap<>();
    Optional<Value.Unknown<String>> rest = image.environment().rest();
    for (Setting file : run.settings("env-file").toList()) {
      Optional<Source> found =
          file.value().literal()
              ? around
                  .lookup()
                  .find(Paths.join(Paths.folder(file.at().source().path()), file.value().text()))
              : Optional.empty();
      if (found.isPresent()) {
        EnvLines.of(found.get()).forEach((name, value) -> put(name, value, all));
      } else {
        String settles = "the env file " + file.value().text();
        rest = Optional.of(new Value.Unknown<>(settles, java.util.List.of(From.at(file.at()))));
      }
    }
    if (rest.isEmpty() && reasons.containsKey("environment")) {
      From from = From.at(run.at());
      rest = Optional.of(new Value.Unknown<>(reasons.get("environment"), java.util.List.of(from)));
    }
    run.environment().forEach(v -> put(v.name().text(), value(v), all));
    image
        .environment()
        .known()
        .forEach((name, below) -> all.merge(name, below, (own, _) -> own.over(below)));
    return new Entries<>(Collections.unmodifiableMap(all), rest);
  }

  /// Said again, a variable counts as said last.
  private static void put(String name, Value<String> value, Map<String, Value<String>> all) {
    Value<String> earlier = all.remove(name);
    all.put(name, earlier == null ? value : value.over(earlier));
  }

  private Value<String> value(Variable variable) {
    From name = From.at(variable.name().at());
    String reason = reasons.get("environment." + variable.name().text());
    if (reason != null && variable.value().filter(v -> v.literal()).isEmpty()) {
      return Value.unknown(reason, name);
    }
    return variable
        .value()
        .map(Written::value)
        .map(v -> v.first(name))
        .orElseGet(() -> Value.unknown("the caller's variable " + variable.name().text(), name));
  }
}

package cpat.resolve;

import cpat.model.Instruction.Variable;
import cpat.model.Run;
import cpat.model.Setting;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The variables of a container: those of the run in its order, then what only the image sets.
/// `reasons` say why a field of that name is not known.
record Environment(ResolvedImage image, Run run, Map<String, String> reasons) {
  Entries<String> entries() {
    Map<String, Value<String>> all = new LinkedHashMap<>();
    Optional<Value.Unknown<String>> rest = image.environment().rest();
    for (Setting file : run.settings("env-file").toList()) {
      String settles = "the env file " + file.value().text();
      rest = Optional.of(new Value.Unknown<>(settles, List.of(From.at(file.at()))));
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

  /// Said again, a variable keeps its place and has the value said last.
  private static void put(String name, Value<String> value, Map<String, Value<String>> all) {
    Value<String> earlier = all.get(name);
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

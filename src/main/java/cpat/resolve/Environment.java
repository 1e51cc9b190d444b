package cpat.resolve;

import cpat.model.Instruction.Variable;
import cpat.model.Run;
import java.util.LinkedHashMap;
import java.util.Map;

/// The variables of a container: those of the run in its order, then what only the image sets.
record Environment(ResolvedImage image, Run run) {
  Entries<String> entries() {
    Map<String, Value<String>> all = new LinkedHashMap<>();
    for (Variable variable : run.environment()) {
      String name = variable.name().text();
      Value<String> value =
          variable
              .value()
              .map(Written::value)
              .map(v -> v.first(From.at(variable.name().at())))
              .orElseGet(() ->
                  Value.unknown("the caller's variable " + name, From.at(variable.name().at())));
      Value<String> earlier = all.remove(name);
      all.put(name, earlier == null ? value : value.over(earlier));
    }
    image
        .environment()
        .known()
        .forEach((name, below) -> all.merge(name, below, (own, image) -> own.over(image)));
    return new Entries<>(java.util.Collections.unmodifiableMap(all), image.environment().rest());
  }
}

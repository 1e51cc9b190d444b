package cpat.resolve.flags;

import cpat.model.Instruction.Variable;
import cpat.model.Run;
import cpat.model.Word;
import cpat.read.compose.EnvFile;
import cpat.source.Excerpt;
import cpat.source.Source;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The variables of a service: `env_file` below `environment`, and labels of `label_file`.
record ComposeEnvironment(Run service, Surroundings around, FlagWriter out) {

  void write() {
    Map<String, String> own = new LinkedHashMap<>();
    for (Variable variable : service.environment()) {
      variable.value().ifPresent(v -> own.put(variable.name().text(), v.text()));
    }
    for (Item item : Entries.items(service.settings(), "env_file")) {
      item.word().or(() -> item.get("path")).ifPresent(path -> file(path, item, own));
    }
    service.environment().forEach(v -> out.variable(given(v)));
    out.environment();
    for (Item item : Entries.items(service.settings(), "label_file")) {
      item.word()
          .flatMap(path -> find(path, true))
          .ifPresent(text ->
              EnvFile.read(text, around::variable)
                  .variables()
                  .forEach(v ->
                      v.value()
                          .ifPresent(value ->
                              out.flag(
                                  "label",
                                  value.with(v.name().text() + "=" + value.text()),
                                  v.name().at()))));
    }
  }

  /// A name alone takes the caller's value; without one it stays alone.
  private Variable given(Variable variable) {
    Word name = variable.name();
    return variable.value().isPresent()
        ? variable
        : new Variable(name, around.variable(name.text()).map(name::with));
  }

  private void file(Word path, Item item, Map<String, String> own) {
    boolean required = item.text("required").isEmpty() || item.on("required");
    Optional<Excerpt> found = find(path, required);
    if (found.isEmpty()) {
      return;
    }
    EnvFile file =
        item.text("format").equals("raw")
            ? EnvFile.raw(found.get(), around::variable)
            : EnvFile.read(
                found.get(),
                name -> around.variable(name).or(() -> Optional.ofNullable(own.get(name))),
                name -> out.variable(name).flatMap(Variable::value).map(Word::text));
    out.problems.addAll(file.problems());
    file.variables().forEach(out::variable);
  }

  private Optional<Excerpt> find(Word path, boolean required) {
    if (!path.literal()) {
      out.unknown("env_file", path.at(), "the path " + path.text() + " is not known");
      return Optional.empty();
    }
    Optional<Source> found = around.lookup().find(around.path(path.at(), path.text()));
    if (found.isEmpty() && required) {
      out.problem(path.at(), "no such file: " + path.text());
      out.unknown("environment", path.at(), "what " + path.text() + " sets");
    }
    return found.map(Excerpt::of);
  }
}

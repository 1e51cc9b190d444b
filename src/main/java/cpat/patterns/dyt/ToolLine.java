package cpat.patterns.dyt;

import cpat.model.Container;
import cpat.model.Invocation;
import cpat.model.Mount;
import cpat.model.Origin;
import cpat.model.Run;
import cpat.model.Script;
import cpat.model.Word;
import cpat.read.engine.EngineLine;
import cpat.resolve.Effective;
import cpat.rule.Checked;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A `docker run` line of which the detector says that it runs a tool: what the rules of this room
/// look at. An application's runs are none of their business.
record ToolLine(Container container, Run run, Invocation invocation, EngineLine engine) {

  static Stream<ToolLine> all(Checked checked) {
    Set<cpat.source.Span> tools =
        checked.uses("DYT").map(cpat.rule.Use::at).collect(Collectors.toSet());
    return checked
        .containers()
        .filter(c -> c.commandLine() && tools.contains(c.run().at()))
        .flatMap(c -> of(c).stream());
  }

  private static Optional<ToolLine> of(Container container) {
    Run run = container.run();
    return run.invocation()
        .flatMap(i ->
            EngineLine.of(i)
                .filter(e -> e.verb().equals("run"))
                .map(e -> new ToolLine(container, run, i, e)));
  }

  Script.Kind kind() {
    return container.workload().origin() instanceof Origin.CommandLine(Script.Kind kind)
        ? kind
        : Script.Kind.SHELL;
  }

  /// Something unknown stands among the options: `docker run $OPTIONS image`.
  boolean openOptions() {
    int image = run.image().map(engine.words()::indexOf).orElse(-1);
    return image < 0
        || engine.words().subList(0, image).stream()
            .filter(w -> w.text().startsWith("$") || w.text().startsWith("{") || !w.literal())
            .anyMatch(w -> run.settings().stream().noneMatch(s -> s.at().contains(w.at())));
  }

  /// The folder of the project that is mounted writable, if one is.
  Optional<Mount.Bind> project() {
    return run.mounts(Mount.Bind.class)
        .filter(b -> !b.readOnly() && b.target().literal() && ToolRun.here(b.source().text()))
        .findFirst();
  }

  /// The program that is the tool: what is run behind wrappers and entry scripts.
  String program(Effective effective) {
    List<String> words = effective.argv().known().orElse(run.words());
    return words.stream()
        .filter(w -> !w.endsWith("entrypoint.sh") && !w.endsWith("docker-entrypoint"))
        .findFirst()
        .map(w -> w.substring(w.lastIndexOf('/') + 1))
        .orElse("");
  }

  /// The words of the tool itself, its name first.
  List<String> words(Effective effective) {
    List<String> words = effective.argv().known().orElse(run.words());
    String program = program(effective);
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).endsWith(program)) {
        return words.subList(i, words.size());
      }
    }
    return words;
  }

  /// How it is called in messages.
  String subject() {
    String image = run.image().map(Word::text).orElse("");
    return container.frame().definition().isEmpty()
        ? "`" + image.toLowerCase(Locale.ROOT) + "`"
        : container.subject();
  }
}

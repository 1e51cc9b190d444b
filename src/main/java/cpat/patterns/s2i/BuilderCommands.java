package cpat.patterns.s2i;

import cpat.model.Invocation;
import cpat.model.Project;
import cpat.model.Word;
import cpat.rule.Use;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// OpenShift's own Source-to-Image: `s2i build`, `oc new-app BUILDER~SOURCE`, `oc new-build`.
final class BuilderCommands {
  private static final Set<String> ORDERS = Set.of("new-app", "new-build");

  private BuilderCommands() {}

  static Stream<Use> find(Project project) {
    return project.scripts().stream()
        .flatMap(script -> script.invocations().stream())
        .filter(BuilderCommands::builds)
        .map(i -> use(i));
  }

  private static boolean builds(Invocation invocation) {
    List<String> arguments = invocation.arguments().stream().map(Word::text).toList();
    return switch (invocation.name()) {
      case "s2i" -> arguments.contains("build");
      case "oc" ->
          arguments.stream().anyMatch(ORDERS::contains)
              && arguments.stream().anyMatch(BuilderCommands::isBuilderAndSource);
      default -> false;
    };
  }

  /// `nodejs:20~https://…`, or a strategy by name.
  private static boolean isBuilderAndSource(String word) {
    return word.indexOf('~') > 0 || word.equals("--strategy=source");
  }

  private static Use use(Invocation invocation) {
    String order = invocation.name() + " " + invocation.arguments().getFirst();
    boolean chained =
        invocation.words().stream().anyMatch(w -> w.text().startsWith("--runtime-image"));
    Use use =
        Use.used(
            "S2I",
            order,
            invocation.at(),
            "`" + order + "` builds an image from sources with a builder image");
    return chained ? use : use.likely();
  }
}

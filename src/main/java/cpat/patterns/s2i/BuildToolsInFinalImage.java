package cpat.patterns.s2i;

import static cpat.rule.Level.WARNING;

import cpat.facts.BuildTools;
import cpat.model.Base;
import cpat.model.Build;
import cpat.model.Command;
import cpat.model.Instruction;
import cpat.model.Instruction.Run;
import cpat.model.Stage;
import cpat.model.Word;
import cpat.resolve.ResolvedImage;
import cpat.rule.Checked;
import cpat.rule.Checked.Built;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Rule;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// S2I001: see the page of the same name.
final class BuildToolsInFinalImage {
  static final Rule RULE =
      new Rule(
          "S2I001",
          "build-tools-in-final-image",
          WARNING,
          "the image that runs the program holds the compilers that made it",
          List.of("DF011", "CIS-DI-0003"),
          BuildToolsInFinalImage.class,
          BuildToolsInFinalImage::find);

  /// What makes a program that runs without the tool.
  private static final Set<String> COMPILERS =
      Set.of(
          "go",
          "cargo",
          "rustc",
          "mvn",
          "gradle",
          "make",
          "cmake",
          "ninja",
          "gcc",
          "g++",
          "cc",
          "c++",
          "clang",
          "clang++",
          "javac",
          "sbt",
          "dotnet",
          "stack",
          "cabal",
          "ghc",
          "zig",
          "swift",
          "bazel",
          "native-image",
          "meson",
          "nimble",
          "crystal");

  /// A program of these is started through its build tool, or needs it.
  private static final Set<String> TOOLS =
      Set.of("go", "cargo", "mvn", "gradle", "make", "sbt", "dotnet", "bazel", "swift");

  private BuildToolsInFinalImage() {}

  private static Stream<Hit> find(Checked checked) {
    return checked.ordered().flatMap(b -> look(checked, b).stream());
  }

  private static Optional<Hit> look(Checked checked, Built built) {
    Build build = built.build();
    Stage stage = built.stage();
    ResolvedImage image = checked.image(built);
    Base root = checked.resolved().root(build, stage);
    Optional<Toolchain> tools = Toolchain.in(build, stage, root);
    Optional<Handover> handover = Handover.into(build, stage);
    if (tools.isEmpty() || !started(build, stage) || startsTool(image)) {
      return Optional.empty();
    }
    Optional<Run> compiled = compiled(build, stage);
    if (handover.isEmpty() && compiled.isEmpty()) {
      return Optional.empty();
    }
    String what = tools.get().what();
    Hit hit =
        Hit.at(
            tools.get().at(),
            handover
                .map(h ->
                    "the result of "
                        + h.from()
                        + " is taken over, but "
                        + what
                        + " is in the final image too")
                .orElse(
                    what
                        + " makes the program and stays in the image that runs it: hundreds of"
                        + " megabytes that nobody starts, but everybody fetches and scans"));
    Hit noted =
        compiled
            .filter(_ -> handover.isEmpty())
            .map(r -> hit.note(r.at(), "compiles it"))
            .or(() -> handover.map(h -> hit.note(h.at(), "takes the result over")))
            .orElse(hit);
    return Optional.of(
        noted
            .likely()
            .fix(
                compiled
                    .filter(_ -> handover.isEmpty())
                    .flatMap(r -> StageSplit.of(checked, built, r)))
            .fix(
                Fix.show(
                    handover.isPresent()
                        ? "start the last stage from an image without build tools"
                        : "name this stage (`AS build`), and add one that only takes the result:"
                            + " `FROM …`, `COPY --from=build …`")));
  }

  /// The file says what is started: not an image to build others on, nor to work in.
  private static boolean started(Build build, Stage stage) {
    return build.inherited(stage).stream()
        .anyMatch(i -> i instanceof Instruction.Cmd || i instanceof Instruction.Entrypoint);
  }

  /// What is started is the tool itself, or a shell to work in.
  private static boolean startsTool(ResolvedImage image) {
    List<String> words =
        Stream.concat(
                image.entrypoint().known().orElse(List.of()).stream(),
                image.cmd().known().orElse(List.of()).stream())
            .flatMap(w -> Stream.of(w.split("\\s+", -1)))
            .map(w -> w.substring(w.lastIndexOf('/') + 1))
            .filter(w -> !w.isEmpty() && !w.startsWith("-") && !Set.of("sh", "exec").contains(w))
            .toList();
    boolean shell =
        words.isEmpty()
            || (words.size() == 1
                && words.getFirst().endsWith("sh")
                && !words.getFirst().contains("."));
    boolean library = words.contains("dotnet") && words.stream().anyMatch(w -> w.endsWith(".dll"));
    return shell || (!library && words.stream().limit(2).anyMatch(BuildToolsInFinalImage::tool));
  }

  private static boolean tool(String word) {
    String name = word.replace("mvnw", "mvn").replace("gradlew", "gradle");
    return TOOLS.contains(name) || COMPILERS.contains(name);
  }

  /// A RUN that compiles what was copied.
  private static Optional<Run> compiled(Build build, Stage stage) {
    boolean copied =
        build.inherited(stage).stream()
            .anyMatch(i ->
                i instanceof Instruction.Add
                    || (i instanceof Instruction.Copy copy && copy.from().isEmpty()));
    return build.inherited(stage).stream()
        .filter(_ -> copied)
        .filter(Run.class::isInstance)
        .map(Run.class::cast)
        .filter(BuildToolsInFinalImage::compiles)
        .reduce((_, last) -> last);
  }

  private static boolean compiles(Run run) {
    return run.command() instanceof Command.Shell(_, _, var invocations)
        && invocations.stream()
            .anyMatch(i -> {
              List<String> words = i.words().stream().map(Word::text).toList();
              boolean maker =
                  COMPILERS.contains(i.name())
                      || i.name().equals("mvnw")
                      || i.name().equals("gradlew");
              boolean makes =
                  !i.name().equals("go")
                      || i.starts("build")
                      || (i.starts("install") && words.stream().noneMatch(w -> w.contains("@")));
              return maker && makes && BuildTools.builds(words);
            });
  }
}

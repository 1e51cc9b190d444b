package cpat.patterns.s2i;

import cpat.edit.Lines;
import cpat.model.Base;
import cpat.model.Build;
import cpat.model.Command;
import cpat.model.Instruction;
import cpat.model.Instruction.Run;
import cpat.model.Invocation;
import cpat.model.Stage;
import cpat.model.Word;
import cpat.resolve.ResolvedImage;
import cpat.rule.Checked;
import cpat.rule.Checked.Built;
import cpat.rule.Fix;
import cpat.source.Edit;
import cpat.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// One stage that compiles and starts, as two: only where base, result and what is started are
/// plain to see.
final class StageSplit {
  private static final Pattern MAVEN = Pattern.compile(".*eclipse-temurin-(\\d+)");
  private static final Pattern GRADLE = Pattern.compile(".*jdk(\\d+)");
  private static final Pattern OWN_VARIABLE =
      Pattern.compile("(GO|CGO_|MAVEN|MVN|GRADLE|DOTNET_|NUGET_)\\w*");
  private static final String CERTIFICATES = "/etc/ssl/certs/ca-certificates.crt";

  /// Entrypoints of the base images that start what they are given.
  private static final Set<String> PASSING =
      Set.of("/usr/local/bin/mvn-entrypoint.sh", "/__cacert_entrypoint.sh");

  /// What the second stage starts from, and what it takes over.
  private record Second(String base, List<String> taken) {}

  private StageSplit() {}

  static Optional<Fix> of(Checked checked, Built built, Run compiles) {
    Build build = built.build();
    Stage stage = built.stage();
    if (build.stages().size() != 1
        || stage.name().isPresent()
        || !stage.from().flags().isEmpty()
        || stage.from().arguments().size() != 1
        || !plain(stage, compiles)) {
      return Optional.empty();
    }
    ResolvedImage image = checked.image(built);
    Optional<String> inside =
        image.steps().stream()
            .filter(s -> s.instruction().equals(compiles))
            .findFirst()
            .flatMap(s -> s.workdir().known());
    Optional<String> workdir = image.workdir().known();
    if (inside.isEmpty() || workdir.isEmpty()) {
      return Optional.empty();
    }
    List<String> argv =
        Stream.of(image.entrypoint(), image.cmd())
            .flatMap(v -> v.known().orElse(List.of()).stream())
            .dropWhile(PASSING::contains)
            .toList();
    return second(checked, built, compiles, inside.get(), workdir.get(), argv)
        .map(second -> fix(stage, compiles, workdir.get(), second));
  }

  /// Before the compiling only what it needs, behind it only what an image says.
  private static boolean plain(Stage stage, Run compiles) {
    List<Instruction> all = stage.instructions();
    int at = all.indexOf(compiles);
    return all.subList(0, at).stream().allMatch(StageSplit::prepares)
        && all.subList(at + 1, all.size()).stream().allMatch(StageSplit::says);
  }

  private static boolean prepares(Instruction instruction) {
    return switch (instruction) {
      case Instruction.Workdir _, Run _, Instruction.Arg _, Instruction.Add _ -> true;
      case Instruction.Copy copy -> copy.from().isEmpty();
      case Instruction.Env env ->
          env.pairs().stream().allMatch(p -> OWN_VARIABLE.matcher(p.key().text()).matches());
      case Instruction _ -> false;
    };
  }

  private static boolean says(Instruction instruction) {
    return switch (instruction) {
      case Instruction.Cmd cmd -> cmd.command() instanceof Command.Exec;
      case Instruction.Entrypoint entrypoint -> entrypoint.command() instanceof Command.Exec;
      case Instruction.Expose _, Instruction.Label _, Instruction.StopSignal _ -> true;
      case Instruction _ -> false;
    };
  }

  private static Optional<Second> second(
      Checked checked, Built built, Run run, String inside, String workdir, List<String> argv) {
    if (argv.isEmpty()
        || !(checked.resolved().root(built.build(), built.stage()) instanceof Base.Image base)
        || !(run.command() instanceof Command.Shell(_, _, var commands))
        || commands.stream().anyMatch(i -> Set.of("cd", "pushd", "mv").contains(i.name()))) {
      return Optional.empty();
    }
    String written = built.stage().from().arguments().getFirst().text();
    int flag = argv.indexOf("-jar");
    String jar = flag >= 0 && flag + 1 < argv.size() ? argv.get(flag + 1) : "";
    return switch (base.repository()) {
      case "golang" -> go(built.stage(), commands, inside, workdir, argv);
      case "maven" -> java(MAVEN, base.tag(), argv, at(workdir, jar), at(inside, "target/"));
      case "gradle" -> java(GRADLE, base.tag(), argv, at(workdir, jar), at(inside, "build/libs/"));
      case "dotnet/sdk" ->
          written.startsWith("mcr.microsoft.com/dotnet/sdk:")
              ? dotnet(written, commands, inside, workdir, argv)
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Optional<Second> go(
      Stage stage, List<Invocation> commands, String inside, String workdir, List<String> argv) {
    boolean always =
        stage
            .all(Instruction.Env.class)
            .flatMap(e -> e.pairs().stream())
            .anyMatch(p -> p.key().text().equals("CGO_ENABLED") && p.value().text().equals("0"));
    return commands.stream()
        .filter(i -> i.name().equals("go") && i.starts("build"))
        .filter(
            i -> always || i.assignments().stream().anyMatch(w -> w.text().equals("CGO_ENABLED=0")))
        .flatMap(i -> option(i, "-o").stream())
        .map(out -> at(inside, out))
        .filter(out -> argv.getFirst().contains("/") && out.equals(at(workdir, argv.getFirst())))
        .findFirst()
        .map(out -> new Second("scratch", List.of(CERTIFICATES, out)));
  }

  private static Optional<Second> java(
      Pattern version, String tag, List<String> argv, String jar, String folder) {
    Matcher number = version.matcher(tag);
    return argv.getFirst().equals("java")
            && number.matches()
            && jar.endsWith(".jar")
            && !jar.contains("*")
            && jar.startsWith(folder)
        ? Optional.of(new Second("eclipse-temurin:" + number.group(1) + "-jre", List.of(jar)))
        : Optional.empty();
  }

  private static Optional<Second> dotnet(
      String written, List<Invocation> commands, String inside, String workdir, List<String> argv) {
    return commands.stream()
        .filter(i -> i.name().equals("dotnet") && i.starts("publish"))
        .flatMap(i -> option(i, "-o").or(() -> option(i, "--output")).stream())
        .map(out -> at(inside, out))
        .filter(out -> argv.size() > 1 && argv.getFirst().equals("dotnet"))
        .filter(out -> at(workdir, argv.get(1)).startsWith(out + "/"))
        .findFirst()
        .map(out -> new Second(written.replace("/sdk:", "/aspnet:"), List.of(out)));
  }

  private static Optional<String> option(Invocation invocation, String name) {
    List<Word> words = invocation.arguments();
    for (int i = 0; i + 1 < words.size(); i++) {
      Word value = words.get(i + 1);
      if (words.get(i).text().equals(name) && value.literal() && !value.text().contains("$")) {
        return Optional.of(value.text());
      }
    }
    return Optional.empty();
  }

  private static String at(String folder, String path) {
    String whole = path.startsWith("/") ? path : folder + "/" + path;
    return whole.replace("/./", "/").replaceAll("/+", "/");
  }

  private static Fix fix(Stage stage, Run compiles, String workdir, Second second) {
    List<String> lines = new ArrayList<>(List.of("FROM " + second.base()));
    if (!workdir.equals("/") && !workdir.isEmpty()) {
      lines.add("WORKDIR " + workdir);
    }
    second.taken().forEach(p -> lines.add("COPY --from=build " + p + " " + p));
    Span name = stage.from().arguments().getFirst().at();
    return Fix.unsafe(
        "build in one stage, start on `"
            + second.base()
            + "` with the result only, if it reads no other file of the project",
        Edit.insert(name.source(), name.end(), " AS build"),
        Lines.after(compiles.at(), String.join(Lines.end(name.source()), lines)));
  }
}

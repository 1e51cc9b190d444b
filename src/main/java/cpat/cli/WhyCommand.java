package cpat.cli;

import cpat.report.CacheJson;
import cpat.report.CacheText;
import cpat.report.Why;
import cpat.report.WhyText;
import cpat.report.Words;
import cpat.resolve.Answer;
import cpat.resolve.Answers;
import cpat.resolve.BuiltStage;
import cpat.resolve.ImageFiles;
import cpat.resolve.Resolver;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// `cpat why TARGET [ARGS…]`: what will really run, and which line says so.
final class WhyCommand implements Command {
  private static final List<String> ENGINES = List.of("docker", "podman", "nerdctl");

  @Override
  public String name() {
    return "why";
  }

  @Override
  public String usage() {
    return "why TARGET [ARGS…]";
  }

  @Override
  public String summary() {
    return "effective command, PID 1, user, signals, mounts; --build: why each step runs";
  }

  @Override
  public List<Option> options() {
    List<Option> options = new ArrayList<>();
    options.add(Option.flag("build", "", "what makes each build step run again"));
    options.add(KnownImages.FILE);
    options.add(Option.of("build-arg", "NAME=VALUE", "as for docker build"));
    options.add(Option.of("target", "STAGE", "the stage to build; else the last"));
    options.add(new Option("file", "f", "FILE", "Compose files instead of the usual ones"));
    options.add(Option.of("format", "FORMAT", "text or json"));
    options.addAll(Engines.OPTIONS);
    return options;
  }

  @Override
  public boolean takesWords() {
    return true;
  }

  @Override
  public int run(Arguments arguments, Console console)
      throws UsageException, EngineAbsent, IOException {
    String format = arguments.choice("format", "text", List.of("text", "json"));
    if (arguments.words().isEmpty() || arguments.words().getFirst().isBlank()) {
      throw new UsageException(
          "why needs a target: a Dockerfile, compose.yaml#SERVICE, FILE:LINE, an image, a"
              + " container");
    }
    String written = arguments.words().getFirst();
    List<String> words = arguments.words().subList(1, arguments.words().size());
    if (ENGINES.contains(written) && !words.isEmpty()) {
      written = Words.shown(arguments.words());
      words = List.of();
    }
    Targets targets = new Targets(console);
    Targets.Target found = targets.find(written, arguments.all("file"));
    KnownImages images = KnownImages.of(arguments, console);
    Living living = Living.of(found, images.engine(), console);
    Targets.Target target = living.target();
    Resolver resolver = new Resolver(target.project(), images, targets.around());
    ImageFiles files = new ImageFiles(targets.around().lookup());
    Answers answers = new Answers(resolver, files, living.observed());
    Explained explained = new Explained(target, resolver, answers, arguments, words);
    if (arguments.has("build")) {
      List<BuiltStage> stages = explained.stages();
      console.print(
          format.equals("json")
              ? CacheJson.of(stages, resolver.problems(), VersionCommand.version())
              : CacheText.of(stages, resolver.problems(), console.style()));
      return Exit.DONE;
    }
    Answer answer = explained.answer();
    console.print(
        format.equals("json")
            ? Why.json(answer, VersionCommand.version())
            : WhyText.of(answer, console.style(), arguments.has("verbose")));
    images.tellUnused();
    return Exit.DONE;
  }
}

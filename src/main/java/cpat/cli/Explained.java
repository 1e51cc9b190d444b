package cpat.cli;

import cpat.model.Command.Exec;
import cpat.model.Container;
import cpat.model.Run;
import cpat.model.Stage;
import cpat.model.Word;
import cpat.resolve.Answer;
import cpat.resolve.Answers;
import cpat.resolve.BuildRequest;
import cpat.resolve.BuiltStage;
import cpat.resolve.From;
import cpat.resolve.ResolvedImage;
import cpat.resolve.Resolver;
import cpat.resolve.Value;
import cpat.source.Source;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A target with what the command line adds to it: arguments of the build, words for the container.
record Explained(
    Targets.Target target,
    Resolver resolver,
    Answers answers,
    Arguments arguments,
    List<String> words) {

  Answer answer() throws UsageException {
    return switch (target) {
      case Targets.Target.OfContainer(_, Container container) ->
          answers.container(typed(container), request(container));
      case Targets.Target.OfBuild(_, var build, _) ->
          answers.image(image(), typed(run(build.at().source().path())));
      case Targets.Target.Named(_, String name) -> {
        Word word = Word.literal(name, new Source(From.TYPED, name).whole());
        yield answers.image(resolver.image(word), typed(run(name)));
      }
    };
  }

  private Optional<BuildRequest> request(Container container) throws UsageException {
    Optional<BuildRequest> own = resolver.builtHere(container.run());
    return own.isPresent() ? Optional.of(given(own.get())) : own;
  }

  private ResolvedImage image() throws UsageException {
    BuildRequest request = build();
    Optional<Stage> stage = stage(request);
    return stage.isPresent() ? resolver.stage(request, stage.get()) : resolver.build(request);
  }

  /// The stages that the target's build carries out; what is only run has none.
  List<BuiltStage> stages() throws UsageException {
    BuildRequest request = build();
    Optional<Stage> stage =
        stage(request)
            .or(() -> request.target().flatMap(request.build()::stage))
            .or(() -> request.build().stages().stream().reduce((_, last) -> last));
    return stage.map(s -> resolver.stages(request, s)).orElse(List.of());
  }

  /// The stage that the target names, unless `--target` names one.
  private Optional<Stage> stage(BuildRequest request) {
    return target instanceof Targets.Target.OfBuild(_, _, var stage) && request.target().isEmpty()
        ? stage
        : Optional.empty();
  }

  private BuildRequest build() throws UsageException {
    return switch (target) {
      case Targets.Target.OfContainer(_, Container container) ->
          request(container)
              .orElseThrow(
                  () -> new UsageException(container.subject() + ": no Dockerfile builds it"));
      case Targets.Target.OfBuild(_, var build, _) ->
          given(
              new BuildRequest(
                  build,
                  Optional.empty(),
                  Map.of(),
                  cpat.read.Paths.folder(build.at().source().path())));
      case Targets.Target.Named(_, String name) ->
          throw new UsageException(name + ": an image, and --build explains Dockerfiles");
    };
  }

  private BuildRequest given(BuildRequest request) throws UsageException {
    Map<String, Value<String>> all = new LinkedHashMap<>(request.arguments());
    for (String option : arguments.all("build-arg")) {
      int equals = option.indexOf('=');
      if (equals <= 0) {
        throw new UsageException("--build-arg " + option + ": say NAME=VALUE");
      }
      Value<String> value =
          Value.of(option.substring(equals + 1), new From.Given("--build-arg " + option));
      String name = option.substring(0, equals);
      Value<String> earlier = all.get(name);
      all.put(name, earlier == null ? value : value.over(earlier));
    }
    Optional<String> stage = arguments.value("target").or(request::target);
    List<String> names =
        request.build().stages().stream().flatMap(s -> s.name().stream()).map(Word::text).toList();
    if (stage.isPresent() && names.stream().noneMatch(stage.get()::equalsIgnoreCase)) {
      throw new UsageException(
          "no stage `"
              + stage.get()
              + "` in "
              + request.build().at().source().path()
              + Suggest.didYouMean(stage.get(), names));
    }
    return new BuildRequest(request.build(), stage, all, request.context());
  }

  private static Run run(String name) {
    Source typed = new Source(From.TYPED, name);
    return Run.named(name, typed.span(0, name.length())).build();
  }

  private Container typed(Container container) throws UsageException {
    if (container.live() && !words.isEmpty()) {
      throw new UsageException(
          container.subject()
              + " exists: words cannot change its command; next: cpat why "
              + (container.image().isEmpty() ? "IMAGE" : container.image())
              + " "
              + String.join(" ", words));
    }
    return words.isEmpty()
        ? container
        : new Container(container.workload(), typed(container.run()));
  }

  /// The words behind the target take the place of the command, as behind `docker run IMAGE`.
  private Run typed(Run run) {
    if (words.isEmpty()) {
      return run;
    }
    Source typed = new Source(From.TYPED, String.join(" ", words));
    List<Word> all = new java.util.ArrayList<>();
    int at = 0;
    for (String word : words) {
      all.add(Word.literal(word, typed.span(at, at + word.length())));
      at += word.length() + 1;
    }
    return run.with(new Exec(typed.span(0, typed.text().length()), List.copyOf(all)));
  }
}

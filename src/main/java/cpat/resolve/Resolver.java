package cpat.resolve;

import cpat.model.Build;
import cpat.model.Container;
import cpat.model.ImageBuild;
import cpat.model.Link;
import cpat.model.Problem;
import cpat.model.Project;
import cpat.model.Run;
import cpat.model.Stage;
import cpat.model.Word;
import cpat.read.Projects;
import cpat.resolve.flags.Surroundings;
import cpat.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Says what a project's images and containers will really be, from its files and what is known of
/// the images they start from. Pure: who has an engine or a disk gives it as `images`.
public final class Resolver {
  private final Project project;
  private final Images images;
  private final Surroundings around;
  private final List<Problem> problems = new ArrayList<>();
  private final List<Word> open = new ArrayList<>();
  private final Map<String, ResolvedImage> known = new HashMap<>();
  private final Map<Span, Link> links = new HashMap<>();

  public Resolver(Project project, Images images) {
    this(project, images, Surroundings.NONE);
  }

  /// `around` are the files and variables that runs may point at.
  public Resolver(Project project, Images images, Surroundings around) {
    this.project = project;
    this.images = images;
    this.around = around;
  }

  /// What is wrong in the files, and what was found wrong on the way: circles, undefined variables,
  /// stages that are not there.
  public List<Problem> problems() {
    return Stream.concat(project.problems().stream(), problems.stream()).distinct().toList();
  }

  /// What a build makes, with the arguments that its order gives.
  public ResolvedImage build(BuildRequest request) {
    Build build = request.build();
    Optional<Stage> target = BuildResolver.target(build, request.target());
    if (target.isEmpty()) {
      String wanted = request.target().orElse("");
      String settles =
          "a stage of that name: " + build.at().source().path() + " has no `" + wanted + "`";
      problems.add(new Problem(build.at(), "no stage is called `" + wanted + "`" + names(build)));
      return BaseImage.unknown(build.at().source().path(), settles, From.at(build.at()));
    }
    return stage(request, target.get());
  }

  /// One stage of a build, named or not.
  public ResolvedImage stage(BuildRequest request, Stage stage) {
    return new BuildResolver(request, this::base, problems).resolve(stage);
  }

  /// The stages that it takes to make one, in the order of the file.
  public List<BuiltStage> stages(BuildRequest request, Stage stage) {
    BuildResolver resolver = new BuildResolver(request, this::base, problems);
    resolver.resolve(stage);
    return resolver.needed();
  }

  /// For one who asks for several stages of a build; what is wrong in it is not told.
  BuildResolver open(BuildRequest request) {
    return new BuildResolver(request, this::base, new ArrayList<>());
  }

  /// An image by its name: built here, or known from elsewhere.
  public ResolvedImage image(Word reference) {
    return base(reference.text(), reference);
  }

  /// What a container will be: its image, and what its run lays over it.
  public Effective container(Container container) {
    return container(container, imageOf(container.run()));
  }

  Effective container(Container container, ResolvedImage image) {
    Flagged flagged = Flagged.of(container, project.workloads(), around);
    problems.addAll(flagged.problems());
    Effective effective = overlaid(container, image, flagged);
    Optional<Effective> before =
        EarlierFiles.of(container, around)
            .map(c -> overlaid(c, image, Flagged.of(c, List.of(c.workload()), around)));
    return told(before.map(effective::replacing).orElse(effective), flagged.run());
  }

  private static Effective overlaid(Container container, ResolvedImage image, Flagged flagged) {
    return new Overlay(
            container.live() ? LiveBase.of(image, container) : image,
            flagged.run(),
            container.run().mounts(),
            Habits.of(container.workload().origin()),
            flagged)
        .effective(container.subject(), Dependencies.of(container.run()));
  }

  /// The containers that may live in this one's namespaces: those of its workload, and for one that
  /// exists all others that do.
  Stream<Run> beside(Container container) {
    return container.live()
        ? Container.all(project)
            .filter(c -> c.live() && !c.run().at().equals(container.run().at()))
            .map(Container::run)
        : container.others();
  }

  /// What `docker run IMAGE` would make of an image.
  public Effective image(ResolvedImage image, Run run) {
    Overlay overlay = new Overlay(image, run, run.mounts(), Habits.DOCKER, Flagged.already(run));
    return told(overlay.effective(image.name(), List.of()), run);
  }

  private Effective told(Effective effective, Run run) {
    new Refusals(effective, run, problems).tell();
    return effective;
  }

  private static String names(Build build) {
    String names =
        build.stages().stream()
            .flatMap(s -> s.name().stream())
            .map(n -> "`" + n.text() + "`")
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? ": no stage here has a name" : "; there are " + names;
  }

  /// The build that makes a run's image.
  public Optional<BuildRequest> builtHere(Run run) {
    return linked(run)
        .map(l -> run.build().isPresent() ? request(l.build(), run.build().get()) : request(l));
  }

  /// Who builds the image of a run, if the project does.
  Optional<Link> linked(Run run) {
    return run.build().isPresent() ? link(run.at()) : run.image().flatMap(i -> link(i.at()));
  }

  ResolvedImage imageOf(Run run) {
    Optional<BuildRequest> own = builtHere(run);
    if (own.isPresent()) {
      return build(own.get());
    }
    if (run.build().isPresent()) {
      ImageBuild order = run.build().get();
      From from = From.at(order.at());
      missing(order);
      return BaseImage.unknown(run.name(), "the Dockerfile that `build` names", from);
    }
    return run.image()
        .map(word ->
            word.literal()
                ? image(word)
                : BaseImage.unknown(word.text(), Written.settles(word), From.at(word.at())))
        .orElseGet(
            () -> BaseImage.unknown(run.name(), "an image: none is named", From.at(run.at())));
  }

  private void missing(ImageBuild order) {
    boolean compose = !order.at().source().path().endsWith("devcontainer.json");
    List<String> paths = Projects.dockerfiles(order, compose);
    boolean there = paths.stream().anyMatch(p -> around.lookup().find(p).isPresent());
    if (!paths.isEmpty() && !there) {
      problems.add(new Problem(order.at(), "no Dockerfile at " + paths.getFirst()));
    }
  }

  /// The build that an image named at `at` comes from, with its arguments.
  public Optional<BuildRequest> builtHere(Span at) {
    return link(at).map(this::request);
  }

  private Optional<Link> link(Span at) {
    if (links.isEmpty()) {
      project.links().forEach(l -> links.putIfAbsent(l.from(), l));
    }
    return Optional.ofNullable(links.get(at));
  }

  BuildRequest request(Link link) {
    Stream<ImageBuild> services =
        project.workloads().stream()
            .flatMap(w -> w.runs().stream())
            .filter(r -> r.image().filter(i -> i.text().equals(link.image())).isPresent())
            .flatMap(r -> r.build().stream());
    Stream<ImageBuild> orders =
        project.imageBuilds().stream()
            .filter(o ->
                o.at().equals(link.from())
                    || o.tags().stream().anyMatch(t -> t.text().equals(link.image())));
    Optional<ImageBuild> order = Stream.concat(services, orders).findFirst();
    return order
        .map(o -> request(link.build(), o))
        .orElseGet(() ->
            new BuildRequest(
                link.build(), Optional.empty(), Map.of(), BuildContexts.of(link.build())));
  }

  /// An order as a request: its arguments with their places.
  public BuildRequest request(Build build, ImageBuild order) {
    Map<String, Value<String>> arguments = new LinkedHashMap<>();
    order
        .arguments()
        .forEach(a -> {
          From from = From.at(a.name().at());
          String name = a.name().text();
          Value<String> value =
              a.value()
                  .map(v -> Written.value(v))
                  .orElseGet(() -> Value.unknown("the caller's variable " + name, from));
          arguments.put(name, value);
        });
    return new BuildRequest(
        build,
        order.target().map(Word::text).filter(t -> !t.isEmpty()),
        arguments,
        BuildContexts.of(build, order));
  }

  private ResolvedImage base(String reference, Word written) {
    Optional<BuildRequest> here = builtHere(written.at());
    if (here.isEmpty()) {
      return known.computeIfAbsent(reference, r -> elsewhere(r, written));
    }
    Span build = here.get().build().at();
    Optional<Word> before =
        open.stream().filter(w -> w.at().source() == build.source()).findFirst();
    if (before.isPresent() || build.source() == written.at().source()) {
      Span other = before.map(Word::at).orElse(build);
      String circle =
          "`"
              + reference
              + "` is built from itself: "
              + build.source().path()
              + " makes it, and comes back here from "
              + other;
      problems.add(new Problem(written.at(), circle));
      return BaseImage.unknown(reference, "an end to the circle of images", From.at(written.at()));
    }
    open.add(written);
    ResolvedImage made = build(here.get());
    open.removeLast();
    return made;
  }

  private ResolvedImage elsewhere(String reference, Word written) {
    return images
        .find(reference)
        .map(BaseImage::of)
        .orElseGet(() ->
            BaseImage.unknown(reference, BaseImage.settles(reference), From.at(written.at())));
  }
}

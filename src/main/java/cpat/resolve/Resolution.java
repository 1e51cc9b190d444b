package cpat.resolve;

import cpat.model.Base;
import cpat.model.Build;
import cpat.model.Command;
import cpat.model.Container;
import cpat.model.Image;
import cpat.model.Link;
import cpat.model.Project;
import cpat.model.Run;
import cpat.model.Stage;
import cpat.model.Statement;
import cpat.model.Word;
import cpat.read.Lookup;
import cpat.resolve.flags.Surroundings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A project, and on demand what its images and containers will really be. Every stage is worked
/// out once, whoever asks. A Dockerfile counts as it stands; only what it leaves open is taken from
/// the project's orders to build it.
public final class Resolution {
  private final Project project;
  private final Images images;
  private final Resolver resolver;
  private final Answers answers;
  private final IdentityHashMap<Build, BuildResolver> builds = new IdentityHashMap<>();
  private final IdentityHashMap<Stage, List<Step>> steps = new IdentityHashMap<>();
  private Optional<IdentityHashMap<Build, List<BuildRequest>>> orders = Optional.empty();

  public Resolution(Project project, Images images) {
    this(project, images, Lookup.NONE);
  }

  /// `lookup` gives the files that runs and images point at: scripts, variables.
  public Resolution(Project project, Images images, Lookup lookup) {
    this.project = project;
    this.images = images;
    this.resolver = new Resolver(project, images, new Surroundings(lookup, Map.of(), List.of()));
    this.answers = new Answers(resolver, new ImageFiles(lookup));
  }

  public Project project() {
    return project;
  }

  /// What is known of an image from elsewhere by its name.
  public Optional<Image> known(String reference) {
    return images.find(reference);
  }

  /// What a stage makes.
  public ResolvedImage image(Build build, Stage stage) {
    return resolver(build).resolve(stage);
  }

  /// An image by its name: built here, or known from elsewhere.
  public ResolvedImage image(Word reference) {
    return resolver.image(reference);
  }

  /// What a container will be.
  public Effective container(Container container) {
    return resolver.container(container);
  }

  /// Who will be PID 1 of a container.
  public Pid1 firstProcess(Effective container) {
    return answers.pid1(container);
  }

  /// Who will be PID 1 of what a stage makes.
  public Pid1 firstProcess(Build build, Stage stage) {
    Run run = Run.named(build.subject(stage), stage.at()).build();
    return answers.pid1(resolver.image(image(build, stage), run));
  }

  /// The same, if a command were given to it.
  public Pid1 firstProcess(Build build, Stage stage, Command command) {
    Run run = Run.named(build.subject(stage), stage.at()).build().with(command);
    return answers.pid1(resolver.image(image(build, stage), run));
  }

  /// What a stage starts from: an image, or an earlier stage as it was left.
  public ResolvedImage below(Build build, Stage stage) {
    return resolver(build).below(stage);
  }

  /// The folder a build takes its files from, with its closing slash: that of the order to build
  /// it, else where the Dockerfile lies.
  public String context(Build build) {
    return request(build).context();
  }

  /// True when somebody in the project says how the file is to be built.
  public boolean hasOrder(Build build) {
    return !orders(build).isEmpty();
  }

  /// True when the project builds the image of a container itself.
  public boolean builtHere(Container container) {
    return build(container).isPresent();
  }

  /// What builds the image of a container, if the project does.
  public Optional<Build> build(Container container) {
    return resolver.linked(container.run()).map(Link::build);
  }

  /// What makes up a stage as far as its own file tells: the steps of the stages below it, the
  /// triggers of the last of them, its own.
  public List<Step> steps(Build build, Stage stage) {
    return steps.computeIfAbsent(
        stage,
        _ ->
            image(build, stage).steps().stream()
                .filter(s -> s.instruction().at().source() == build.at().source())
                .toList());
  }

  /// What a stage starts from, with the arguments of FROM put in.
  public Base base(Build build, Stage stage) {
    return stage.base() instanceof Base.Unresolved ? resolver(build).base(stage) : stage.base();
  }

  /// What the farthest stage below a stage starts from.
  public Base root(Build build, Stage stage) {
    Base base = base(build, stage);
    return base instanceof Base.Earlier(int index, _) && index < stage.index()
        ? root(build, build.stages().get(index))
        : base;
  }

  /// The images someone is told to make: the last stage, and those that an order names.
  public List<Stage> ordered(Build build) {
    Set<Integer> targets = targets(build);
    targets.add(build.stages().size() - 1);
    return build.stages().stream().filter(s -> targets.contains(s.index())).toList();
  }

  /// Those, and the stages that could be started as they are.
  public List<Stage> deliverable(Build build) {
    Set<Integer> all = targets(build);
    build.deliverable().forEach(s -> all.add(s.index()));
    return build.stages().stream().filter(s -> all.contains(s.index())).toList();
  }

  private Set<Integer> targets(Build build) {
    Set<Integer> targets = new HashSet<>();
    for (BuildRequest order : orders(build)) {
      order
          .target()
          .flatMap(t -> BuildResolver.target(build, Optional.of(t)))
          .ifPresent(s -> targets.add(s.index()));
    }
    return targets;
  }

  private BuildResolver resolver(Build build) {
    return builds.computeIfAbsent(build, b -> resolver.open(request(b)));
  }

  private BuildRequest request(Build build) {
    Set<String> said = new HashSet<>();
    for (Statement statement : build.statements()) {
      if (statement.keyword().equals("ARG")) {
        statement.arguments().stream()
            .map(Word::text)
            .filter(w -> w.contains("="))
            .forEach(w -> said.add(w.substring(0, w.indexOf('='))));
      }
    }
    Map<String, Value<String>> arguments = new LinkedHashMap<>();
    List<BuildRequest> orders = orders(build);
    for (BuildRequest order : orders) {
      order
          .arguments()
          .forEach((name, value) -> {
            if (!said.contains(name)) {
              arguments.putIfAbsent(name, value);
            }
          });
    }
    String context = orders.isEmpty() ? BuildContexts.of(build) : orders.getFirst().context();
    return new BuildRequest(build, Optional.empty(), arguments, context);
  }

  private List<BuildRequest> orders(Build build) {
    if (orders.isEmpty()) {
      IdentityHashMap<Build, List<BuildRequest>> all = new IdentityHashMap<>();
      for (Link link : project.links()) {
        all.computeIfAbsent(link.build(), _ -> new ArrayList<>()).add(resolver.request(link));
      }
      orders = Optional.of(all);
    }
    return orders.get().getOrDefault(build, List.of());
  }
}

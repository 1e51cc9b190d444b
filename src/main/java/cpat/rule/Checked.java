package cpat.rule;

import cpat.model.Base;
import cpat.model.Build;
import cpat.model.Container;
import cpat.model.Project;
import cpat.model.Stage;
import cpat.read.Tree;
import cpat.resolve.Effective;
import cpat.resolve.Pid1;
import cpat.resolve.Resolution;
import cpat.resolve.ResolvedImage;
import cpat.resolve.Step;
import cpat.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What rules look at: a project with what will really be of it, the files around it, and the
/// patterns found in it. Everything is worked out once, whoever asks.
public final class Checked {
  private final Resolution resolved;
  private final Tree tree;
  private final List<Use> uses;
  private Optional<Span> lookedAt = Optional.empty();
  private Optional<Map<Span, List<Container>>> runs = Optional.empty();
  private final Map<Built, Pid1> starts = new HashMap<>();
  private final Map<Container, Effective> containers = new HashMap<>();
  private final Map<Container, Pid1> containerStarts = new HashMap<>();

  /// A stage and the build it belongs to.
  public record Built(Build build, Stage stage) {
    /// How it is called in messages.
    public String subject() {
      return build.subject(stage);
    }
  }

  public Checked(Resolution resolved, Tree tree, List<Use> uses) {
    this.resolved = resolved;
    this.tree = tree;
    this.uses = uses;
  }

  /// What a rule took last of the streams below: where it stood, should it crash.
  Optional<Span> lookedAt() {
    return lookedAt;
  }

  void lookedAt(Optional<Span> at) {
    lookedAt = at;
  }

  public Resolution resolved() {
    return resolved;
  }

  public Project project() {
    return resolved.project();
  }

  /// The files around the project, by path relative to its root.
  public Tree tree() {
    return tree;
  }

  public Stream<Build> builds() {
    return project().builds().stream().peek(b -> lookedAt = Optional.of(b.at()));
  }

  public Stream<Built> stages() {
    return builds().flatMap(b -> b.stages().stream().map(s -> built(b, s)));
  }

  /// The stages someone is told to make: the last of each file, and those that an order names.
  public Stream<Built> ordered() {
    return builds().flatMap(b -> resolved.ordered(b).stream().map(s -> built(b, s)));
  }

  private Built built(Build build, Stage stage) {
    lookedAt = Optional.of(stage.at());
    return new Built(build, stage);
  }

  /// True for a stage that somebody is told to make, or that such a stage stands on.
  public boolean shipped(Built built) {
    return resolved.ordered(built.build()).stream().anyMatch(s -> standsOn(built, s));
  }

  private boolean standsOn(Built built, Stage stage) {
    return stage.index() == built.stage().index()
        || (resolved.base(built.build(), stage) instanceof Base.Earlier(int index, _)
            && index < stage.index()
            && standsOn(built, built.build().stages().get(index)));
  }

  /// What the instructions of a stage itself do; not what stands in a stage below, nor triggers.
  public Stream<Step> steps(Built built) {
    return resolved.steps(built.build(), built.stage()).stream()
        .filter(s -> !s.trigger() && s.stage().index() == built.stage().index());
  }

  public Stream<Container> containers() {
    return Container.all(project()).peek(c -> lookedAt = Optional.of(c.run().at()));
  }

  /// Those that are run from what a build makes.
  public Stream<Container> containers(Build build) {
    if (runs.isEmpty()) {
      Map<Span, List<Container>> all = new HashMap<>();
      containers()
          .forEach(c ->
              resolved
                  .build(c)
                  .ifPresent(b -> all.computeIfAbsent(b.at(), _ -> new ArrayList<>()).add(c)));
      runs = Optional.of(all);
    }
    return runs.get().getOrDefault(build.at(), List.of()).stream();
  }

  public ResolvedImage image(Built built) {
    return resolved.image(built.build(), built.stage());
  }

  public Effective effective(Container container) {
    return containers.computeIfAbsent(container, resolved::container);
  }

  /// Who will be PID 1 of what a stage makes, when it is run without further ado.
  public Pid1 firstProcess(Built built) {
    return starts.computeIfAbsent(built, b -> resolved.firstProcess(b.build(), b.stage()));
  }

  public Pid1 firstProcess(Container container) {
    return containerStarts.computeIfAbsent(container, c -> resolved.firstProcess(effective(c)));
  }

  /// The folder whose files a build copies, with its closing slash (empty: the root); nothing for a
  /// Dockerfile that stands inside another file.
  public Optional<String> context(Build build) {
    return embedded(build) ? Optional.empty() : Optional.of(resolved.context(build));
  }

  /// True for a Dockerfile inside a page, a script or a Compose file.
  public static boolean embedded(Build build) {
    return !build.at().equals(build.at().source().whole());
  }

  /// The uses of a pattern that its detector found.
  public Stream<Use> uses(String symbol) {
    return uses.stream().filter(u -> u.pattern().equals(symbol));
  }
}

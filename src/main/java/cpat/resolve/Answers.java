package cpat.resolve;

import cpat.model.Build;
import cpat.model.Container;
import cpat.model.Namespace;
import cpat.model.Problem;
import cpat.model.Run;
import cpat.model.ShellKind;
import cpat.model.Stage;
import cpat.model.Word;
import cpat.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Puts together all that can be said of one container.
public final class Answers {
  private final Resolver resolver;
  private final ImageFiles files;
  private final Observed observed;

  public Answers(Resolver resolver, ImageFiles files) {
    this(resolver, files, Observed.NOTHING);
  }

  /// `observed` is what an engine shows of the container that is asked for, if it exists.
  public Answers(Resolver resolver, ImageFiles files, Observed observed) {
    this.resolver = resolver;
    this.files = files;
    this.observed = observed;
  }

  /// A container of the project; `build` takes the place of the order its image is built by.
  public Answer container(Container container, Optional<BuildRequest> build) {
    Run run = container.run();
    List<From> line = new ArrayList<>(List.of(From.at(container.title())));
    ResolvedImage image = build.map(resolver::build).orElseGet(() -> resolver.imageOf(run));
    build.ifPresent(b -> line.add(From.at(b.build().at())));
    Effective effective = resolver.container(container, image);
    List<String> sharers = sharers(container);
    Pid1 pid1 = pid1(effective);
    return new Answer(
        effective,
        pid1,
        base(line, effective.image()),
        sharers,
        problems(container),
        new Answer.Really(observed.firstProcess(), observed.agrees(pid1)));
  }

  /// Without what concerns another container of the same file only.
  private List<Problem> problems(Container container) {
    Span own = container.run().at();
    List<Span> others = container.others().map(Run::at).toList();
    return resolver.problems().stream()
        .filter(p ->
            Stream.concat(Stream.of(p.at()), p.related().stream().map(Problem.Related::at))
                .anyMatch(at -> own.contains(at) || others.stream().noneMatch(o -> o.contains(at))))
        .toList();
  }

  /// An image as `docker run` would start it.
  public Answer image(ResolvedImage image, Run run) {
    Effective effective = resolver.image(image, run);
    return new Answer(
        effective,
        pid1(effective),
        base(List.of(), image),
        List.of(),
        resolver.problems(),
        Answer.Really.NOT_SEEN);
  }

  /// What a stage of a build would start as.
  public Answer stage(Build build, Stage stage) {
    BuildRequest request =
        new BuildRequest(build, Optional.empty(), Map.of(), BuildContexts.of(build));
    return image(
        resolver.stage(request, stage), Run.named(build.subject(stage), stage.at()).build());
  }

  Pid1 pid1(Effective effective) {
    String space =
        Optional.ofNullable(effective.namespaces().get(Namespace.Kind.PID))
            .flatMap(Value::known)
            .filter(s -> !s.equals("own"))
            .orElse("");
    if (effective.argv() instanceof Value.Unknown<?>) {
      return Pid1.unknown(List.of(), Pid1.reason("the command is not known"));
    }
    ImageScripts scripts = new ImageScripts(files, effective.image());
    Pid1 pid1 =
        FirstProcess.of(
            new Pid1.Start(
                effective.argv().known().orElse(List.of()),
                observed.shell() == ShellKind.UNKNOWN
                    ? effective.image().shellKind().known().orElse(ShellKind.UNKNOWN)
                    : observed.shell(),
                effective.init().known().orElse(false),
                space,
                path -> observed.find(effective, path).or(() -> scripts.find(path))));
    Pid1 placed = placed(pid1, effective.argv());
    Pid1 told = scripts.assumed().map(placed::after).orElse(placed);
    return assumedShell(effective).map(told::after).orElse(told);
  }

  /// Which shell runs the command may be known by the table only.
  private static Optional<Pid1.Reason> assumedShell(Effective effective) {
    String first = effective.argv().known().orElse(List.of()).stream().findFirst().orElse("");
    if (!first.equals("sh") && !first.equals("/bin/sh")) {
      return Optional.empty();
    }
    return effective.image().shellKind() instanceof Value.Known<ShellKind>(var kind, var from, _)
            && !from.isEmpty()
            && from.getFirst() instanceof From.OfImage(String image, _, boolean assumed)
            && assumed
        ? Optional.of(
            Pid1.reason(
                "/bin/sh of "
                    + image
                    + " is "
                    + kind.name().toLowerCase(java.util.Locale.ROOT)
                    + ", as a rule"))
        : Optional.empty();
  }

  /// The last reason decides; where it lies in the command itself it has the place of the command.
  private static Pid1 placed(Pid1 pid1, Value<List<String>> argv) {
    Optional<Span> place =
        argv.from().stream()
            .flatMap(f -> f instanceof From.Written(Span at) ? Stream.of(at) : Stream.empty())
            .findFirst();
    List<Pid1.Reason> reasons = new ArrayList<>(pid1.reasons());
    if (!reasons.isEmpty()) {
      Pid1.Reason last = reasons.removeLast();
      reasons.add(new Pid1.Reason(last.text(), last.at().or(() -> place)));
    }
    return new Pid1(pid1.outcome(), pid1.argv(), pid1.program(), pid1.stop(), List.copyOf(reasons));
  }

  /// The base images of a build end the line.
  private static List<From> base(List<From> line, ResolvedImage image) {
    List<From> all = new ArrayList<>(line);
    image.base().ifPresent(all::add);
    return List.copyOf(all);
  }

  /// Who lives in a namespace of this container.
  private List<String> sharers(Container container) {
    String name = container.run().name();
    return resolver
        .beside(container)
        .filter(other ->
            other.namespaces().stream()
                .anyMatch(n ->
                    n instanceof Namespace.Joined(_, _, Word target, _)
                        && target.text().equals(name)))
        .map(Run::name)
        .distinct()
        .toList();
  }
}

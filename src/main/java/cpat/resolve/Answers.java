package cpat.resolve;

import cpat.model.Build;
import cpat.model.Container;
import cpat.model.Namespace;
import cpat.model.Run;
import cpat.model.ShellKind;
import cpat.model.Stage;
import cpat.model.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Puts together all that can be said of one container.
public final class Answers {
  private final Resolver resolver;
  private final ImageFiles files;

  public Answers(Resolver resolver, ImageFiles files) {
    this.resolver = resolver;
    this.files = files;
  }

  /// A container of the project; `build` takes the place of the order its image is built by.
  public Answer container(Container container, Optional<BuildRequest> build) {
    Run run = container.run();
    List<From> line = new ArrayList<>(List.of(From.at(container.title())));
    ResolvedImage image = build.map(resolver::build).orElseGet(() -> resolver.imageOf(run));
    build.ifPresent(b -> line.add(From.at(b.build().at())));
    Effective effective = resolver.container(container, image);
    List<String> sharers = sharers(container);
    return new Answer(effective, pid1(effective), base(line, image), sharers, resolver.problems());
  }

  /// An image as `docker run` would start it.
  public Answer image(ResolvedImage image, Run run) {
    Effective effective = resolver.image(image, run);
    return new Answer(
        effective, pid1(effective), base(List.of(), image), List.of(), resolver.problems());
  }

  /// What a stage of a build would start as.
  public Answer stage(Build build, Stage stage) {
    BuildRequest request =
        new BuildRequest(build, Optional.empty(), Map.of(), BuildContexts.of(build));
    return image(
        resolver.stage(request, stage), Run.named(build.subject(stage), stage.at()).build());
  }

  private Pid1 pid1(Effective effective) {
    String space =
        Optional.ofNullable(effective.namespaces().get(Namespace.Kind.PID))
            .flatMap(Value::known)
            .filter(s -> !s.equals("own"))
            .orElse("");
    if (effective.argv().known().isEmpty()) {
      return Pid1.unknown(List.of(), Pid1.reason("the command is not known"));
    }
    ImageScripts scripts = new ImageScripts(files, effective.image());
    Pid1 pid1 =
        FirstProcess.of(
            new Pid1.Start(
                effective.argv().known().get(),
                effective.image().shellKind().known().orElse(ShellKind.UNKNOWN),
                effective.init().known().orElse(false),
                space,
                scripts::find));
    return scripts.assumed().map(pid1::after).orElse(pid1);
  }

  /// The base images of a build end the line.
  private static List<From> base(List<From> line, ResolvedImage image) {
    List<From> all = new ArrayList<>(line);
    image.base().ifPresent(all::add);
    return List.copyOf(all);
  }

  /// Who lives in a namespace of this container.
  private static List<String> sharers(Container container) {
    String name = container.run().name();
    return container
        .others()
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

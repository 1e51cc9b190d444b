package cpat.resolve;

import cpat.engine.EngineException;
import cpat.model.Problem;
import cpat.model.Reading;
import cpat.model.Run;
import cpat.read.Projects;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// Compares what an engine makes with what the resolver says, case by case, and counts.
final class Matrix {
  private final MatrixEngine engine;
  private final boolean current;
  private final int runsEach;
  private final List<MatrixOverlay> runs;
  private final List<String> differences = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger images = new AtomicInteger();
  private final AtomicInteger containers = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicInteger differ = new AtomicInteger();

  Matrix(MatrixEngine engine, boolean current, int runsEach) throws Exception {
    this.engine = engine;
    this.current = current;
    this.runsEach = runsEach;
    this.runs = MatrixOverlay.all().stream().filter(r -> current || !r.current()).toList();
  }

  List<String> differences() {
    return List.copyOf(differences);
  }

  int containers() {
    return containers.get();
  }

  String figures() {
    int all = images.get() + containers.get() + refused.get();
    return images
        + " images, "
        + containers
        + " containers, "
        + refused
        + " refused, "
        + (all - differ.get())
        + " equal, "
        + differ
        + " differ";
  }

  void check(MatrixCase one, int number) {
    if (one.current() && !current) {
      return;
    }
    Reading reading = one.read();
    Resolver resolver = new Resolver(Projects.of(List.of(reading)), engine::find);
    ResolvedImage image = resolver.build(one.request(reading));
    List<Problem> problems = new ArrayList<>(reading.problems());
    String name = one.tag().orElse("cpat-matrix-case:" + number);
    try {
      engine.build(one, name);
    } catch (EngineException e) {
      problems.addAll(resolver.problems());
      refused(one, "docker build", e.error().message(), one.refused(), problems);
      return;
    }
    images.incrementAndGet();
    if (one.refused() || !problems.isEmpty()) {
      differ(one, "docker build", new Tree.Difference("", "refused: " + problems, "built"));
      return;
    }
    try {
      Map<String, Object> ours = Predicted.image(labelled(image));
      Map<String, Object> theirs = Normal.image(engine.image(name));
      compare(one, "docker image inspect", ours, theirs);
      for (int i = 0; i < runsEach; i++) {
        run(one, image, name, i == 0 ? 0 : (number * (runsEach - 1) + i) % runs.size());
      }
    } catch (EngineException e) {
      throw new AssertionError(one.title() + "\n" + one.text(), e);
    }
  }

  /// With the label that the order to build adds.
  private static ResolvedImage labelled(ResolvedImage image) {
    ResolvedImage.Builder builder = new ResolvedImage.Builder(image);
    Value<String> mark = Value.of("1", new From.Given("--label"));
    builder.labels = image.labels().with(MatrixEngine.LABEL, mark);
    return builder.build();
  }

  private void run(MatrixCase one, ResolvedImage image, String name, int index) {
    MatrixOverlay line = runs.get(index);
    Run run = line.read(name);
    Resolver resolver = new Resolver(Projects.of(List.of()), engine::find);
    Effective effective = resolver.image(image, run);
    Map<String, Object> theirs;
    try {
      theirs = engine.container(run);
    } catch (EngineException e) {
      refused(one, line.line(name), e.error().message(), true, resolver.problems());
      return;
    }
    containers.incrementAndGet();
    if (line.refused() || !resolver.problems().isEmpty()) {
      Object told = resolver.problems();
      differ(one, line.line(name), new Tree.Difference("", "refused: " + told, "created"));
      return;
    }
    Map<String, Object> request = MatrixEngine.request(run);
    Map<String, Object> ours = Predicted.container(effective, run, request, engine.plain());
    Normal normal = new Normal(engine.plain());
    compare(
        one, line.line(name), normal.ours(ours, run), normal.theirs(theirs, run, engine.other()));
  }

  private void refused(
      MatrixCase one, String line, String said, boolean listed, List<Problem> problems) {
    refused.incrementAndGet();
    if (problems.isEmpty() || !listed) {
      String told = listed ? "no problem" : "not listed as refused; " + problems;
      differ(one, line, new Tree.Difference("", told, "refused: " + said));
    }
  }

  private void compare(
      MatrixCase one, String line, Map<String, Object> ours, Map<String, Object> theirs) {
    Tree.differences(ours, theirs).forEach(d -> differ(one, line, d));
  }

  private void differ(MatrixCase one, String line, Tree.Difference difference) {
    differ.incrementAndGet();
    differences.add(
        "### "
            + one.title()
            + " "
            + one.arguments()
            + "\n"
            + one.text()
            + line
            + "\n"
            + difference);
  }
}

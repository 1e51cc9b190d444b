package cpat.read.text;

import cpat.model.Command;
import cpat.model.Mount;
import cpat.model.Origin;
import cpat.model.Reading;
import cpat.model.Run;
import cpat.model.Setting;
import cpat.model.Word;
import cpat.model.Workload;
import cpat.read.engine.RunLine;
import cpat.read.yaml.Node;
import cpat.read.yaml.Node.Entry;
import cpat.read.yaml.Node.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The containers that steps and jobs of Drone, Woodpecker, GitLab, CircleCI and Cloud Build live
/// in. What is typed inside them is read as shell text elsewhere.
final class CiSteps {
  private final Node document;
  private final List<Run> runs = new ArrayList<>();

  private CiSteps(Node document) {
    this.document = document;
  }

  static void read(Node document, Reading.Builder out) {
    CiSteps steps = new CiSteps(document);
    List.of("steps", "pipeline", "services", "clone").forEach(steps::named);
    steps.jobs();
    steps.circle();
    if (!steps.runs.isEmpty()) {
      String name = document.text("name");
      List<Run> runs = List.copyOf(steps.runs);
      out.workloads.add(new Workload(name, new Origin.CiJob(), document.at(), runs, List.of()));
    }
  }

  /// Drone and Cloud Build list their steps, Woodpecker also names them by keys.
  private void named(String key) {
    Optional<Node> steps = document.get(key);
    for (Node step : steps.map(Node::elements).orElse(List.of())) {
      if (step.get("image").isPresent()) {
        image(step.text("name"), step, "image");
      } else if (key.equals("steps")
          && step.get("args").or(() -> step.get("entrypoint")).isPresent()) {
        image(step.text("id"), step, "name");
      }
    }
    for (Entry step : steps.map(Node::fields).orElse(List.of())) {
      image(step.name(), step.value(), "image");
    }
  }

  /// GitLab: a job with a script says what it runs in.
  private void jobs() {
    for (Entry job : document.fields()) {
      Node body = job.value();
      if (body.get("script").isPresent()) {
        image(job.name(), body, "image");
        for (Node service : body.get("services").map(Node::elements).orElse(List.of())) {
          image(service.text("alias"), service, "name");
        }
      }
    }
  }

  private void circle() {
    for (Entry job : document.get("jobs").map(Node::fields).orElse(List.of())) {
      for (Node container : job.value().get("docker").map(Node::elements).orElse(List.of())) {
        image(job.name(), container, "image");
      }
    }
  }

  private void image(String name, Node step, String key) {
    Optional<Scalar> image =
        step.scalar()
            .or(() ->
                step.get(key)
                    .flatMap(i -> i.scalar().or(() -> i.get("name").flatMap(Node::scalar))))
            .filter(i -> !i.isNull());
    image.ifPresent(i -> {
      Word word = i.text().contains("$") ? new Word(i.text(), i.at(), false) : i.word();
      Run.Builder run = Run.named(name.isEmpty() ? i.text() : name, step.at());
      run.image = Optional.of(word);
      step.get("volumes").map(Node::elements).orElse(List.of()).forEach(v -> volume(v, run));
      if (key.equals("name")) {
        command(step, run);
      }
      runs.add(run.build());
    });
  }

  /// Cloud Build: `entrypoint` and `args` as they are given to the image.
  private static void command(Node step, Run.Builder run) {
    step.get("entrypoint")
        .flatMap(Node::scalar)
        .ifPresent(e -> RunLine.take(new Setting("entrypoint", e.word(), e.at()), run));
    step.get("args")
        .ifPresent(args -> {
          List<Word> words =
              args.elements().stream().flatMap(a -> a.scalar().stream()).map(Scalar::word).toList();
          if (!words.isEmpty()) {
            run.command = Optional.of(new Command.Exec(args.at(), words));
          }
        });
  }

  /// `host:container`, or by the name of a volume that the whole pipeline declares.
  private void volume(Node volume, Run.Builder run) {
    volume.scalar().ifPresent(v -> RunLine.take(new Setting("volume", v.word(), v.at()), run));
    Optional<Word> target = volume.get("path").flatMap(Node::scalar).map(Scalar::word);
    Optional<Word> source = host(volume.text("name"));
    if (target.isPresent() && source.isPresent()) {
      run.mounts.add(new Mount.Bind(volume.at(), source.get(), target.get(), false));
    }
  }

  private Optional<Word> host(String name) {
    return document.get("volumes").map(Node::elements).orElse(List.of()).stream()
        .filter(v -> v.text("name").equals(name))
        .flatMap(v -> v.at("host", "path").flatMap(Node::scalar).stream())
        .map(Scalar::word)
        .findFirst();
  }
}

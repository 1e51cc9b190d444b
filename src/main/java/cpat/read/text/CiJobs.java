package cpat.read.text;

import cpat.model.Command;
import cpat.model.ImageBuild;
import cpat.model.Invocation;
import cpat.model.Origin;
import cpat.model.Reading;
import cpat.model.Run;
import cpat.model.Setting;
import cpat.model.Word;
import cpat.model.Workload;
import cpat.read.engine.Options;
import cpat.read.engine.RunLine;
import cpat.read.shell.Shell;
import cpat.read.yaml.Node;
import cpat.read.yaml.Node.Entry;
import cpat.read.yaml.Node.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What GitHub itself runs and builds for a job: `container:`, `services:`, `uses: docker://…`,
/// docker/build-push-action.
final class CiJobs {
  private CiJobs() {}

  static void read(Node document, Reading.Builder out) {
    for (Entry job : document.get("jobs").map(Node::fields).orElse(List.of())) {
      List<Run> runs = new ArrayList<>();
      job.value().get("container").ifPresent(c -> container("container", c).ifPresent(runs::add));
      for (Entry service : job.value().get("services").map(Node::fields).orElse(List.of())) {
        container(service.name(), service.value()).ifPresent(runs::add);
      }
      steps(job.value(), runs, out);
      if (!runs.isEmpty()) {
        out.workloads.add(
            new Workload(job.name(), new Origin.CiJob(), job.at(), List.copyOf(runs), List.of()));
      }
    }
    for (Node steps : document.at("runs").stream().toList()) {
      steps(steps, new ArrayList<>(), out);
    }
  }

  private static void steps(Node job, List<Run> runs, Reading.Builder out) {
    for (Node step : job.get("steps").map(Node::elements).orElse(List.of())) {
      Optional<Scalar> uses = step.get("uses").flatMap(Node::scalar);
      String action = uses.map(Scalar::text).orElse("");
      if (action.startsWith("docker://")) {
        runs.add(action(uses.orElseThrow(), step));
      } else if (action.startsWith("docker/build-push-action")) {
        out.imageBuilds.add(build(step));
      }
    }
  }

  private static Optional<Run> container(String name, Node node) {
    Optional<Scalar> image = node.scalar().or(() -> node.get("image").flatMap(Node::scalar));
    return image.map(i -> {
      Run.Builder run = Run.named(name, node.at());
      run.image = Optional.of(i.word());
      for (Node volume : node.get("volumes").map(Node::elements).orElse(List.of())) {
        take("volume", volume, run);
      }
      for (Node port : node.get("ports").map(Node::elements).orElse(List.of())) {
        take("publish", port, run);
      }
      for (Entry variable : node.get("env").map(Node::fields).orElse(List.of())) {
        variable
            .value()
            .scalar()
            .ifPresent(v -> {
              Word word = new Word(variable.name() + "=" + v.text(), variable.at(), true);
              RunLine.take(new Setting("env", word, variable.at()), run);
            });
      }
      node.get("options")
          .flatMap(Node::scalar)
          .ifPresent(o -> {
            List<Word> words =
                Shell.read(o.excerpt()).stream()
                    .map(Invocation::words)
                    .flatMap(List::stream)
                    .toList();
            Options.ofRun(words, "options", false).settings.forEach(s -> RunLine.take(s, run));
          });
      return run.build();
    });
  }

  private static void take(String option, Node value, Run.Builder run) {
    value.scalar().ifPresent(v -> RunLine.take(new Setting(option, v.word(), v.at()), run));
  }

  private static Run action(Scalar uses, Node step) {
    Word image = Words.from(uses.word(), "docker://".length());
    Run.Builder run = Run.named(image.text(), step.at());
    run.image = Optional.of(image);
    step.at("with", "entrypoint")
        .flatMap(Node::scalar)
        .ifPresent(e -> RunLine.take(new Setting("entrypoint", e.word(), e.at()), run));
    step.at("with", "args")
        .flatMap(Node::scalar)
        .ifPresent(a -> {
          List<Word> words =
              Shell.read(a.excerpt()).stream()
                  .map(Invocation::words)
                  .flatMap(List::stream)
                  .toList();
          run.command = Optional.of(new Command.Exec(a.at(), words));
        });
    return run.build();
  }

  private static ImageBuild build(Node step) {
    List<Word> tags = new ArrayList<>();
    step.at("with", "tags")
        .flatMap(Node::scalar)
        .ifPresent(t -> Shell.read(t.excerpt()).forEach(i -> tags.addAll(i.words())));
    return new ImageBuild(
        step.at(),
        List.copyOf(tags),
        word(step, "context"),
        word(step, "file"),
        word(step, "target"),
        List.of());
  }

  private static Optional<Word> word(Node step, String key) {
    return step.at("with", key).flatMap(Node::scalar).map(Scalar::word);
  }
}

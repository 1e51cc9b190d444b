package cpat.patterns.sc;

import static cpat.rule.Level.ERROR;
import static cpat.rule.Level.WARNING;

import cpat.edit.YamlEdits;
import cpat.facts.Endless;
import cpat.model.Container;
import cpat.model.ImageName;
import cpat.model.Invocation;
import cpat.model.Mount;
import cpat.model.Origin;
import cpat.model.Run;
import cpat.model.Word;
import cpat.rule.Checked;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Rule;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// SC003: see the page of the same name.
final class SidecarInPod {
  static final Rule RULE =
      new Rule(
          "SC003",
          "cut-off-sidecar",
          WARNING,
          "a sidecar in a Pod keeps a Job from ending, or does not share what it needs",
          SidecarInPod.class,
          SidecarInPod::find);

  private static final Set<String> JOBS = Set.of("Job", "CronJob");

  /// Kinds without volumes of another origin, as a StatefulSet's claims.
  private static final Set<String> PLAIN =
      Set.of("Pod", "Deployment", "DaemonSet", "ReplicaSet", "Job", "CronJob");

  private SidecarInPod() {}

  private static Stream<Hit> find(Checked checked) {
    return checked
        .containers()
        .filter(c -> c.workload().origin() instanceof Origin.Kubernetes(var k) && PLAIN.contains(k))
        .filter(SidecarInPod::whole)
        .flatMap(c ->
            Stream.of(blocker(c).stream(), noVolume(c), noFile(c).stream(), noProcess(c).stream())
                .flatMap(s -> s));
  }

  /// Patches and templates are filled in elsewhere.
  private static boolean whole(Container container) {
    List<Run> runs = container.workload().runs();
    return runs.stream().filter(r -> r.role() == Run.Role.MAIN).count() > 1
        && runs.stream().allMatch(r -> r.image().isPresent())
        && container.run().role() != Run.Role.INIT
        && !container.workload().at().text().contains("{{");
  }

  /// A Job has ended when all its containers have.
  private static Optional<Hit> blocker(Container container) {
    boolean job =
        container.workload().origin() instanceof Origin.Kubernetes(var k) && JOBS.contains(k);
    boolean stopped =
        container.workload().runs().stream()
            .anyMatch(r -> Endless.stops(String.join(" ", r.words())));
    boolean ends = container.others().anyMatch(r -> r.role() == Run.Role.MAIN && !endless(r));
    if (!job
        || stopped
        || !ends
        || container.run().role() != Run.Role.MAIN
        || !endless(container.run())) {
      return Optional.empty();
    }
    return Optional.of(
        Hit.at(
                container.title(),
                container.run().name()
                    + " runs until it is stopped, and a Job has ended only when all its containers"
                    + " have: this one never completes")
            .likely()
            .fix(
                YamlEdits.moveToList(
                        container.run().at(), "initContainers", "restartPolicy: Always")
                    .map(e -> Fix.unsafe("make it a native sidecar", e))
                    .orElseGet(() ->
                        Fix.show(
                            "make it a native sidecar: under `initContainers`, with"
                                + " `restartPolicy: Always`"))));
  }

  private static boolean endless(Run run) {
    String repository = ImageName.repository(run.image().map(Word::text).orElse(""));
    boolean shell = run.words().stream().limit(1).anyMatch(w -> w.endsWith("sh"));
    return Endless.image(repository) && !shell;
  }

  /// Told once, where the first container mounts it.
  private static Stream<Hit> noVolume(Container container) {
    return container.run().mounts().stream()
        .flatMap(m -> unknown(m).stream())
        .filter(name ->
            container
                .others()
                .flatMap(r -> r.mounts().stream())
                .flatMap(m -> unknown(m).stream())
                .anyMatch(o -> o.text().equals(name.text()) && o.at().start() > name.at().start()))
        .map(name ->
            Hit.at(
                    name.at(),
                    "two containers mount `"
                        + name.text()
                        + "`, and the Pod has no volume of that name: it is refused")
                .level(ERROR)
                .fix(
                    YamlEdits.beforeList(
                            container.run().at(),
                            "volumes",
                            "\n  - name: " + name.text() + "\n    emptyDir: {}")
                        .map(e -> Fix.unsafe("add an emptyDir of that name", e))
                        .orElseGet(
                            () -> Fix.show("add `" + name.text() + "` to the Pod's `volumes`"))));
  }

  private static Optional<Word> unknown(Mount mount) {
    return mount instanceof Mount.Other(_, var kind, var name, _) && kind.equals("volume")
        ? name.filter(Word::literal)
        : Optional.empty();
  }

  /// `tail -F` of a file that only the neighbour has.
  private static Optional<Hit> noFile(Container container) {
    ReadingCommand command = ReadingCommand.of(container.run());
    if (!command.onlyReads()) {
      return Optional.empty();
    }
    return command.paths().stream()
        .filter(p -> p.contains("log") && !p.startsWith("/proc") && !p.startsWith("/dev"))
        .filter(p ->
            container.run().mounts().stream()
                .map(SidecarInPod::target)
                .noneMatch(t -> t.isEmpty() || (p + "/").startsWith(t + "/")))
        .findFirst()
        .map(p ->
            Hit.at(
                    container.run().command().or(container.run()::entrypoint).get().at(),
                    container.run().name()
                        + " reads `"
                        + p
                        + "` and mounts nothing there: containers of a Pod have file systems of"
                        + " their own")
                .likely()
                .fix(Fix.show("mount one `emptyDir` in both containers")));
  }

  private static String target(Mount mount) {
    return mount.place().map(Word::text).orElse("");
  }

  /// It looks for the neighbour's process, and sees only its own.
  private static Optional<Hit> noProcess(Container container) {
    if (container.workload().on("shareProcessNamespace") || container.workload().on("hostPID")) {
      return Optional.empty();
    }
    return ReadingCommand.of(container.run()).commands().stream()
        .filter(i -> sought(container, i))
        .findFirst()
        .map(i ->
            Hit.at(
                    container.run().command().or(container.run()::entrypoint).get().at(),
                    container.run().name()
                        + " looks with `"
                        + i.name()
                        + "` for a process of another container: without shareProcessNamespace it"
                        + " sees only its own")
                .likely()
                .fix(
                    YamlEdits.beforeList(container.run().at(), "shareProcessNamespace", "true")
                        .map(e -> Fix.unsafe("share the process namespace", e))
                        .orElseGet(() -> Fix.show("set `shareProcessNamespace: true`"))));
  }

  private static boolean sought(Container container, Invocation invocation) {
    List<String> arguments = invocation.arguments().stream().map(Word::text).toList();
    String own = ImageName.last(container.image());
    return (Endless.looksInto(invocation.name()) && arguments.contains("1"))
        || (Endless.finds(invocation.name())
            && container
                .others()
                .filter(r -> r.role() == Run.Role.MAIN)
                .flatMap(
                    r -> Stream.of(r.name(), ImageName.last(r.image().map(Word::text).orElse(""))))
                .anyMatch(n -> !n.equals(own) && arguments.contains(n)));
  }
}

package cpat.lab;

import cpat.engine.Engine;
import cpat.engine.EngineException;
import cpat.engine.Filters;
import cpat.read.yaml.Node;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Removes what carries our label, of one run or of all, and nothing else. Containers first, the
/// newest first, since older ones may lend them a namespace or a volume.
public final class Cleaning {
  /// A thing removed, or left with the reason why.
  public record Item(String kind, String name, String run, Optional<String> failure) {}

  private final Engine engine;
  private final Optional<String> run;
  private final boolean dryRun;
  private final List<Item> items = new ArrayList<>();

  private Cleaning(Engine engine, Optional<String> run, boolean dryRun) {
    this.engine = engine;
    this.run = run;
    this.dryRun = dryRun;
  }

  /// Of one run, or of all; with `dryRun` only tells what it would remove.
  public static List<Item> of(Engine engine, Optional<String> run, boolean dryRun)
      throws EngineException {
    Cleaning cleaning = new Cleaning(engine, run, dryRun);
    cleaning.containers();
    cleaning.networks();
    cleaning.volumes();
    cleaning.images();
    return List.copyOf(cleaning.items);
  }

  /// Does the work of one removal.
  @FunctionalInterface
  private interface Removal {
    void run() throws EngineException;
  }

  private void containers() throws EngineException {
    List<Node> ours =
        new ArrayList<>(engine.containers().list(true, Filters.label(filter(Labels.RUN))));
    ours.sort((a, b) -> Long.compare(created(b), created(a)));
    Set<String> anonymous = new LinkedHashSet<>();
    for (Node container : ours) {
      for (Node mount : container.at("Mounts").map(Node::elements).orElse(List.of())) {
        if (mount.text("Type").equals("volume") && mount.text("Name").matches("[0-9a-f]{64}")) {
          anonymous.add(mount.text("Name"));
        }
      }
      String name =
          container.at("Names").map(Node::elements).orElse(List.of()).stream()
              .flatMap(n -> n.scalar().stream())
              .map(s -> s.text().replaceFirst("^/", ""))
              .findFirst()
              .orElse(container.text("Id"));
      String of = container.text("Labels", Labels.RUN);
      if (!name.contains("-" + of)) {
        // Made by somebody of an image that was committed from one of ours: only the label is ours.
        continue;
      }
      remove("container", name, of, () -> engine.containers().remove(container.text("Id")));
    }
    if (!dryRun) {
      // A volume that two containers shared outlives the first removal.
      for (String volume : anonymous) {
        quietly(() -> engine.volumes().remove(volume));
      }
    }
  }

  private static long created(Node container) {
    String seconds = container.text("Created");
    return seconds.matches("[0-9]{1,18}") ? Long.parseLong(seconds) : 0;
  }

  private void networks() throws EngineException {
    for (Node network : engine.networks().list(Filters.label(filter(Labels.RUN)))) {
      String of = network.text("Labels", Labels.RUN);
      remove(
          "network", network.text("Name"), of, () -> engine.networks().remove(network.text("Id")));
    }
  }

  private void volumes() throws EngineException {
    for (Node volume : engine.volumes().list(Filters.label(filter(Labels.RUN)))) {
      String of = volume.text("Labels", Labels.RUN);
      remove("volume", volume.text("Name"), of, () -> engine.volumes().remove(volume.text("Name")));
    }
  }

  /// By the names that we gave; what is built upon one of our images inherits the label, not the
  /// name. Images without any name are what a second build of the same name left.
  private void images() throws EngineException {
    for (Node image : engine.images().list(false, Filters.label(filter(Labels.BUILD)))) {
      String of = image.text("Labels", Labels.BUILD);
      List<String> names = names(image, "RepoTags");
      boolean nameless = names.isEmpty() && names(image, "RepoDigests").isEmpty();
      if (nameless) {
        String id = image.text("Id");
        remove("image", id, of, () -> engine.images().remove(id));
      }
      for (String name : names) {
        if (name.replaceFirst(":[^:/]*$", "").endsWith("-" + of)) {
          remove("image", name, of, () -> engine.images().remove(name));
        }
      }
    }
  }

  /// An old Docker writes `<none>:<none>` and `<none>@<none>` for none.
  private static List<String> names(Node image, String field) {
    return image.at(field).map(Node::elements).orElse(List.of()).stream()
        .flatMap(n -> n.scalar().stream())
        .map(Node.Scalar::text)
        .filter(n -> !n.startsWith("<none>"))
        .toList();
  }

  private String filter(String label) {
    return run.map(id -> label + "=" + id).orElse(label);
  }

  private void remove(String kind, String name, String of, Removal removal) {
    Optional<String> failure = dryRun ? Optional.empty() : quietly(removal);
    items.add(new Item(kind, name, of, failure));
  }

  /// What is gone already needs no removal.
  private static Optional<String> quietly(Removal removal) {
    try {
      removal.run();
      return Optional.empty();
    } catch (EngineException e) {
      return e.error().notFound() ? Optional.empty() : Optional.of(e.error().message());
    }
  }
}

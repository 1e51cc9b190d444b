package cpat.read.image;

import cpat.model.Image;
import cpat.model.Problem;
import cpat.model.ShellKind;
import cpat.read.yaml.Json;
import cpat.read.yaml.Node;
import cpat.source.Excerpt;
import cpat.source.Source;
import java.util.ArrayList;
import java.util.List;

/// Reads what a JSON text says of images: the output of `docker image inspect` and `podman image
/// inspect`, the configuration of an OCI image, or a few keys written by hand. A key that an engine
/// left out is not set; one that a person left out is not known.
public record ImageConfigs(List<Image> images, List<Problem> problems) {
  private static final String NEXT = "; next: docker image inspect NAME > FILE";

  /// `by` is whom the facts are from: `--image-config base.json`.
  public static ImageConfigs read(Source text, String by) {
    Json json = Json.read(Excerpt.of(text));
    if (!json.problems().isEmpty()) {
      // What stands before the damage may lack its end: nothing of it is a fact.
      return new ImageConfigs(List.of(), json.problems());
    }
    return json.root()
        .map(root -> of(root, by))
        .orElseGet(() -> {
          Problem empty = new Problem(text.whole(), "the file is empty" + NEXT);
          return new ImageConfigs(List.of(), List.of(empty));
        });
  }

  /// The same of an answer that is read already.
  public static ImageConfigs of(Node root, String by) {
    List<Image> images = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    if (root instanceof Node.Sequence list) {
      if (list.items().isEmpty()) {
        problems.add(new Problem(root.at(), "the list is empty: no image was found" + NEXT));
      }
      list.items().forEach(item -> one(item, by, images, problems));
    } else {
      one(root, by, images, problems);
    }
    return new ImageConfigs(List.copyOf(images), List.copyOf(problems));
  }

  private static void one(Node node, String by, List<Image> images, List<Problem> problems) {
    if (!(node instanceof Node.Mapping image)) {
      problems.add(
          new Problem(node.at(), "an object with an image's configuration is expected" + NEXT));
      return;
    }
    String other = otherThanImage(image);
    if (!other.isEmpty()) {
      problems.add(new Problem(image.at(), other + NEXT));
      return;
    }
    boolean whole = has(image, "Id", "RootFS", "RepoTags", "rootfs", "architecture");
    Node config =
        image
            .get("Config")
            .or(() -> image.get("config"))
            .orElse(whole ? new Node.Mapping(List.of(), "", image.at()) : image);
    if (config.isNull() && whole) {
      config = new Node.Mapping(List.of(), "", config.at());
    }
    if (!(config instanceof Node.Mapping fields)) {
      problems.add(new Problem(config.at(), "`Config` is not an object" + NEXT));
      return;
    }
    ConfigFields read = new ConfigFields(fields, image, whole);
    if (!whole && read.isEmpty()) {
      problems.add(
          new Problem(
              image.at(), "nothing here is an image's configuration (Entrypoint, Cmd, …)" + NEXT));
      return;
    }
    List<String> names = names(image);
    images.add(
        new Image(
            names.isEmpty() ? "" : names.getFirst(),
            names,
            read.config(),
            read.unknown(),
            read.config().os().equals("windows") ? ShellKind.CMD : ShellKind.UNKNOWN,
            by,
            false));
    problems.addAll(read.problems());
  }

  /// What people hand over by mistake.
  private static String otherThanImage(Node.Mapping object) {
    if (has(object, "State", "HostConfig")) {
      return "this is a container: its `Config` is the image's with what `run` changed";
    }
    if (has(object, "manifests", "layers", "Layers", "Manifests", "fsLayers")
        && !has(object, "Config", "RootFS")) {
      return "this is a manifest: it names a configuration and does not hold it";
    }
    return "";
  }

  private static boolean has(Node.Mapping object, String... keys) {
    for (String key : keys) {
      if (object.get(key).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private static List<String> names(Node.Mapping image) {
    List<String> names = new ArrayList<>();
    for (String key : List.of("RepoTags", "RepoDigests")) {
      image.get(key).stream()
          .flatMap(list -> list.elements().stream())
          .flatMap(name -> name.scalar().stream())
          .map(Node.Scalar::text)
          // An old Docker writes `<none>:<none>` for none.
          .filter(name -> !name.isEmpty() && !name.startsWith("<none>"))
          .forEach(names::add);
    }
    String id = image.text("Id");
    if (!id.isEmpty()) {
      names.add(id);
    }
    return List.copyOf(names);
  }
}

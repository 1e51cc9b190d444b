package cpat.read.image;

import cpat.model.Image;
import cpat.model.Problem;
import cpat.read.Lookup;
import cpat.read.yaml.Json;
import cpat.read.yaml.Node;
import cpat.source.Excerpt;
import cpat.source.Source;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The images of an OCI layout or of a `docker save` archive, by its own tables of contents:
/// `manifest.json` where docker wrote one, else `index.json`.
public record ImageLayout(List<Entry> entries, List<Problem> problems) {
  /// An image and where its layers lie, the lowest first.
  public record Entry(Image image, List<Layer> layers) {}

  /// A layer: its path in the layout, and how it is packed (`application/vnd…tar+gzip`) if that is
  /// written.
  public record Layer(String path, String mediaType) {}

  /// Indexes of indexes go no deeper in practice; a loop ends here.
  private static final int MAX_DEPTH = 4;

  private static final int MAX_IMAGES = 1000;

  /// `files` gives the texts of the layout by their path in it.
  public static ImageLayout read(Lookup files, String by) {
    return new Reader(files, by).read();
  }

  private static final class Reader {
    private final Lookup files;
    private final String by;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> seen = new LinkedHashSet<>();

    Reader(Lookup files, String by) {
      this.files = files;
      this.by = by;
    }

    ImageLayout read() {
      Optional<Source> saved = files.find("manifest.json");
      saved.flatMap(this::json).ifPresent(this::saved);
      if (entries.isEmpty()) {
        files
            .find("index.json")
            .flatMap(this::json)
            .ifPresent(root -> index(root, List.of(), MAX_DEPTH));
      }
      return new ImageLayout(List.copyOf(entries), List.copyOf(problems));
    }

    private Optional<Node> json(Source source) {
      Json json = Json.read(Excerpt.of(source));
      problems.addAll(json.problems());
      if (json.root().isEmpty()) {
        problems.add(new Problem(source.whole(), "the file is empty"));
      }
      return json.problems().isEmpty() ? json.root() : Optional.empty();
    }

    private void wrong(Node at, String message) {
      problems.add(new Problem(at.at(), message));
    }

    /// `[{"Config": …, "RepoTags": […], "Layers": […]}]`.
    private void saved(Node root) {
      if (!(root instanceof Node.Sequence)) {
        wrong(root, "a list of images is expected, as `docker save` writes it");
      }
      for (Node image : root.elements()) {
        String config = image.text("Config");
        if (config.isEmpty()) {
          wrong(image, "the image has no `Config`");
          continue;
        }
        List<String> names = texts(image, "RepoTags");
        List<Layer> layers =
            texts(image, "Layers").stream().map(path -> new Layer(path, "")).toList();
        add(image, config, names, layers);
      }
    }

    private static List<String> texts(Node node, String key) {
      return node.get(key).stream()
          .flatMap(list -> list.elements().stream())
          .flatMap(item -> item.scalar().stream())
          .map(Node.Scalar::text)
          .toList();
    }

    private void index(Node index, List<String> names, int depth) {
      List<Node> manifests = index.get("manifests").map(Node::elements).orElse(List.of());
      if (manifests.isEmpty()) {
        wrong(index, "the index names no image");
      }
      int before = entries.size();
      List<Node> missing = new ArrayList<>();
      for (Node descriptor : manifests) {
        // What a builder says of how it built is listed like an image of no platform.
        if (descriptor.text("annotations", "vnd.docker.reference.type").isEmpty()) {
          manifest(descriptor, names(descriptor, names), depth, missing);
        }
      }
      // An index of many platforms with the files of one is what `docker save` gives.
      if (entries.size() == before || depth == MAX_DEPTH) {
        missing.forEach(m -> wrong(m, "names " + m.text("digest") + ", which is not there"));
      }
    }

    private void manifest(Node descriptor, List<String> names, int depth, List<Node> missing) {
      Optional<String> path = blob(descriptor);
      if (path.isEmpty() || !seen.add(path.get() + names) || entries.size() >= MAX_IMAGES) {
        return;
      }
      Optional<Source> text = files.find(path.get());
      if (text.isEmpty()) {
        missing.add(descriptor);
        return;
      }
      Optional<Node> manifest = text.flatMap(this::json);
      if (manifest.isEmpty()) {
        return;
      }
      Node root = manifest.get();
      if (root.get("manifests").isPresent()) {
        if (depth > 0) {
          index(root, names, depth - 1);
        } else {
          wrong(root, "indexes within indexes, too deep to be read");
        }
        return;
      }
      Optional<String> config = root.get("config").flatMap(this::blob);
      if (config.isEmpty()) {
        wrong(root, "the manifest names no configuration");
        return;
      }
      List<Layer> layers = new ArrayList<>();
      for (Node layer : root.get("layers").map(Node::elements).orElse(List.of())) {
        blob(layer).ifPresent(p -> layers.add(new Layer(p, layer.text("mediaType"))));
      }
      String digest = descriptor.text("digest");
      add(root, config.get(), Stream.concat(names.stream(), Stream.of(digest)).toList(), layers);
    }

    private void add(Node at, String path, List<String> names, List<Layer> layers) {
      Optional<Source> text = files.find(path);
      if (text.isEmpty()) {
        wrong(at, "names the configuration " + path + ", which is not there");
        return;
      }
      ImageConfigs configs = ImageConfigs.read(text.get(), by);
      problems.addAll(configs.problems());
      for (Image image : configs.images()) {
        List<String> all = new ArrayList<>(names);
        all.add("sha256:" + path.substring(path.lastIndexOf('/') + 1).replace(".json", ""));
        Image named =
            new Image(
                names.isEmpty() ? "" : names.getFirst(),
                List.copyOf(all),
                image.config(),
                image.unknown(),
                image.shell(),
                by,
                false);
        entries.add(new Entry(named, List.copyOf(layers)));
      }
    }

    /// containerd writes whole names, others a name or a bare tag, which names no image.
    private static List<String> names(Node descriptor, List<String> outer) {
      Set<String> names = new LinkedHashSet<>(outer);
      String whole = descriptor.text("annotations", "io.containerd.image.name");
      if (!whole.isEmpty()) {
        names.add(whole);
      }
      String ref = descriptor.text("annotations", "org.opencontainers.image.ref.name");
      if (ref.contains("/") || ref.contains(":")) {
        names.add(ref);
      }
      return List.copyOf(names);
    }

    /// `sha256:3f2a…` as a path; what is no digest leads nowhere.
    private Optional<String> blob(Node descriptor) {
      String digest = descriptor.text("digest");
      int colon = digest.indexOf(':');
      boolean plain =
          colon > 0
              && colon < digest.length() - 1
              && digest
                  .chars()
                  .allMatch(c -> c == ':' || (c < 128 && Character.isLetterOrDigit((char) c)));
      if (!plain || digest.indexOf(':', colon + 1) > 0) {
        wrong(descriptor, "`digest` is no digest: `" + digest + "`");
        return Optional.empty();
      }
      return Optional.of("blobs/" + digest.substring(0, colon) + "/" + digest.substring(colon + 1));
    }
  }
}

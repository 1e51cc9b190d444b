package cpat.patterns.dfd;

import cpat.read.Paths;
import cpat.read.Tree;
import cpat.read.yaml.Json;
import cpat.read.yaml.Node;
import cpat.source.Excerpt;
import cpat.source.Source;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A folder of the build context in which an installer runs; `path` has its closing slash.
record ProjectFolder(Tree tree, String path) {
  ProjectFolder in(String below) {
    String joined = Paths.join(path, below);
    return new ProjectFolder(tree, joined.isEmpty() ? "" : joined + "/");
  }

  /// Which files there are, if that is known.
  Optional<List<String>> names() {
    return tree.names(path);
  }

  boolean has(String name) {
    return tree.has(Paths.join(path, name) + (name.endsWith("/") ? "/" : ""));
  }

  /// The text of a file; empty where it cannot be read.
  String text(String name) {
    return tree.find(Paths.join(path, name)).map(Source::text).orElse("");
  }

  Optional<Node> json(String name) {
    return tree.find(Paths.join(path, name)).flatMap(s -> Json.read(Excerpt.of(s)).root());
  }

  Optional<Source> file(String name) {
    return tree.find(Paths.join(path, name));
  }

  /// The folders in a folder, relative to this one, with their closing slash.
  Stream<String> folders(String below) {
    String under = below.isEmpty() || below.endsWith("/") ? below : below + "/";
    return tree.names(path + under).stream()
        .flatMap(List::stream)
        .filter(n -> n.endsWith("/") && !n.startsWith(".") && !n.equals("node_modules/"))
        .map(n -> under + n);
  }
}

package cpat.read.compose;

import cpat.model.Word;
import cpat.read.yaml.Node;
import cpat.read.yaml.Node.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Puts the files under `include` beneath the file that includes them.
final class ComposeIncludes {
  private static final int MAX_FILES = 100;

  private final ComposeContext context;
  private final ComposeExtends extensions;
  private final ComposeMerge merge;
  private final List<String> open = new ArrayList<>();
  private int count;

  ComposeIncludes(ComposeContext context) {
    this.context = context;
    this.extensions = new ComposeExtends(context);
    this.merge = new ComposeMerge(context.variables());
  }

  /// The file with its `extends` followed and its includes put in.
  ComposeFile resolved(ComposeFile file) {
    ComposeFile result = extensions.all(file);
    open.add(file.source().path());
    for (Node include : includes(file)) {
      Optional<ComposeFile> below = Optional.empty();
      for (Word path : paths(include, context)) {
        Optional<ComposeFile> next = file(file, path);
        Optional<ComposeFile> here = below;
        below = next.map(n -> here.map(h -> merge.files(h, n)).orElse(n)).or(() -> here);
      }
      if (below.isPresent()) {
        ComposeFile merged = merge.files(below.get(), result);
        result = new ComposeFile(file.source(), merged.root(), merged.services(), merged.first());
      }
    }
    open.removeLast();
    return result;
  }

  /// What a file includes must be there, also where it is not taken in.
  static void check(ComposeFile file, ComposeContext context) {
    for (Node include : includes(file)) {
      paths(include, context).forEach(path -> context.find(file.source(), path));
    }
  }

  private static List<Node> includes(ComposeFile file) {
    return file.first()
        ? List.of()
        : file.root().get("include").map(Node::elements).orElse(List.of());
  }

  private static List<Word> paths(Node include, ComposeContext context) {
    return include instanceof Scalar s
        ? context.words(s)
        : include.get("path").map(context::words).orElse(List.of());
  }

  private Optional<ComposeFile> file(ComposeFile from, Word path) {
    Optional<String> resolved = RelativePath.beside(from.source().path(), path.text());
    if (resolved.isEmpty()) {
      return Optional.empty();
    }
    if (open.contains(resolved.get())) {
      context.problem(path.at(), "`include` goes round in a circle: " + String.join(", ", open));
      return Optional.empty();
    }
    if (++count > MAX_FILES) {
      context.problem(path.at(), "more than " + MAX_FILES + " files are included");
      return Optional.empty();
    }
    return context.find(from.source(), path).flatMap(ComposeFile::read).map(this::resolved);
  }
}

package cpat.read.compose;

import cpat.model.Problem;
import cpat.model.Word;
import cpat.read.yaml.Node;
import cpat.read.yaml.Node.Scalar;
import cpat.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Puts the files under `include` beneath the file that includes them.
final class ComposeIncludes {
  private static final int MAX_FILES = 100;

  private final ComposeContext context;
  private final ComposeExtends extensions;
  private final ComposeMerge merge;
  private final List<Step> open = new ArrayList<>();
  private int count;

  /// A file that is being read, and where the one above it names it.
  private record Step(String file, Optional<Span> named) {}

  ComposeIncludes(ComposeContext context) {
    this.context = context;
    this.extensions = new ComposeExtends(context);
    this.merge = new ComposeMerge(context.variables());
  }

  /// The file with its `extends` followed and its includes put in.
  ComposeFile resolved(ComposeFile file) {
    return resolved(file, Optional.empty());
  }

  private ComposeFile resolved(ComposeFile file, Optional<Span> named) {
    ComposeFile result = extensions.all(file);
    open.add(new Step(file.source().path(), named));
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
    if (open.stream().anyMatch(s -> s.file().equals(resolved.get()))) {
      String files = String.join(", ", open.stream().map(Step::file).toList());
      List<Problem.Related> others =
          open.stream()
              .flatMap(s -> s.named().stream())
              .map(at -> new Problem.Related(at, "included here"))
              .toList();
      context
          .problems()
          .add(new Problem(path.at(), "`include` goes round in a circle: " + files, others));
      return Optional.empty();
    }
    if (++count > MAX_FILES) {
      context.problem(path.at(), "more than " + MAX_FILES + " files are included");
      return Optional.empty();
    }
    return context
        .find(from.source(), path)
        .flatMap(ComposeFile::read)
        .map(f -> resolved(f, Optional.of(path.at())));
  }
}

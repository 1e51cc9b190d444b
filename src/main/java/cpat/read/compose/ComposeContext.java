package cpat.read.compose;

import cpat.model.Instruction.Variable;
import cpat.model.Problem;
import cpat.model.Word;
import cpat.read.Lookup;
import cpat.read.yaml.Node;
import cpat.read.yaml.Node.Mapping;
import cpat.read.yaml.Node.Scalar;
import cpat.source.Source;
import cpat.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the parts of the Compose reader share while one project is read.
record ComposeContext(Lookup lookup, Interpolation variables, List<Problem> problems) {

  Filled fill(Scalar scalar) {
    return variables.fill(scalar);
  }

  Word word(Scalar scalar) {
    return fill(scalar).word();
  }

  /// The scalar at a key of a mapping; null and other shapes count as not written.
  Optional<Word> word(Node node, String key) {
    return node.get(key).flatMap(Node::scalar).map(this::word);
  }

  /// A scalar or a list of scalars, as words.
  List<Word> words(Node node) {
    return switch (node) {
      case Scalar s -> s.isNull() ? List.of() : List.of(word(s));
      case Node.Sequence s ->
          s.items().stream().flatMap(i -> i.scalar().stream()).map(this::word).toList();
      case Mapping _ -> List.of();
    };
  }

  /// The names a list or a mapping gives: `[db, cache]`, `{db: …, cache: …}`.
  List<Word> names(Node node) {
    return node instanceof Mapping m
        ? m.entries().stream().map(e -> e.key().word()).toList()
        : words(node);
  }

  /// `NAME=value` items or `NAME: value` entries.
  List<Variable> variables(Node node) {
    List<Variable> result = new ArrayList<>();
    for (Node.Entry entry : node.fields()) {
      result.add(new Variable(entry.key().word(), entry.value().scalar().map(this::word)));
    }
    for (Node item : node.elements()) {
      item.scalar()
          .map(this::fill)
          .ifPresent(filled -> {
            int equals = filled.indexOf('=', 0);
            result.add(
                equals < 0
                    ? new Variable(filled.word(), Optional.empty())
                    : new Variable(
                        filled.word(0, equals),
                        Optional.of(filled.word(equals + 1, filled.length()))));
          });
    }
    return result;
  }

  /// The text of a file that is named in another one; that there is none is a problem.
  Optional<Source> find(Source from, Word path) {
    Optional<String> place = RelativePath.beside(from.path(), path.text());
    if (place.isEmpty() || !path.literal() || path.text().contains(":")) {
      return Optional.empty();
    }
    Optional<Source> found = lookup.find(place.get());
    if (found.isEmpty()) {
      problem(path.at(), "no such file: " + path.text());
    }
    return found;
  }

  void problem(Span at, String message) {
    problems.add(new Problem(at, message));
  }
}

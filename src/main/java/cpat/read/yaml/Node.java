package cpat.read.yaml;

import cpat.model.Word;
import cpat.source.Excerpt;
import cpat.source.Span;
import java.util.List;
import java.util.Optional;

/// A value of a YAML or JSON document with its place. What an alias stands for is the very node of
/// its anchor, so spans lead to where a value was written.
public sealed interface Node {
  /// Where the value stands, quotes included, anchor and tag not.
  Span at();

  /// The tag as resolved (`!reset`, `tag:yaml.org,2002:str`); empty when none is written.
  String tag();

  /// How a scalar is written.
  enum Style {
    PLAIN,
    SINGLE,
    DOUBLE,
    LITERAL,
    FOLDED,
    /// A value that a template's `{{ … }}` is or is part of; `text` shows it as written.
    TEMPLATE
  }

  /// A single value. `text` is what it says, `written` what stands in the file.
  record Scalar(String text, Style style, String tag, Excerpt written) implements Node {
    @Override
    public Span at() {
      return written.whole();
    }

    /// The text, each character of which knows its place.
    public Excerpt excerpt() {
      return Scalars.decoded(this);
    }

    @Override
    public boolean isNull() {
      return style == Style.PLAIN
          && switch (text) {
            case "", "~", "null", "Null", "NULL" -> true;
            default -> false;
          };
    }

    public Word word() {
      return new Word(text, at(), style != Style.TEMPLATE);
    }
  }

  /// Keys and values in the order written; with `<<` also what is merged in, at its own place.
  record Mapping(List<Entry> entries, String tag, Span at) implements Node {
    /// The last entry of that name.
    public Optional<Entry> entry(String name) {
      for (int i = entries.size() - 1; i >= 0; i--) {
        if (entries.get(i).name().equals(name)) {
          return Optional.of(entries.get(i));
        }
      }
      return Optional.empty();
    }

    @Override
    public Optional<Node> get(String name) {
      return entry(name).map(Entry::value);
    }
  }

  record Sequence(List<Node> items, String tag, Span at) implements Node {}

  /// A key with its value. `at` reaches from the key to the end of the value (or of the alias).
  record Entry(Scalar key, Node value, Span at) {
    public String name() {
      return key.text();
    }
  }

  /// The value of a key; empty when this is no mapping or has no such key.
  default Optional<Node> get(String name) {
    return Optional.empty();
  }

  /// The value at a path of keys.
  default Optional<Node> at(String... path) {
    Optional<Node> here = Optional.of(this);
    for (String name : path) {
      here = here.flatMap(n -> n.get(name));
    }
    return here;
  }

  /// The text of a scalar that is not null.
  default Optional<Scalar> scalar() {
    return this instanceof Scalar s && !s.isNull() ? Optional.of(s) : Optional.empty();
  }

  default Optional<Mapping> mapping() {
    return this instanceof Mapping m ? Optional.of(m) : Optional.empty();
  }

  /// The entries of a mapping; of anything else none.
  default List<Entry> fields() {
    return this instanceof Mapping m ? m.entries() : List.of();
  }

  /// The items of a sequence; of anything else none.
  default List<Node> elements() {
    return this instanceof Sequence s ? s.items() : List.of();
  }

  /// The text of the scalar at a path; empty when there is none.
  default String text(String... path) {
    return at(path).flatMap(Node::scalar).map(Scalar::text).orElse("");
  }

  /// True for `key:` without a value, `~` and `null`.
  default boolean isNull() {
    return this instanceof Scalar s && s.isNull();
  }
}

package cpat.edit;

import cpat.model.Word;
import cpat.read.yaml.Node;
import cpat.read.yaml.Node.Entry;
import cpat.read.yaml.Node.Mapping;
import cpat.source.Edit;
import cpat.source.Source;
import cpat.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Changes of YAML files in place: block or flow, quotes, comments and anchors stay as they are.
public final class YamlEdits {
  static final Pattern ANCHOR = Pattern.compile("[:\\-\\[,]\\s+&\\S");

  private YamlEdits() {}

  /// Takes out an entry (key and value) or an item of a list. The last of its collection takes the
  /// collection's own entry with it.
  public static Optional<Edit> remove(Span at) {
    Optional<YamlPlace> place = YamlPlace.exactly(at);
    if (place.isEmpty()) {
      return Optional.empty();
    }
    YamlPlace found = place.get();
    if (found.siblings() == 1 && found.holder().isPresent()) {
      return remove(found.holder().get().at());
    }
    return Optional.of(found.flow() ? inFlow(found) : Lines.remove(found.at()));
  }

  /// Takes a key and its value out of the mapping that is the value of an entry (a service, say).
  /// Empty where it is written elsewhere, or where an anchor in it may be used elsewhere.
  public static Optional<Edit> removeKey(Span entry, String key) {
    return mapping(entry)
        .flatMap(m -> m.entry(key))
        .filter(e -> entry.contains(e.at()) && e.at().contains(e.value().at()))
        .filter(e -> !ANCHOR.matcher(e.at().text()).find())
        .flatMap(e -> remove(e.at()));
  }

  /// Another name for a key of the mapping that is the value of an entry. Empty where the new one
  /// is there already, and where the key is written elsewhere.
  public static Optional<Edit> rename(Span entry, String key, String other) {
    return mapping(entry)
        .filter(m -> m.get(other).isEmpty())
        .flatMap(m -> m.entry(key))
        .filter(e -> entry.contains(e.at()))
        .map(e -> new Edit(e.key().at(), other));
  }

  /// Adds `key: value` to the mapping in which a value stands.
  public static Optional<Edit> beside(Span value, String key, String text) {
    return YamlPlace.of(value)
        .flatMap(p -> p.collection().mapping())
        .filter(m -> m.get(key).isEmpty() && m.at().contains(value))
        .map(m -> add(m, key, text));
  }

  /// Another text for a scalar, in the quotes it has; in double quotes where a plain text would be
  /// read as something else.
  public static Edit replace(Word scalar, String text) {
    String raw = scalar.raw();
    if (raw.startsWith("'")) {
      return new Edit(scalar.at(), "'" + text.replace("'", "''") + "'");
    }
    return new Edit(
        scalar.at(), raw.startsWith("\"") || !plain(text) ? JsonArray.string(text) : text);
  }

  /// Adds `key: value` as the last entry of the mapping that is the value of an entry (a service,
  /// say). `value` is YAML; of several lines those after the first are indented from the key on.
  /// Empty where the mapping is shared by an alias or is none.
  public static Optional<Edit> add(Span entry, String key, String value) {
    return mapping(entry)
        .filter(m -> !m.entries().isEmpty() && entry.contains(m.at()))
        .filter(m -> m.get(key).isEmpty())
        .map(m -> add(m, key, value));
  }

  /// Adds an item behind the last of the list at a key of a mapping, in the list's own form; makes
  /// the list where there is none.
  public static Optional<Edit> append(Span entry, String key, String item) {
    Optional<Mapping> mapping = mapping(entry);
    Optional<Entry> list = mapping.flatMap(m -> m.entry(key));
    if (list.isEmpty()) {
      return add(entry, key, "\n  - " + item);
    }
    List<Node> items = list.get().value().elements();
    if (items.isEmpty() || !entry.contains(list.get().at())) {
      return Optional.empty();
    }
    Span last = items.getLast().at();
    if (list.get().value().at().text().startsWith("[")) {
      return Optional.of(Edit.insert(last.source(), last.end(), ", " + item));
    }
    Source source = last.source();
    int start = source.text().lastIndexOf('\n', items.getFirst().at().start() - 1) + 1;
    String before = source.text().substring(start, items.getFirst().at().start());
    return before.strip().equals("-") ? Optional.of(behind(last, before + item)) : Optional.empty();
  }

  /// Adds `key: value` before the list in which an item stands (a container of a Pod, say); of a
  /// value of several lines those after the first are indented from the key on. Empty where the key
  /// is there, or the list is no entry on lines of its own.
  public static Optional<Edit> beforeList(Span item, String key, String value) {
    return YamlPlace.list(item)
        .filter(p -> !p.flow() && Lines.column(p.at()).isPresent())
        .filter(p -> p.collection().mapping().filter(m -> m.get(key).isEmpty()).isPresent())
        .map(p -> {
          String indent = Lines.column(p.at()).orElse("");
          String line = key + ":" + (value.startsWith("\n") ? "" : " ") + value;
          return Lines.before(p.at(), line.replace("\n", Lines.end(p.at().source()) + indent));
        });
  }

  /// Moves an item into a list of its own before the one in which it stands, with one more entry.
  /// Empty where that list is there already, in flow form, and where comments might be left behind.
  public static Optional<List<Edit>> moveToList(Span item, String key, String entry) {
    String before = Lines.indented(item);
    if (!before.strip().equals("-") || item.text().contains("#")) {
      return Optional.empty();
    }
    String dash = before.substring(before.indexOf('-'));
    String outer =
        YamlPlace.list(item)
            .flatMap(p -> Lines.column(p.at()))
            .map(String::length)
            .map(" "::repeat)
            .orElse("");
    if (before.length() < outer.length() + dash.length()) {
      return Optional.empty();
    }
    String text = before.substring(outer.length()) + item.text().strip();
    String more = " ".repeat(before.length() - outer.length()) + entry;
    String lines = text.replace("\r", "").replace("\n" + outer, "\n") + "\n" + more;
    return beforeList(item, key, "\n" + lines)
        .flatMap(added -> remove(item).map(gone -> List.of(added, gone)));
  }

  private static Edit add(Mapping mapping, String key, String value) {
    Entry last = own(mapping).getLast();
    if (mapping.at().text().startsWith("{")) {
      return Edit.insert(last.at().source(), last.at().end(), ", " + key + ": " + value.strip());
    }
    String indent = " ".repeat(own(mapping).getFirst().key().at().first().column() - 1);
    String line = indent + key + ":" + (value.startsWith("\n") ? "" : " ") + value;
    return behind(last.at(), line.replace("\n", "\n" + indent));
  }

  /// Without what `<<` brings in from elsewhere.
  private static List<Entry> own(Mapping mapping) {
    return mapping.entries().stream().filter(e -> mapping.at().contains(e.at())).toList();
  }

  /// A line behind the line a value ends on; trailing blank lines and comments stay behind it.
  private static Edit behind(Span last, String lines) {
    Source source = last.source();
    String end = Lines.end(source);
    String text = lines.replace("\n", end);
    int stop = last.end();
    while (stop > last.start() && Character.isWhitespace(source.text().charAt(stop - 1))) {
      stop--;
    }
    int next = source.text().indexOf('\n', stop);
    return next < 0
        ? Edit.insert(source, source.text().length(), end + text)
        : Edit.insert(source, next + 1, text + end);
  }

  private static Optional<Mapping> mapping(Span entry) {
    return YamlPlace.exactly(entry)
        .flatMap(p ->
            p.collection().fields().stream()
                .filter(e -> e.at().equals(p.at()))
                .findFirst()
                .map(Entry::value)
                .or(() ->
                    p.collection().elements().stream()
                        .filter(n -> n.at().equals(p.at()))
                        .findFirst()))
        .flatMap(Node::mapping);
  }

  private static Edit inFlow(YamlPlace place) {
    Source source = place.at().source();
    String text = source.text();
    int end = place.at().end();
    int next = end;
    while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
      next++;
    }
    if (next < text.length() && text.charAt(next) == ',') {
      next++;
      while (next < text.length() && text.charAt(next) == ' ') {
        next++;
      }
      return new Edit(source.span(place.at().start(), next), "");
    }
    int before = text.lastIndexOf(',', place.at().start());
    boolean inside = before > place.collection().at().start();
    return new Edit(source.span(inside ? before : place.at().start(), end), "");
  }

  /// True where YAML reads the plain text as this very string.
  private static boolean plain(String text) {
    return !text.isEmpty()
        && text.strip().equals(text)
        && "!&*-?|>@`\"'%#{}[],:".indexOf(text.charAt(0)) < 0
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.endsWith(":")
        && !text.matches("[0-9]+:[0-9:]+|[-+0-9.].*|(?i)true|false|yes|no|on|off|null|~|y|n");
  }
}

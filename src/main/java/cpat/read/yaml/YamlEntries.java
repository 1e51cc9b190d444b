package cpat.read.yaml;

import cpat.model.Problem;
import cpat.read.yaml.Node.Entry;
import cpat.read.yaml.Node.Scalar;
import cpat.read.yaml.Node.Style;
import cpat.source.Excerpt;
import cpat.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The entries of one mapping while it is read: duplicate keys, and what `<<` merges in.
final class YamlEntries {
  private final Excerpt text;
  private final List<Problem> problems;
  private final List<Entry> entries = new ArrayList<>();
  private final List<Entry> merged = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  YamlEntries(Excerpt text, List<Problem> problems) {
    this.text = text;
    this.problems = problems;
  }

  void add(Node key, Node value, int from, int to) {
    if (key instanceof Scalar s && s.style() == Style.PLAIN && s.text().equals("<<")) {
      merge(value);
      return;
    }
    Scalar name =
        key instanceof Scalar s
            ? s
            : new Scalar(key.at().text(), Style.PLAIN, key.tag(), Excerpt.of(key.at()));
    if (!names.add(name.text()) && name.style() != Style.TEMPLATE) {
      problems.add(new Problem(name.at(), "the key `" + name.text() + "` is given twice"));
    }
    entries.add(new Entry(name, value, text.span(from, to)));
  }

  private void merge(Node value) {
    switch (value) {
      case Node.Mapping(var more, _, _) -> merged.addAll(more);
      case Node.Sequence(var items, _, _) -> items.forEach(this::merge);
      case Scalar s -> {
        if (!s.isNull() && s.style() != Style.TEMPLATE) {
          Span at = s.at();
          problems.add(new Problem(at, "`<<` takes a mapping or a list of mappings"));
        }
      }
    }
  }

  /// Own keys win over merged ones, earlier merged ones over later.
  List<Entry> all() {
    for (Entry entry : merged) {
      if (names.add(entry.name())) {
        entries.add(entry);
      }
    }
    return List.copyOf(entries);
  }
}

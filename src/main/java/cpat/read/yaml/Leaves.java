package cpat.read.yaml;

import cpat.model.Setting;
import cpat.model.Word;
import cpat.read.yaml.Node.Entry;
import cpat.read.yaml.Node.Scalar;
import cpat.source.Span;
import java.util.List;
import java.util.function.Function;

/// Flattens nodes to settings: `healthcheck.test`, `develop.watch[0].path`. The scalars of a list
/// all bear the list's name, as a flag does that is given several times.
public record Leaves(List<Setting> into, int limit, Function<Scalar, Word> words) {

  public void entry(String prefix, Entry entry) {
    String name = prefix.isEmpty() ? entry.name() : prefix + "." + entry.name();
    value(name, entry.value(), entry.at());
  }

  public void value(String name, Node value, Span at) {
    if (into.size() >= limit) {
      return;
    }
    switch (value) {
      case Scalar s -> into.add(new Setting(name, s.isNull() ? nothing(s) : words.apply(s), at));
      case Node.Mapping m when m.entries().isEmpty() ->
          into.add(new Setting(name, Word.literal("", m.at()), at));
      case Node.Sequence s when s.items().isEmpty() ->
          into.add(new Setting(name, Word.literal("", s.at()), at));
      case Node.Mapping m -> m.entries().forEach(e -> entry(name, e));
      case Node.Sequence s -> {
        int index = 0;
        for (Node item : s.items()) {
          value(item instanceof Scalar ? name : name + "[" + index + "]", item, item.at());
          index++;
        }
      }
    }
  }

  private static Word nothing(Scalar scalar) {
    return Word.literal("", scalar.at());
  }
}

package cpat.resolve.flags;

import cpat.model.Setting;
import cpat.model.Word;
import cpat.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads lists and mappings back out of settings, which have names of one line each.
final class Entries {
  private Entries() {}

  /// The first part of a name: `ports` of `ports[0].target`.
  static String head(String name) {
    int end = 0;
    while (end < name.length() && ".[".indexOf(name.charAt(end)) < 0) {
      end++;
    }
    return name.substring(0, end);
  }

  /// The items of a list, in order.
  static List<Item> items(List<Setting> settings, String name) {
    Map<String, List<Setting>> groups = new LinkedHashMap<>();
    int words = 0;
    for (Setting setting : settings) {
      String own = setting.name();
      if (own.equals(name)) {
        groups.put("=" + words++, List.of(setting));
      } else if (own.startsWith(name + "[")) {
        int close = own.indexOf(']', name.length());
        String key = own.substring(0, close + 1) + ".";
        if (own.startsWith(key)) {
          groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(setting);
        }
      }
    }
    List<Item> items = new ArrayList<>();
    groups.forEach((key, group) -> {
      Span at = group.getFirst().at();
      if (!key.startsWith("=")) {
        Span last = group.getLast().at();
        items.add(new Item(Optional.empty(), group, key, join(at, last)));
      } else if (!group.getFirst().value().text().isEmpty()) {
        items.add(new Item(Optional.of(group.getFirst().value()), List.of(), "", at));
      }
    });
    return items;
  }

  /// What stands under a name: a mapping's `name.KEY`, or the `KEY=value` items of a list.
  static List<Map.Entry<String, Setting>> pairs(List<Setting> settings, String name, String signs) {
    List<Map.Entry<String, Setting>> pairs = new ArrayList<>();
    for (Setting setting : settings) {
      if (setting.name().startsWith(name + ".")) {
        pairs.add(Map.entry(setting.name().substring(name.length() + 1), setting));
      } else if (setting.name().equals(name) && !setting.value().text().isEmpty()) {
        Word word = setting.value();
        int sign = sign(word.text(), signs);
        String key = sign < 0 ? word.text() : word.text().substring(0, sign);
        String value = sign < 0 ? "" : word.text().substring(sign + 1);
        pairs.add(Map.entry(key, new Setting(name, word.with(value), setting.at())));
      }
    }
    return pairs;
  }

  private static int sign(String text, String signs) {
    for (int i = 0; i < text.length(); i++) {
      if (signs.indexOf(text.charAt(i)) >= 0) {
        return i;
      }
    }
    return -1;
  }

  /// True where a setting is an item of a list, whose place is the item alone.
  static boolean listed(Setting setting) {
    return setting.at().equals(setting.value().at());
  }

  /// YAML's words for true, old ones too.
  static boolean truth(String text) {
    return switch (text) {
      case "true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON", "y", "Y" -> true;
      default -> false;
    };
  }

  static Optional<Setting> last(List<Setting> settings, String name) {
    return settings.stream()
        .filter(s -> s.name().equals(name))
        .reduce((_, last) -> last)
        .filter(s -> !s.value().text().isEmpty());
  }

  static Span join(Span from, Span to) {
    return from.source() == to.source() ? from.to(to) : from;
  }
}

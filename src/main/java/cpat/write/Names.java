package cpat.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Names that docker's client looks at before it sends them on: hosts, domains, capabilities …
final class Names {
  private static final String LABEL = "[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?";
  private static final Pattern DOMAIN =
      Pattern.compile("(:?" + LABEL + "(?:\\.:?" + LABEL + ")*)\\.?\\s*");
  private static final Set<String> KERNEL =
      Set.of("msgmax", "msgmnb", "msgmni", "sem", "shmall", "shmmax", "shmmni", "shm_rmid_forced");

  private Names() {}

  static String domain(String text) {
    String stripped = text.replaceAll("^ +| +$", "");
    Matcher domain = DOMAIN.matcher(stripped);
    if (stripped.equals(".")) {
      return stripped;
    }
    if (!domain.matches() || !stripped.matches("(?s).*[a-zA-Z].*")) {
      throw Mistake.of(text, "is no domain");
    }
    return domain.group(1);
  }

  /// `name:address` or `name=address`, IPv6 also in brackets.
  static String host(String text) {
    Pair pair = Pair.of(text, text.indexOf('=') < 0 ? ':' : '=');
    if (pair.key().isEmpty()
        || !pair.parted()
        || (text.contains("=") && pair.key().contains(":"))) {
      throw Mistake.of(text, "is no host with an address; say name:1.2.3.4");
    }
    String address = pair.value();
    boolean bracketed = address.startsWith("[") && address.endsWith("]");
    if (bracketed) {
      address = address.substring(1, address.length() - 1);
    }
    if (!Address.is(address.strip()) && (bracketed || !address.equals("host-gateway"))) {
      throw Mistake.of(text, "has no IP address");
    }
    return pair.key() + ":" + address;
  }

  /// In upper case, with `CAP_`, each once.
  static List<String> capabilities(List<String> texts) {
    Set<String> names = new TreeSet<>();
    for (String text : texts) {
      String name = text.toUpperCase(Locale.ROOT);
      names.add(name.equals("ALL") || name.startsWith("CAP_") ? name : "CAP_" + name);
    }
    return List.copyOf(names);
  }

  static Map<String, String> sysctls(List<String> texts) {
    for (String text : texts) {
      Pair pair = Pair.of(text);
      String name = pair.key();
      boolean own =
          name.startsWith("net.")
              || name.startsWith("fs.mqueue.")
              || (name.startsWith("kernel.") && KERNEL.contains(name.substring(7)));
      if (!pair.parted() || !own) {
        throw Mistake.of(text, "is no kernel parameter of a container; say net.…=value");
      }
    }
    return Pair.map(texts);
  }

  static Map<String, String> storage(List<String> texts) {
    for (String text : texts) {
      if (!Pair.of(text).parted()) {
        throw Mistake.of(text, "is no storage option; say size=1g");
      }
    }
    return Pair.map(texts);
  }

  static String cgroupRule(String text) {
    if (!text.matches("[acb] ([0-9]+|\\*):([0-9]+|\\*) [rwm]{1,3}")) {
      throw Mistake.of(text, "is no device rule; say 'c 1:3 rwm'");
    }
    return text;
  }

  /// `container[:alias]`.
  static String link(String text) {
    if (text.isEmpty() || text.split(":", -1).length > 2) {
      throw Mistake.of(text, "is no link; say container:alias");
    }
    return text;
  }

  /// `always`, `on-failure:3`.
  static Map<String, Object> restart(String text) {
    Pair pair = Pair.of(text, ':');
    if (pair.parted() && pair.key().isEmpty()) {
      throw Mistake.of(text, "names no restart policy before the colon");
    }
    if (pair.value().isEmpty()) {
      return Map.of("Name", pair.key());
    }
    return new Body()
        .put("Name", pair.key())
        .put("MaximumRetryCount", Amounts.decimal(pair.value()))
        .members();
  }

  /// One of the names; one that ends in a colon needs something behind it.
  static String namespace(String flag, String text, String... known) {
    for (String name : known) {
      if (text.equals(name) ? !name.endsWith(":") : name.endsWith(":") && text.startsWith(name)) {
        return text;
      }
    }
    if (!text.isEmpty()) {
      throw Mistake.of(text, "is no value for --" + flag);
    }
    return text;
  }

  static void streams(List<String> texts) {
    for (String text : texts) {
      if (!List.of("stdin", "stdout", "stderr").contains(text.toLowerCase(Locale.ROOT))) {
        throw Mistake.of(text, "is no stream; say stdin, stdout or stderr");
      }
    }
  }

  static void pull(String text) {
    if (!List.of("", "always", "missing", "never").contains(text)) {
      throw Mistake.of(text, "is no value for --pull; say always, missing or never");
    }
  }

  /// `key=value` lines of labels.
  static List<String> labels(List<String> texts) {
    List<String> all = new ArrayList<>();
    for (String text : texts) {
      String key = Pair.of(text).key();
      if (key.isBlank() || key.strip().matches("(?s).*\\s.*")) {
        throw Mistake.of(text, "is no label; say key=value, the key without blanks");
      }
      all.add(text);
    }
    return all;
  }
}

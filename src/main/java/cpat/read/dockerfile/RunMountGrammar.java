package cpat.read.dockerfile;

import cpat.read.Cited;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What BuildKit refuses in the options of one `--mount`, in the order they are written: `required`
/// is right only behind `type=secret`. Values with variables are left to the build.
final class RunMountGrammar {
  private static final Set<String> TYPES = Set.of("bind", "cache", "tmpfs", "secret", "ssh");
  private static final Set<String> SHARING = Set.of("shared", "private", "locked");
  private static final Set<String> TRUTHS =
      Set.of("1", "t", "T", "true", "TRUE", "True", "0", "f", "F", "false", "FALSE", "False");

  private String type = "bind";
  private boolean open;
  private boolean named;
  private boolean sourced;
  private boolean identified;
  private boolean from;
  private boolean shared;
  private String owner = "";

  private RunMountGrammar() {}

  /// Why the options cannot be; empty when they can.
  static String problem(List<String> fields) {
    RunMountGrammar grammar = new RunMountGrammar();
    for (String field : fields) {
      int equals = field.indexOf('=');
      String key = (equals < 0 ? field : field.substring(0, equals)).toLowerCase(Locale.ROOT);
      String problem =
          equals < 0 ? grammar.flag(key) : grammar.option(key, field.substring(equals + 1));
      if (!problem.isEmpty()) {
        return problem;
      }
    }
    return grammar.open ? "" : grammar.together();
  }

  private String flag(String key) {
    return switch (key) {
      case "readonly", "ro", "readwrite", "rw" -> "";
      case "required" -> secretOnly(key);
      default -> Cited.of(key) + " has no value: write " + Cited.of(key + "=…");
    };
  }

  private String option(String key, String written) {
    if (written.indexOf('$') >= 0) {
      open = true;
      type = key.equals("type") ? "" : type;
      return "";
    }
    String value = Expansion.unquoted(written, '\\').text();
    return switch (key) {
      case "type" -> {
        type = value.toLowerCase(Locale.ROOT);
        yield oneOf(TYPES, key, type);
      }
      case "from" -> {
        from = !value.isEmpty();
        yield "";
      }
      case "source", "src", "target", "dst", "destination" -> {
        sourced = key.startsWith("s") ? !value.isEmpty() : sourced;
        named |= !value.isEmpty();
        yield "";
      }
      case "id" -> {
        identified = !value.isEmpty();
        named |= identified;
        yield "";
      }
      case "readonly", "ro", "readwrite", "rw" -> truth(key, value);
      case "required" -> {
        String problem = secretOnly(key);
        yield problem.isEmpty() ? truth(key, value) : problem;
      }
      case "size" ->
          !type.equals("tmpfs")
              ? misplaced(key)
              : isSize(value) ? "" : Cited.of(value) + " is no size: write `64m`";
      case "sharing" -> {
        shared = true;
        yield oneOf(SHARING, key, value.toLowerCase(Locale.ROOT));
      }
      case "mode", "uid", "gid" -> {
        owner = key;
        yield isNumber(value, key.equals("mode") ? 8 : 10)
            ? ""
            : Cited.of(key + "=" + value) + " is no number";
      }
      case "env" -> "";
      default -> "`--mount` has no option " + Cited.of(key);
    };
  }

  private String together() {
    boolean secret = type.equals("secret");
    if (!owner.isEmpty() && (type.equals("bind") || type.equals("tmpfs"))) {
      return misplaced(owner);
    }
    if (secret && from) {
      return misplaced("from");
    }
    if (secret && !named) {
      return "a secret needs `id`, `source` or `target`";
    }
    if (secret && sourced && identified) {
      return "a secret has `source` or `id`, not both";
    }
    return shared && !type.equals("cache") ? misplaced("sharing") : "";
  }

  private String secretOnly(String key) {
    return type.equals("secret") || type.equals("ssh") ? "" : misplaced(key);
  }

  /// Nothing to say while a variable decides on the type.
  private String misplaced(String key) {
    return type.isEmpty() ? "" : Cited.of(key) + " does not belong to a mount of type " + type;
  }

  private static String oneOf(Set<String> values, String key, String value) {
    return values.contains(value)
        ? ""
        : Cited.of(key + "=" + value)
            + ": it can be "
            + String.join(", ", values.stream().sorted().toList());
  }

  private static String truth(String key, String value) {
    return TRUTHS.contains(value) ? "" : Cited.of(key + "=" + value) + " is neither true nor false";
  }

  private static boolean isNumber(String value, int base) {
    try {
      return !value.startsWith("+") && Long.parseLong(value, base) >> 32 == 0;
    } catch (NumberFormatException _) {
      return false;
    }
  }

  /// Digits, perhaps a fraction, a blank, a unit: `64m`, `1.5 GiB`.
  private static boolean isSize(String value) {
    int at = 0;
    while (at < value.length()
        && (Character.isDigit(value.charAt(at)) || (at > 0 && value.charAt(at) == '.'))) {
      at++;
    }
    String unit = value.substring(at).strip().toLowerCase(Locale.ROOT);
    return at > 0
        && (unit.isEmpty()
            || unit.equals("b")
            || ("kmgtp".indexOf(unit.charAt(0)) >= 0
                && (unit.length() == 1
                    || unit.substring(1).equals("b")
                    || unit.substring(1).equals("ib"))));
  }
}

package cpat.read.engine;

import cpat.model.Problem;
import cpat.model.Setting;
import cpat.model.Word;
import cpat.read.engine.FlagTable.Flag;
import cpat.read.shell.Names;
import cpat.read.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The words of a command split as its client splits them: options up to the first word that is
/// none, then the rest. Shorts group and glue (`-itv /a:/b`, `-p80:80`, `-p=80:80`); an option that
/// stands alone takes a value only with `=`; `--` ends the options.
public final class Options {
  /// What the pages write where options would stand.
  private static final List<String> HINTS =
      List.of("opt", "arg", "flag", "param", "extra", "volume", "mount", "env", "port");

  private final FlagTable table;
  private final String command;
  private final boolean podman;
  private final boolean interspersed;
  public final List<Setting> settings = new ArrayList<>();
  public final List<Word> rest = new ArrayList<>();
  public final List<Problem> problems = new ArrayList<>();

  private Options(FlagTable table, String command, boolean podman, boolean interspersed) {
    this.table = table;
    this.command = command;
    this.podman = podman;
    this.interspersed = interspersed;
  }

  /// Of `run`: everything behind the first word that is no option belongs to the container.
  public static Options ofRun(List<Word> words, String command, boolean podman) {
    Options options = new Options(RunFlags.TABLE, command, podman, false);
    options.read(words);
    return options;
  }

  /// Of `build`: options may stand behind the context.
  public static Options ofBuild(List<Word> words, String command) {
    Options options = new Options(BuildFlags.TABLE, command, false, true);
    options.read(words);
    return options;
  }

  /// Of a command of which only `table` is known; options may stand anywhere.
  public static Options of(FlagTable table, List<Word> words, String command) {
    Options options = new Options(table, command, false, true);
    options.read(words);
    return options;
  }

  private void read(List<Word> words) {
    int i = 0;
    while (i < words.size()) {
      Word word = words.get(i);
      String text = word.text();
      if (text.equals("--")) {
        rest.addAll(words.subList(i + 1, words.size()));
        return;
      }
      if (text.startsWith("--")) {
        i = longOption(words, i);
      } else if (text.length() > 1 && text.charAt(0) == '-') {
        i = shortOptions(words, i);
      } else if (!interspersed && standsForOptions(words, i)) {
        i = pastPlaceholder(words, i);
      } else if (interspersed) {
        rest.add(word);
        i++;
      } else {
        rest.addAll(words.subList(i, words.size()));
        return;
      }
    }
  }

  private int longOption(List<Word> words, int i) {
    Word word = words.get(i);
    int equals = word.text().indexOf('=');
    String name = word.text().substring(2, equals < 0 ? word.text().length() : equals);
    Optional<Flag> flag = table.find(name);
    if (flag.isEmpty()) {
      Optional<String> meant = table.nearest(name);
      String hint = meant.map(m -> "; did you mean `--" + m + "`?").orElse("");
      problems.add(new Problem(word.at(), command + " has no option `--" + name + "`" + hint));
      flag = meant.flatMap(table::find);
    }
    if (equals >= 0) {
      Flag known = flag.orElse(new Flag(name, true, false));
      add(known, Words.from(word, equals + 1), word);
      return i + 1;
    }
    return value(flag.orElse(new Flag(name, false, false)), "--" + name, words, i);
  }

  private int shortOptions(List<Word> words, int i) {
    Word word = words.get(i);
    String text = word.text();
    for (int at = 1; at < text.length(); at++) {
      Optional<Flag> flag = table.find(text.charAt(at));
      // With nothing behind it the sign is the value itself, or an unknown option.
      boolean equals = at + 2 < text.length() && text.charAt(at + 1) == '=';
      if (flag.isEmpty()) {
        return unknownShort(words, i, at);
      }
      if (equals) {
        add(flag.get(), Words.from(word, at + 2), word);
        return i + 1;
      }
      if (flag.get().takesValue()) {
        if (at + 1 < text.length()) {
          add(flag.get(), Words.from(word, at + 1), word);
          return i + 1;
        }
        return value(flag.get(), "-" + text.charAt(at), words, i);
      }
      add(flag.get(), new Word("true", word.at(), word.literal()), word);
    }
    return i + 1;
  }

  /// `-rm`, `-name x`: how docker once took them; read as meant.
  private int unknownShort(List<Word> words, int i, int at) {
    Word word = words.get(i);
    int equals = word.text().indexOf('=');
    String name = word.text().substring(1, equals < 0 ? word.text().length() : equals);
    Optional<Flag> meant = at == 1 ? table.find(name) : Optional.empty();
    String hint = meant.map(m -> "; did you mean `--" + m.name() + "`?").orElse("");
    problems.add(
        new Problem(
            word.at(), command + " has no option `-" + word.text().charAt(at) + "`" + hint));
    if (meant.isPresent() && equals >= 0) {
      add(meant.get(), Words.from(word, equals + 1), word);
    } else if (meant.isPresent()) {
      return value(meant.get(), "-" + name, words, i);
    }
    return i + 1;
  }

  /// An option without `=`: its value is the next word, whatever that looks like.
  private int value(Flag flag, String written, List<Word> words, int i) {
    Word word = words.get(i);
    if (!flag.takesValue()) {
      add(flag, new Word("true", word.at(), true), word);
      return i + 1;
    }
    if (i + 1 == words.size()) {
      problems.add(new Problem(word.at(), "`" + written + "` needs a value"));
      return i + 1;
    }
    Word value = words.get(i + 1);
    var at = word.at().source() == value.at().source() ? word.at().to(value.at()) : word.at();
    for (Word one : split(flag, value)) {
      settings.add(new Setting(flag.name(), one, at));
    }
    return i + 2;
  }

  private void add(Flag flag, Word written, Word word) {
    Word value = flag.takesValue() ? written : truth(flag, written);
    for (Word one : split(flag, value)) {
      settings.add(new Setting(flag.name(), one, word.at()));
    }
  }

  /// `0`, `F`… and `1`, `T`… mean `false` and `true`.
  private Word truth(Flag flag, Word value) {
    return switch (value.text()) {
      case "true", "false" -> value;
      case "0", "f", "F", "FALSE", "False" -> value.with("false");
      case "1", "t", "T", "TRUE", "True" -> value.with("true");
      default -> {
        if (value.literal()) {
          String message = "` takes true or false, not `" + value.text() + "`";
          problems.add(new Problem(value.at(), "`--" + flag.name() + message));
        }
        yield value;
      }
    };
  }

  private List<Word> split(Flag flag, Word value) {
    return podman && flag.podmanSplits() && value.text().indexOf(',') >= 0
        ? Words.split(value, ',')
        : List.of(value);
  }

  /// `[OPTIONS]`, `<options>`, `...`, or a variable that by its name or by what follows holds
  /// options; never the last word.
  private static boolean standsForOptions(List<Word> words, int i) {
    String text = words.get(i).text();
    if (i + 1 >= words.size() || text.isEmpty()) {
      return false;
    }
    String lower = text.toLowerCase(Locale.ROOT);
    if (text.startsWith("[-") || (text.startsWith("[") && lower.contains("opt"))) {
      return true;
    }
    if (text.equals("...") || text.equals("…") || text.equals("\\")) {
      return true;
    }
    if (words.get(i).literal()) {
      return lower.equals("options") || lower.equals("{options}");
    }
    String raw = words.get(i).raw();
    boolean whole = "$<{".indexOf(text.charAt(0)) >= 0 && !raw.startsWith("\"$") && sole(text);
    if (raw.startsWith("\"$@") || raw.startsWith("\"${@") || raw.contains("[@]}")) {
      return true;
    }
    if (!whole || lower.contains("image") || lower.contains("img")) {
      return false;
    }
    String next = words.get(i + 1).text();
    return HINTS.stream().anyMatch(lower::contains)
        || (next.startsWith("--") && RunFlags.TABLE.find(bare(next)).isPresent())
        || (next.length() > 1
            && next.charAt(0) == '-'
            && next.charAt(1) != '-'
            && RunFlags.TABLE.find(next.charAt(1)).isPresent());
  }

  private static String bare(String option) {
    int equals = option.indexOf('=');
    return option.substring(2, equals < 0 ? option.length() : equals);
  }

  /// One expansion and nothing beside it.
  private static boolean sole(String text) {
    char last = text.charAt(text.length() - 1);
    char open = text.length() > 1 ? text.charAt(1) : ' ';
    return switch (open) {
      case '{' -> text.indexOf('}') == text.length() - 1 || (last == '}' && text.startsWith("${{"));
      case '(' -> text.indexOf(')') == text.length() - 1;
      default ->
          text.charAt(0) == '<'
              ? last == '>'
              : Names.end(text, 1, text.length()) == text.length()
                  || text.equals("$@")
                  || text.equals("$*");
    };
  }

  /// Behind `[-v a:b]`, whose words end where the bracket closes.
  private static int pastPlaceholder(List<Word> words, int i) {
    if (words.get(i).text().charAt(0) == '[') {
      for (int at = i; at < Math.min(words.size() - 1, i + 6); at++) {
        if (words.get(at).text().endsWith("]")) {
          return at + 1;
        }
      }
    }
    return i + 1;
  }
}

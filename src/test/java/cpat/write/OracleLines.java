package cpat.write;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/// The lines that docker's client and ours are asked about: made of `src/test/oracle/flags.txt`,
/// and those of `lines.txt` as they stand.
record OracleLines(List<Flag> flags) {
  private static final Path FOLDER = Path.of("src/test/oracle");
  private static final int COMBINATIONS = 400;
  private static final long SEED = 4;

  /// A flag with the values to try; `alone` takes a value only with `=`.
  record Flag(String name, List<String> others, boolean alone, List<String> values) {
    /// Every way of writing one value.
    List<String> forms(String value) {
      List<String> forms = new ArrayList<>();
      for (String other : others) {
        String dashed = (other.length() == 1 ? "-" : "--") + other;
        if (!alone) {
          forms.add(dashed + " " + value);
        }
        forms.add(dashed + "=" + value);
        if (!alone && other.length() == 1) {
          forms.add(dashed + value);
        }
      }
      return forms;
    }
  }

  static OracleLines read() throws IOException {
    List<Flag> flags = new ArrayList<>();
    for (String line : lines("flags.txt")) {
      boolean alone = line.endsWith("!");
      int colon = alone ? line.length() - 1 : line.indexOf(": ");
      List<String> names = List.of(line.substring(0, colon).split("[/|]", -1));
      List<String> values =
          alone
              ? List.of("true", "false", "1", "F", "yes", "''")
              : List.of(line.substring(colon + 2).split(" \\| ", -1));
      flags.add(new Flag(names.getFirst(), names, alone, values));
    }
    return new OracleLines(List.copyOf(flags));
  }

  static List<String> lines(String file) throws IOException {
    return Files.readAllLines(FOLDER.resolve(file)).stream()
        .filter(l -> !l.isBlank() && !l.startsWith("# "))
        .toList();
  }

  Set<String> names() {
    Set<String> names = new TreeSet<>();
    flags.forEach(f -> names.add(f.name));
    return names;
  }

  /// Options alone on their line: every value once, the first value in every form.
  List<String> single() {
    Set<String> options = new LinkedHashSet<>();
    for (Flag flag : flags) {
      if (flag.alone) {
        flag.others.forEach(o -> options.add((o.length() == 1 ? "-" : "--") + o));
      }
      options.addAll(flag.forms(flag.values.getFirst()));
      int turn = 0;
      for (String value : flag.values) {
        List<String> forms = flag.forms(value);
        options.add(forms.get(turn++ % forms.size()));
      }
    }
    // These ask a server on the net who signed an image.
    options.removeIf(o -> o.matches("--disable-content-trust=(false|F)"));
    return List.copyOf(options);
  }

  static String line(String options) {
    return "docker run " + options + " img:1 a -b";
  }

  /// Two to five options of those that docker takes alone, the same in every run.
  static List<String> combined(List<String> options) {
    Random random = new Random(SEED);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < COMBINATIONS; i++) {
      List<String> chosen = new ArrayList<>();
      int count = i % 2 == 0 ? 2 : 3 + random.nextInt(3);
      for (int k = 0; k < count; k++) {
        chosen.add(options.get(random.nextInt(options.size())));
      }
      lines.add(line(String.join(" ", chosen)));
    }
    return lines;
  }
}

package cpat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Where BuildKit and cpat say different things on purpose: a paragraph for each with the code and
/// who says it, what it is said of, and why.
record BuildKitDifferences(List<Listed> all) {
  private static final Path TABLE = Path.of("src/test/oracle/buildkit.txt");

  /// `said` is found in the instruction, `around` in the file up to it.
  record Listed(String code, String who, Pattern said, String why) {}

  static BuildKitDifferences read() throws IOException {
    List<Listed> all = new ArrayList<>();
    for (String paragraph : Files.readString(TABLE).split("\n{2,}")) {
      List<String> lines = paragraph.lines().filter(l -> !l.startsWith("#")).toList();
      if (!lines.isEmpty()) {
        String[] head = lines.getFirst().split(" ");
        String why = String.join(" ", lines.subList(2, lines.size())).replaceAll(" +", " ").strip();
        all.add(new Listed(head[0], head[1], Pattern.compile(lines.get(1).strip()), why));
      }
    }
    return new BuildKitDifferences(all);
  }

  Optional<Listed> of(String code, String who, String instruction) {
    return all.stream()
        .filter(l -> l.code.equals(code) && l.who.equals(who) && l.said.matcher(instruction).find())
        .findFirst();
  }

  /// How often each was seen, those never seen too.
  Map<String, Integer> counted(List<Listed> seen) {
    Map<String, Integer> counts = new TreeMap<>();
    all.forEach(l -> counts.put(l.code + " (" + l.who + "): " + l.why, 0));
    seen.forEach(l -> counts.merge(l.code + " (" + l.who + "): " + l.why, 1, Integer::sum));
    return counts;
  }
}

package cpat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Where BuildKit and cpat say different things on purpose. A paragraph for each: the code, who
/// alone says it, and the rule without that code which speaks there if one does; what the line must
/// contain; why.
record BuildKitDifferences(List<Listed> all) {
  private static final Path TABLE = Path.of("src/test/oracle/buildkit.txt");

  record Listed(String code, String who, String rule, Pattern said, String why) {}

  static BuildKitDifferences read() throws IOException {
    List<Listed> all = new ArrayList<>();
    for (String paragraph : Files.readString(TABLE).split("\n{2,}", -1)) {
      List<String> lines = paragraph.lines().filter(l -> !l.startsWith("#")).toList();
      if (!lines.isEmpty()) {
        String[] head = lines.getFirst().split(" ", -1);
        String why = String.join(" ", lines.subList(2, lines.size())).replaceAll(" +", " ").strip();
        all.add(
            new Listed(
                head[0],
                head[1],
                head.length > 2 ? head[2] : "",
                Pattern.compile(lines.get(1).strip()),
                why));
      }
    }
    return new BuildKitDifferences(all);
  }

  /// `rules` are ours that speak on that line.
  Optional<Listed> of(String code, String who, String line, Set<String> rules) {
    return all.stream()
        .filter(l -> l.code.equals(code) && l.who.equals(who) && l.said.matcher(line).find())
        .filter(l -> l.rule.isEmpty() || rules.contains(l.rule))
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

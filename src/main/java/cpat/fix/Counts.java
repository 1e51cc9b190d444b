package cpat.fix;

import cpat.model.Problem;
import cpat.rule.Finding;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A check, counted: findings per rule and file, problems per file.
final class Counts {
  /// The path of what no single file is to blame for.
  private static final String NOWHERE = "";

  private final Checkup checkup;
  private final Map<Key, Integer> findings = new HashMap<>();
  private final Map<String, Integer> problems = new HashMap<>();

  private record Key(String rule, String path) {
    static Key of(Finding finding) {
      return new Key(finding.rule().id(), finding.at().source().path());
    }
  }

  Counts(Checkup checkup) {
    this.checkup = checkup;
    checkup.findings().forEach(f -> findings.merge(Key.of(f), 1, Integer::sum));
    checkup.problems().forEach(p -> problems.merge(p.at().source().path(), 1, Integer::sum));
  }

  Checkup checkup() {
    return checkup;
  }

  /// What speaks against the fixes that lead from `before` to this, by file: what each should have
  /// mended is still there, a rule has more to say than before, a file does not read any more.
  Map<String, String> against(Counts before, List<Choice> made) {
    Map<String, String> against = new LinkedHashMap<>();
    for (String failure : checkup.failures()) {
      if (!before.checkup.failures().contains(failure)) {
        against.put(NOWHERE, failure + " fails on the result (a bug of cpat)");
      }
    }
    for (Problem problem : checkup.problems()) {
      String path = problem.at().source().path();
      if (problems.getOrDefault(path, 0) > before.problems.getOrDefault(path, 0)
          && before.checkup.problems().stream()
              .noneMatch(p -> p.message().equals(problem.message()) && at(p, path))) {
        against.putIfAbsent(path, problem.at() + " would not read: " + problem.message());
      }
    }
    problems.forEach((path, count) -> {
      if (count > before.problems.getOrDefault(path, 0)) {
        against.putIfAbsent(path, path + " would have more problems in reading");
      }
    });
    Map<Key, Integer> mended = new HashMap<>();
    made.forEach(c -> mended.merge(Key.of(c.finding()), 1, Integer::sum));
    Set<Key> all = new HashSet<>(findings.keySet());
    all.addAll(mended.keySet());
    for (Key key : all) {
      int was = before.findings.getOrDefault(key, 0);
      int is = findings.getOrDefault(key, 0);
      if (is > was) {
        against.putIfAbsent(key.path(), added(key, before));
      } else if (is > was - mended.getOrDefault(key, 0)) {
        against.putIfAbsent(key.path(), "the finding would still be there");
      }
    }
    return against;
  }

  private static boolean at(Problem problem, String path) {
    return problem.at().source().path().equals(path);
  }

  private String added(Key key, Counts before) {
    List<String> known =
        before.checkup.findings().stream()
            .filter(f -> Key.of(f).equals(key))
            .map(Finding::message)
            .toList();
    List<Finding> now = checkup.findings().stream().filter(f -> Key.of(f).equals(key)).toList();
    Finding found =
        now.stream().filter(f -> !known.contains(f.message())).findFirst().orElse(now.getLast());
    return key.rule() + " would be new at " + found.at() + ": " + found.message();
  }
}

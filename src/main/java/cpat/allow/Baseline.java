package cpat.allow;

import cpat.model.Problem;
import cpat.read.yaml.Node;
import cpat.read.yaml.Yaml;
import cpat.rule.Finding;
import cpat.rule.Fingerprint;
import cpat.rule.Use;
import cpat.source.Excerpt;
import cpat.source.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Findings that were there before, by fingerprint and count: they are not told again. A JSON file
/// (`cpat-baseline/1`), sorted, so that two versions of it can be compared and merged.
public record Baseline(Map<String, Integer> known) {
  public static final String SCHEMA = "cpat-baseline/1";

  /// What is left, what was known, and how many entries of the baseline found nothing any more.
  public record Rest(List<Finding> told, List<Finding> silenced, List<Use> uses, int gone) {}

  public static Baseline of(List<Finding> findings, List<Use> misapplied) {
    Map<String, Integer> counts = new TreeMap<>();
    findings.forEach(f -> counts.merge(Fingerprint.of(f), 1, Integer::sum));
    misapplied.forEach(u -> counts.merge(Fingerprint.of(u), 1, Integer::sum));
    return new Baseline(counts);
  }

  /// A file that is no baseline is a problem.
  public static Optional<Baseline> read(Source source, List<Problem> problems) {
    List<Node> documents = Yaml.read(Excerpt.of(source)).documents();
    if (documents.size() != 1 || !documents.getFirst().text("schema").equals(SCHEMA)) {
      problems.add(
          new Problem(
              source.span(0, 0),
              "no baseline: a JSON file with \"schema\": \"" + SCHEMA + "\" is expected"));
      return Optional.empty();
    }
    Map<String, Integer> known = new LinkedHashMap<>();
    for (Node.Entry entry :
        documents.getFirst().get("findings").map(Node::fields).orElse(List.of())) {
      String count = entry.value().scalar().map(Node.Scalar::text).orElse("");
      if (count.matches("[1-9][0-9]{0,6}")) {
        known.put(entry.name(), Integer.parseInt(count));
      } else {
        problems.add(new Problem(entry.at(), "a baseline counts findings from 1 on"));
      }
    }
    return Optional.of(new Baseline(known));
  }

  public Rest rest(List<Finding> findings, List<Use> misapplied) {
    Map<String, Integer> left = new LinkedHashMap<>(known);
    List<Finding> told = new ArrayList<>();
    List<Finding> silenced = new ArrayList<>();
    for (Finding finding : findings) {
      (take(left, Fingerprint.of(finding)) ? silenced : told).add(finding);
    }
    List<Use> uses = misapplied.stream().filter(u -> take(left, Fingerprint.of(u))).toList();
    int gone = left.values().stream().mapToInt(Integer::intValue).sum();
    return new Rest(List.copyOf(told), List.copyOf(silenced), uses, gone);
  }

  private static boolean take(Map<String, Integer> left, String print) {
    int count = left.getOrDefault(print, 0);
    left.put(print, Math.max(0, count - 1));
    return count > 0;
  }
}

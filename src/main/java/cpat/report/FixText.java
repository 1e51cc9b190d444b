package cpat.report;

import cpat.fix.Choice;
import cpat.fix.Fixed;
import cpat.fix.Fixer;
import cpat.rule.Finding;
import cpat.rule.Safety;
import cpat.source.Source;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.function.Predicate;

/// What `cpat fix` did or would do, for people. Names begin with the prefix that leads to them from
/// where the reader stands.
public final class FixText {
  private static final int SHOWN = 10;

  private final Fixed fixed;
  private final Set<Safety> allowed;
  private final Predicate<Finding> wanted;
  private final String prefix;

  public FixText(Fixed fixed, Set<Safety> allowed, Predicate<Finding> wanted, String prefix) {
    this.fixed = fixed;
    this.allowed = allowed;
    this.wanted = wanted;
    this.prefix = prefix;
  }

  public String diff(Style style) {
    StringBuilder out = new StringBuilder();
    new TreeMap<>(fixed.changes()).forEach((path, change) -> out.append(diff(path, change, style)));
    return out.toString();
  }

  String diff(String path, Fixed.Change change, Style style) {
    return UnifiedDiff.of(
        prefix + path, change.before().map(Source::text), change.after().text(), style);
  }

  /// The fixes, one a line, with the places their findings had.
  public String made() {
    StringBuilder out = new StringBuilder();
    fixed.made().forEach(m -> out.append(line(m.choice())).append('\n'));
    return out.toString();
  }

  public List<String> withdrawn() {
    List<String> lines =
        fixed.withdrawn().stream()
            .map(w -> line(w.choice()) + ": not made: " + Frame.clean(w.reason()))
            .toList();
    return lines.size() <= SHOWN
        ? lines
        : List.of(
            String.join("\n", lines.subList(0, SHOWN)),
            (lines.size() - SHOWN) + " more not made: --format json has all");
  }

  private String line(Choice choice) {
    Finding finding = choice.finding();
    return Frame.clean(prefix + finding.at())
        + ": "
        + finding.rule().id()
        + " "
        + Frame.clean(choice.fix().title());
  }

  /// `2 findings mended by this diff: CS001 ×2`.
  public String summary(String by) {
    int count = fixed.made().size();
    if (count == 0) {
      return "nothing to fix";
    }
    Map<String, Integer> rules = new TreeMap<>();
    fixed.made().forEach(m -> rules.merge(m.choice().finding().rule().id(), 1, Integer::sum));
    StringJoiner each = new StringJoiner(", ");
    rules.forEach((id, n) -> each.add(n == 1 ? id : id + " ×" + n));
    int files = fixed.changes().size();
    return "%d finding%s mended in %d file%s%s: %s"
        .formatted(count, count == 1 ? "" : "s", files, files == 1 ? "" : "s", by, each);
  }

  /// How many findings have a proposal that was not asked for.
  public long proposals() {
    return fixed.after().findings().stream()
        .filter(wanted)
        .filter(f -> Fixer.chosen(f, allowed).isEmpty())
        .filter(f -> Fixer.chosen(f, EnumSet.of(Safety.UNSAFE)).isPresent())
        .count();
  }

  /// How many have none that could be made.
  public long told() {
    return fixed.after().findings().stream()
        .filter(wanted)
        .filter(f -> Fixer.chosen(f, EnumSet.of(Safety.SAFE, Safety.UNSAFE)).isEmpty())
        .count();
  }

  public boolean any() {
    return !fixed.made().isEmpty();
  }

  public boolean stable() {
    return fixed.stable();
  }
}

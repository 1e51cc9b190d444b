package cpat.report;

import cpat.rule.Rule;
import java.util.List;

/// A rule with the text of its page.
public record RulePage(Rule rule, String markdown) {

  /// `always safe`, `proposed (unsafe)` …: what its fixes are, as the facts of the page have it.
  public String fix() {
    String facts = markdown.lines().filter(l -> l.contains(" · fix: ")).findFirst().orElse("");
    int start = facts.indexOf(" · fix: ") + " · fix: ".length();
    int end = facts.indexOf(" · ", start);
    return facts.isEmpty() ? "none" : facts.substring(start, end < 0 ? facts.length() : end);
  }

  /// For a terminal: the facts on a line of their own.
  public String shown() {
    return markdown.replaceFirst("(?m)^(\\*\\*.* · fix: .*)$", "$1\n");
  }

  /// Why it is a rule: the section of that name, in Markdown.
  public String why() {
    List<String> lines = markdown.lines().toList();
    int start = lines.indexOf("## Why") + 1;
    int end = lines.indexOf("## Cases");
    return String.join("\n", lines.subList(start, end < start ? lines.size() : end)).strip();
  }
}

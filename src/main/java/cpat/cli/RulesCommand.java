package cpat.cli;

import cpat.report.RulePage;
import cpat.report.RuleTable;
import java.io.IOException;
import java.util.List;

/// `cpat rules [WORD…]`: what is looked for, how bad it is, what can be mended.
final class RulesCommand implements Command {
  @Override
  public String name() {
    return "rules";
  }

  @Override
  public String usage() {
    return "rules [WORD…]";
  }

  @Override
  public String summary() {
    return "the rules: all, or those of a pattern, a word, another tool's code";
  }

  @Override
  public List<Option> options() {
    return List.of(Option.of("format", "FORMAT", "text, json or markdown"));
  }

  @Override
  public int run(Arguments arguments, Console console) throws UsageException, IOException {
    String format = arguments.choice("format", "text", List.of("text", "json", "markdown"));
    List<RulePage> rules = Rules.pages(Rules.about(arguments.words()));
    console.print(
        switch (format) {
          case "json" -> RuleTable.json(rules);
          case "markdown" -> RuleTable.markdown(rules, "");
          default -> RuleTable.text(rules, console.style());
        });
    if (format.equals("text") && !arguments.has("quiet") && !rules.isEmpty()) {
      String id = rules.getFirst().rule().id();
      console.hint("Next:  cpat explain " + id + "   why, and what to do about it");
    }
    return Exit.DONE;
  }
}

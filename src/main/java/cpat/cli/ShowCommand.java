package cpat.cli;

import cpat.patterns.Catalog;
import cpat.report.PageText;
import cpat.report.PeriodicTable;
import cpat.rule.Pattern;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/// `cpat show [PATTERN]`: the periodic table, or the page of one element.
final class ShowCommand implements Command {
  @Override
  public String name() {
    return "show";
  }

  @Override
  public String usage() {
    return "show [PATTERN]";
  }

  @Override
  public String summary() {
    return "the catalogue: the periodic table, or one pattern's page";
  }

  @Override
  public List<Option> options() {
    return List.of(Option.flag("cases", "", "with its cases: what is found, what is not"));
  }

  @Override
  public int run(Arguments arguments, Console console) throws UsageException, IOException {
    if (arguments.words().isEmpty()) {
      console.print(new PeriodicTable(Catalog.PATTERNS, console.style()).toString());
      if (!arguments.has("quiet")) {
        console.hint("Next:  cpat show efe   one pattern: example, details, usages");
      }
      return Exit.DONE;
    }
    for (String symbol : arguments.words()) {
      Pattern pattern = find(symbol);
      PageText page = new PageText(console.style(), arguments.has("cases"));
      console.print(page.of(Page.of(pattern)));
    }
    return Exit.DONE;
  }

  /// The pattern that a user means by a symbol.
  static Pattern find(String symbol) throws UsageException {
    return Catalog.find(symbol)
        .orElseThrow(() ->
            new UsageException(
                "no pattern `"
                    + symbol
                    + "`"
                    + Suggest.didYouMean(
                        symbol.toUpperCase(Locale.ROOT),
                        Catalog.PATTERNS.stream().map(Pattern::symbol).toList())
                    + "; `cpat show` lists all"));
  }
}

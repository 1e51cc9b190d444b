package cpat.report;

import cpat.rule.Level;
import cpat.rule.Rule;
import java.util.List;

/// Rules as a table: for people, for programs, for pages.
public final class RuleTable {
  private static final String PAGES = "src/main/java";

  private RuleTable() {}

  /// Two lines a rule: what it is, then what it says and whose codes it replaces.
  public static String text(List<RulePage> pages, Style style) {
    StringBuilder out = new StringBuilder();
    int name = pages.stream().mapToInt(p -> p.rule().name().length()).max().orElse(0);
    for (RulePage page : pages) {
      Rule rule = page.rule();
      out.append(style.bold(rule.id())).repeat(' ', 8 - rule.id().length());
      out.append(rule.name()).repeat(' ', name - rule.name().length() + 2);
      out.append(new FindingText(style, false).level(rule.level(), rule.level().word()));
      out.repeat(' ', 9 - rule.level().word().length()).append("fix: ").append(page.fix());
      out.append("\n        ").append(rule.summary());
      if (!rule.codes().isEmpty()) {
        out.append(style.dim("\n        " + String.join(", ", rule.codes())));
      }
      out.append('\n');
    }
    return out.append(style.dim(counts(pages))).append('\n').toString();
  }

  private static String counts(List<RulePage> pages) {
    StringBuilder out = new StringBuilder();
    out.append(pages.size()).append(pages.size() == 1 ? " rule" : " rules");
    for (Level level : Level.values()) {
      long count = pages.stream().filter(p -> p.rule().level() == level).count();
      if (count > 0) {
        out.append(" · ")
            .append(count)
            .append(' ')
            .append(level.word())
            .append(count == 1 ? "" : "s");
      }
    }
    return out.toString();
  }

  /// With links to the pages, from a folder that `up` leads out of to the root of the repository;
  /// without links if it is empty.
  public static String markdown(List<RulePage> pages, String up) {
    StringBuilder out =
        new StringBuilder(
            "| rule | name | level | fix | what it says | replaces |\n|---|---|---|---|---|---|\n");
    for (RulePage page : pages) {
      Rule rule = page.rule();
      String id = up.isEmpty() ? rule.id() : "[" + rule.id() + "](" + up + path(rule) + ")";
      row(out, id, rule.name(), rule.level().word(), page.fix(), rule.summary());
      out.append(' ').append(String.join(", ", rule.codes())).append(" |\n");
    }
    return out.toString();
  }

  /// The rules of one room, for its own page; their pages lie beside it.
  public static String room(List<RulePage> pages) {
    if (pages.isEmpty()) {
      return "None of its own yet.\n";
    }
    StringBuilder out =
        new StringBuilder("| rule | name | level | fix | what it says |\n|---|---|---|---|---|\n");
    for (RulePage page : pages) {
      Rule rule = page.rule();
      String id = "[" + rule.id() + "](" + rule.home().getSimpleName() + ".md)";
      row(out, id, rule.name(), rule.level().word(), page.fix(), rule.summary());
      out.append('\n');
    }
    return out.toString();
  }

  /// Where the page of a rule lies in the repository.
  public static String path(Rule rule) {
    return PAGES + rule.page();
  }

  private static void row(StringBuilder out, String... cells) {
    out.append('|');
    for (String cell : cells) {
      out.append(' ').append(cell.replace("|", "\\|")).append(" |");
    }
  }

  public static String json(List<RulePage> pages) {
    JsonWriter json = new JsonWriter(true);
    json.beginObject().member("schema", "cpat-rules/1");
    return members(json, pages).endObject().nextDocument().toString();
  }

  /// The member `rules`.
  public static JsonWriter members(JsonWriter json, List<RulePage> pages) {
    json.name("rules").beginArray();
    for (RulePage page : pages) {
      Rule rule = page.rule();
      json.beginObject().member("id", rule.id()).member("name", rule.name());
      json.member("level", rule.level().word()).member("summary", rule.summary());
      json.member("fix", page.fix()).strings("codes", rule.codes());
      json.member("page", path(rule)).endObject();
    }
    return json.endArray();
  }
}

package cpat.rule;

import java.util.List;

/// Something that hurts, and how it is found. `id` is a symbol and three digits, never reused;
/// `name` is the bad thing, in kebab case; `codes` are those of other tools that it replaces. Its
/// page lies beside `home`, with the same name.
public record Rule(
    String id,
    String name,
    Level level,
    String summary,
    List<String> codes,
    Class<?> home,
    Check check) {

  /// A rule that replaces none of another tool.
  public Rule(String id, String name, Level level, String summary, Class<?> home, Check check) {
    this(id, name, level, summary, List.of(), home, check);
  }

  /// `EFE` of `EFE001`: the pattern it belongs to; `X` and `R` belong to none.
  public String symbol() {
    return id.substring(0, id.length() - 3);
  }

  /// Where its page lies in the jar, and below the source folder.
  public String page() {
    return "/" + home.getName().replace('.', '/') + ".md";
  }
}

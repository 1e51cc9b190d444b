package cpat.allow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cpat.allow.Settings.Setting;
import cpat.model.Problem;
import cpat.rule.Finding;
import cpat.rule.Hit;
import cpat.rule.Level;
import cpat.rule.Rule;
import cpat.source.Source;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `.cpat.toml`: what it says, and that nothing in it is passed over in silence.
class SettingsFileTest {
  private static final Rule RULE =
      new Rule(
          "TST001",
          "a-thing",
          Level.WARNING,
          "a thing",
          SettingsFileTest.class,
          _ -> Stream.empty());

  private static final SettingsFile.Language NONE =
      new SettingsFile.Language() {
        @Override
        public String near(String word, Collection<String> known) {
          return "";
        }

        @Override
        public Optional<String> mistake(String glob) {
          return Optional.empty();
        }
      };

  private final List<Problem> problems = new ArrayList<>();

  private Settings read(String text) {
    Source source = new Source(".cpat.toml", text);
    return SettingsFile.read(source, Set.of("tst001", "a-thing", "tst"), NONE, problems);
  }

  private List<String> told() {
    return problems.stream().map(p -> p.at().first().line() + ": " + p.message()).toList();
  }

  private static Optional<Level> level(Settings settings, String path) {
    Source source = new Source(path, "text");
    Finding finding = new Finding(RULE, Hit.at(source.span(0, 4), "a thing"));
    return settings.of(finding, (glob, p) -> p.startsWith(glob)).map(Finding::level);
  }

  @Test
  void everything() {
    Settings settings =
        read(
            """
            include = ["app/**"]
            exclude = ["vendor/**", "*.bak"]
            fail-on = "warning"

            [rules]
            TST001 = "error"

            [[paths]]
            match = ["legacy/"]
            rules = { a-thing = "off" }
            """);
    assertEquals(List.of(), told());
    assertEquals(List.of("app/**"), settings.include());
    assertEquals(List.of("vendor/**", "*.bak"), settings.exclude());
    assertEquals(Optional.of("warning"), settings.failOn());
    assertEquals(Map.of("tst001", Setting.ERROR), settings.rules());
    assertEquals(Optional.of(Level.ERROR), level(settings, "app/Dockerfile"));
    assertEquals(Optional.empty(), level(settings, "legacy/Dockerfile"));
  }

  @Test
  void theRuleWinsOverItsPattern() {
    Settings settings = read("[rules]\ntst = \"off\"\nTST001 = \"note\"\n");
    assertEquals(Optional.of(Level.NOTE), level(settings, "Dockerfile"));
    assertEquals(Optional.empty(), level(read("[rules]\nTST = \"off\"\n"), "Dockerfile"));
  }

  @Test
  void nothingIsSaidOfARule() {
    assertEquals(Optional.of(Level.WARNING), level(read(""), "Dockerfile"));
  }

  @Test
  void mistakesHaveAPlace() {
    read(
        """
        exlude = ["x"]
        fail-on = "errors"
        include = "app"

        [rules]
        TST009 = "off"
        TST001 = "on"
        """);
    assertEquals(5, problems.size(), told()::toString);
    assertTrue(told().contains("2: `fail-on` is error, warning, note or never"), told()::toString);
    assertTrue(told().stream().anyMatch(p -> p.startsWith("1: `exlude` is not known here")));
    assertTrue(told().stream().anyMatch(p -> p.startsWith("6: no rule is called `TST009`")));
    assertTrue(told().stream().anyMatch(p -> p.startsWith("7: `TST001` is \"off\"")));
    assertTrue(told().stream().anyMatch(p -> p.startsWith("3: `include` is a list")));
  }

  @Test
  void anyTextGivesAnAnswer() {
    for (String text :
        List.of("[", "a = [1,\n", "\0", "x = 1\nx = 2\n", "[[rules]]\n", "é = \"\ud800")) {
      read(text);
      assertTrue(!problems.isEmpty(), text);
      problems.clear();
    }
  }
}

package cpat.read.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cpat.model.Invocation;
import cpat.read.Commands;
import cpat.read.shell.Shell.Dialect;
import cpat.source.Source;
import cpat.source.Span;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds for any text.
class ShellLawsTest {
  private static final String ALPHABET =
      "ab \n\t\\'\"$`(){}<>|&;#=[]-E*!~%^\r0dockerunsh case esac if fi in alias";

  private static void total(String text) {
    Source source = new Source("t", text);
    for (Dialect dialect : Dialect.values()) {
      ShellText read = Shell.parse(cpat.source.Excerpt.of(source), dialect);
      for (Invocation i : read.invocations()) {
        assertNotNull(i.at().text());
        i.words().forEach(w -> inside(w.at(), source));
        i.assignments().forEach(w -> inside(w.at(), source));
      }
      read.heredocs().forEach(h -> assertNotNull(h.body().whole().text()));
    }
  }

  private static void inside(Span span, Source source) {
    assertTrue(span.end() <= source.text().length() && span.source() == source);
  }

  @Test
  void randomTexts() {
    Random random = new Random(1);
    for (int n = 0; n < 30_000; n++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(60); i > 0; i--) {
        text.append(
            random.nextInt(40) == 0
                ? (char) random.nextInt(0x10000)
                : ALPHABET.charAt(random.nextInt(ALPHABET.length())));
      }
      total(text.toString());
    }
  }

  @Test
  void prefixesOfTheTables() throws Exception {
    for (String file : List.of("shell", "heredocs")) {
      String text = Files.readString(Path.of("src/test/tables/" + file + ".txt"));
      for (int end = 0; end < text.length(); end += 3) {
        total(text.substring(0, end));
        total(text.substring(end, Math.min(text.length(), end + 200)));
      }
    }
  }

  @Test
  void lineEndsOfWindowsGiveTheSameWords() throws Exception {
    for (String entry : entries()) {
      assertEquals(
          ShellLawsTest.words(entry), ShellLawsTest.words(entry.replace("\n", "\r\n")), entry);
    }
  }

  private static List<String> entries() throws Exception {
    try (Stream<String> lines =
        Stream.of(Files.readString(Path.of("src/test/tables/shell.txt")).split("(?m)^#+ ", -1))) {
      return lines.toList();
    }
  }

  private static String words(String text) {
    return Commands.of(Shell.read(Commands.excerpt(text))).replace("\r", "").replace("\\n", "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$(",
        "((((",
        "(",
        "{ ",
        "`",
        "\"$(",
        "\"",
        "'",
        "${",
        "${x:-",
        "$((",
        "<(",
        "case x in ",
        "if x; then ",
        "cat <<A\n",
        "a=(",
        "f() { ",
        "x=$(",
        "sh -c '",
        "sh -c \"",
        "alias a=\"",
        "\\",
        "\\\n",
        "<a",
        "@(",
        "`$(",
        "a;",
        "${a[@]} "
      })
  void deepAndLongIsNoTrouble(String piece) {
    assertTimeoutPreemptively(
        Duration.ofMinutes(2),
        () -> {
          total(piece.repeat(100_000));
          total("a=1; " + piece.repeat(100_000) + "}");
        },
        piece);
  }

  @Test
  void aLineOf50MegabytesTakesSeconds() {
    assertTimeoutPreemptively(
        Duration.ofMinutes(2),
        () -> {
          for (String piece : List.of("docker run -v a:b \"$(c)\" ", "x", "'a' ", "$a\"$b\"")) {
            Shell.read(Commands.excerpt(piece.repeat(50_000_000 / piece.length())));
          }
        });
  }
}

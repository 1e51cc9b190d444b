package cpat.read.dockerfile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cpat.model.Build;
import cpat.model.Command;
import cpat.model.Instruction;
import cpat.model.Problem;
import cpat.model.Reading;
import cpat.model.Statement;
import cpat.model.Word;
import cpat.source.Span;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What holds for every text: reading never throws, places are true, nothing is lost in between.
class DockerfileLawsTest {
  private static final Path CORPUS = Path.of("src/test/corpus/dockerfile");

  private static final List<String> PIECES =
      List.of(
          "FROM a\n",
          "RUN ",
          "COPY ",
          "ENV ",
          "ARG ",
          "HEALTHCHECK ",
          "ONBUILD ",
          "\\\n",
          "`\n",
          "\n",
          "\r\n",
          " ",
          "\t",
          "# c\n",
          "# escape=`\n",
          "<<EOF",
          "<<-'E F'",
          "EOF\n",
          "\tE F\n",
          "[\"a\"",
          "]",
          "[1]",
          "\"",
          "'",
          "\\",
          "${",
          "}",
          "$a",
          "a=b ",
          "--mount=a=\"b\" ",
          "--",
          "\u00a0",
          "\u2003",
          "\ufeff",
          "\ud83d\ude00",
          "\ud83d",
          "\0",
          "\\u0041");

  private static List<String> corpus() throws Exception {
    try (Stream<Path> files = Files.list(CORPUS)) {
      List<String> texts = new java.util.ArrayList<>();
      for (Path file : files.sorted().toList()) {
        texts.add(Files.readString(file));
      }
      assertTrue(texts.size() >= 12);
      return texts;
    }
  }

  @Test
  void theCorpusHasNoProblems() throws Exception {
    for (String text : corpus()) {
      assertEquals(List.of(), DockerfileForm.problems(text), text);
      lawful(text);
    }
  }

  @Test
  void everyPrefix() throws Exception {
    for (String text : corpus()) {
      for (int end = 0; end < text.length(); end++) {
        lawful(text.substring(0, end));
      }
    }
  }

  @Test
  void mutations() throws Exception {
    Random random = new Random(1);
    List<String> corpus = corpus();
    for (int round = 0; round < 6000; round++) {
      StringBuilder text = new StringBuilder(corpus.get(random.nextInt(corpus.size())));
      for (int change = random.nextInt(5); change >= 0; change--) {
        int at = random.nextInt(text.length() + 1);
        int end = Math.min(text.length(), at + random.nextInt(20));
        switch (random.nextInt(3)) {
          case 0 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
          case 1 -> text.delete(at, end);
          default -> text.insert(random.nextInt(text.length() + 1), text.substring(at, end));
        }
      }
      lawful(text.toString());
    }
  }

  @Test
  void pieces() {
    Random random = new Random(2);
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(12); i >= 0; i--) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      lawful(text.toString());
    }
  }

  @Test
  void randomBytes() {
    Random random = new Random(3);
    for (int round = 0; round < 5000; round++) {
      byte[] bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      lawful(new String(bytes, UTF_8));
    }
  }

  @Test
  void lineEndsMakeNoDifference() throws Exception {
    for (String text : corpus()) {
      String unix = text.replace("\r\n", "\n");
      assertEquals(forms(unix), forms(unix.replace("\n", "\r\n")));
    }
  }

  @Test
  void theLastLineNeedsNoEnd() throws Exception {
    for (String text : corpus()) {
      assertEquals(forms(text.stripTrailing()), forms(text.stripTrailing() + "\n"));
    }
  }

  private static List<String> forms(String text) {
    return DockerfileForm.build(text).statements().stream()
        .map(DockerfileForm::statement)
        .map(form -> form.replace("\r", ""))
        .toList();
  }

  @Test
  void timeIsLinear() {
    Stream.of(
            "FROM a\nRUN " + "x ".repeat(2_000_000),
            "FROM a\nCOPY " + "x ".repeat(300_000),
            "FROM a\nENV " + "a=$b ".repeat(200_000),
            "FROM a\n" + "RUN x y\n".repeat(200_000),
            "FROM a\nRUN " + "a \\\n".repeat(300_000) + "b",
            "FROM a\nRUN a \\\n" + "# c\n".repeat(300_000) + "b",
            "FROM a\n" + "ONBUILD ".repeat(300_000) + "RUN x",
            "FROM a\nENV a=" + "${a:-".repeat(300_000),
            "FROM a\nRUN " + "[".repeat(300_000),
            "FROM a\nRUN cat " + "<<A ".repeat(30_000) + "\n" + "A\n".repeat(30_000),
            "FROM a\nRUN " + "--mount=a ".repeat(100_000),
            "FROM a AS b\nCOPY --from=b x y\n".repeat(50_000))
        .forEach(text ->
            assertTimeoutPreemptively(
                Duration.ofMinutes(2), () -> DockerfileForm.read(text), () -> start(text)));
  }

  private static String start(String text) {
    return text.substring(0, 40);
  }

  private static void lawful(String text) {
    Reading reading = DockerfileForm.read(text);
    for (Problem problem : reading.problems()) {
      assertTrue(problem.at().end() <= text.length());
      assertTrue(!problem.message().isEmpty() && problem.message().length() < 300);
    }
    Build build = reading.builds().getFirst();
    assertTrue(!build.stages().isEmpty() || !reading.problems().isEmpty(), text);
    int behind = text.startsWith("\ufeff") ? 1 : 0;
    for (Statement statement : build.statements()) {
      assertTrue(statement.at().start() >= behind, text);
      onlyComments(text.substring(behind, statement.at().start()), text);
      behind = statement.at().end();
      places(statement, statement.at(), text);
    }
    onlyComments(text.substring(behind), text);
    build.stages().forEach(s -> s.instructions().forEach(i -> commands(i, text)));
  }

  private static void onlyComments(String between, String text) {
    for (String line : between.split("\n", -1)) {
      int first = Blanks.skip(line, 0, line.length());
      assertTrue(first == line.length() || line.charAt(first) == '#', text);
    }
  }

  private static void places(Statement statement, Span within, String text) {
    for (Word flag : statement.flags()) {
      assertTrue(within.contains(flag.at()), text);
    }
    for (Word word : statement.arguments()) {
      assertTrue(within.contains(word.at()), text);
      boolean decoded = statement.form() == Statement.Form.EXEC && word.raw().startsWith("\"");
      if (!decoded && !word.raw().contains("\n")) {
        assertEquals(word.raw(), word.text(), text);
      }
    }
    for (Statement.Heredoc heredoc : statement.heredocs()) {
      assertTrue(within.contains(heredoc.at()), text);
      assertEquals(heredoc.content(), heredoc.at().text(), text);
    }
    statement.trigger().ifPresent(trigger -> places(trigger, within, text));
  }

  private static void commands(Instruction instruction, String text) {
    if (instruction instanceof Instruction.Run(Statement written, Command command, _)) {
      assertTrue(written.at().contains(command.at()), text);
    }
  }
}

package cpat.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cpat.model.Build;
import cpat.model.Command;
import cpat.model.Instruction.Cmd;
import cpat.read.Lookup;
import cpat.read.dockerfile.Dockerfiles;
import cpat.source.Edit;
import cpat.source.Excerpt;
import cpat.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// Whenever a text is offered as a JSON array, its words are those that the `sh` of this machine
/// makes of it, and its first word is none of the shell's own.
class ExecFormTest {
  private static final List<String> WORDS =
      List.of(
          "nginx",
          "/usr/bin/java",
          "./run.sh",
          "-g",
          "--port=80",
          "-Dx=a,b",
          "a:b@c%d+e",
          "FOO=1",
          "\"daemon off;\"",
          "'a  b'",
          "'it is'\"'\"s",
          "\"\"",
          "''",
          "a\"b c\"d",
          "\"a'b\"",
          "'\"'",
          "é",
          "\"é ü 名\"",
          "'\uD83D\uDE00'",
          "cd",
          "echo",
          "exec",
          "if",
          "time",
          "kill",
          "true",
          "[",
          ".",
          ":",
          "$HOME",
          "${PORT:-80}",
          "\"$HOME\"",
          "'$HOME'",
          "$(date)",
          "`date`",
          "&&",
          "||",
          "|",
          ";",
          "&",
          "<in",
          ">out",
          "2>&1",
          "*",
          "?",
          "[ab]",
          "~",
          "~/x",
          "a~b",
          "{a,b}",
          "{",
          "}",
          "(",
          ")",
          "!",
          "#x",
          "a#b",
          "\\ ",
          "a\\b",
          "\"a\\\"b\"",
          "\"a\\nb\"",
          "'a\\nb'",
          "\"a`b\"",
          "'",
          "\"",
          "a=b",
          "^",
          "x\ty",
          "\u00a0",
          "test");

  private static final String OUTSIDE = "$`&|;<>*?[~(){}\\!#";

  @Test
  void wordsAreThoseOfTheShell() throws Exception {
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/sh")));
    Random random = new Random(42);
    List<String> offered = new ArrayList<>();
    List<List<String>> said = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      String text = text(random);
      ExecForm.words(text)
          .ifPresent(words -> {
            offered.add(text);
            said.add(words);
          });
    }
    assertTrue(offered.size() > 300, "only " + offered.size() + " texts are offered");
    for (String text : offered) {
      assertTrue(outside(text).chars().noneMatch(c -> OUTSIDE.indexOf(c) >= 0), text);
      assertFalse(text.contains("$") || text.contains("`"), text);
    }
    assertEquals(shell(offered), said);
    List<String> firsts = said.stream().map(List::getFirst).distinct().toList();
    assertEquals(List.of(), own(firsts), "are the shell's own");
  }

  /// What the Dockerfile says after the edit is what the shell got before, over several lines too.
  @Test
  void editedFilesSayTheSame() {
    Random random = new Random(7);
    int offered = 0;
    for (int i = 0; i < 20_000; i++) {
      String text = text(random);
      String gap = random.nextBoolean() ? " \\\n  " : random.nextBoolean() ? " \\\r\n# x\n" : " ";
      Source file = new Source("Dockerfile", "FROM a\nCMD " + text.replace(" ", gap) + "\n");
      if (!(command(file) instanceof Command.Shell shell)) {
        continue;
      }
      for (Edit edit : ExecForm.array(shell).stream().toList()) {
        offered++;
        assertEquals(
            ExecForm.words(shell.script().strip()).orElseThrow(),
            command(file.with(List.of(edit))) instanceof Command.Exec exec
                ? exec.words()
                : List.of(),
            file.text());
      }
    }
    assertTrue(offered > 300, "only " + offered + " edits are offered");
  }

  private static Command command(Source file) {
    Build build = Dockerfiles.read(Excerpt.of(file), Lookup.NONE).builds().getFirst();
    return build.stages().getFirst().last(Cmd.class).orElseThrow().command();
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder(random.nextInt(3) > 0 ? "nginx" : word(random));
    for (int more = random.nextInt(4); more > 0; more--) {
      text.append(random.nextInt(5) > 0 ? " " : "").append(word(random));
    }
    return text.toString();
  }

  private static String word(Random random) {
    return WORDS.get(random.nextInt(WORDS.size()));
  }

  /// The text without what stands in quotes.
  private static String outside(String text) {
    return text.replaceAll("'[^']*'|\"[^\"]*\"", "");
  }

  /// The words of each text as `sh` hands them to a program: one line each, an empty line between.
  @SuppressWarnings("OrphanedFormatString") // it is the shell's
  private static List<List<String>> shell(List<String> texts) throws Exception {
    StringBuilder script = new StringBuilder("p() { for w; do printf '<%s>\\n' \"$w\"; done; }\n");
    texts.forEach(t -> script.append("p ").append(t).append("\necho\n"));
    List<List<String>> all = new ArrayList<>();
    List<String> words = new ArrayList<>();
    for (String line : run(script.toString())) {
      if (line.isEmpty()) {
        all.add(List.copyOf(words));
        words.clear();
      } else {
        words.add(line.substring(1, line.length() - 1));
      }
    }
    return all;
  }

  /// Those of the words that `sh` does not look for on PATH.
  private static List<String> own(List<String> words) throws Exception {
    StringBuilder script = new StringBuilder();
    for (String word : words) {
      script.append("command -V '").append(word.replace("'", "'\\''")).append("' 2>&1\n");
    }
    Set<String> signs = Set.of("builtin", "keyword", "reserved");
    return run(script.toString()).stream()
        .filter(line -> signs.stream().anyMatch(line::contains))
        .toList();
  }

  private static List<String> run(String script) throws IOException, InterruptedException {
    Path file = Files.createTempFile("cpat-words", ".sh");
    try {
      Files.writeString(file, script);
      Process sh = new ProcessBuilder("/bin/sh", file.toString()).redirectErrorStream(true).start();
      String out =
          new String(sh.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
      sh.waitFor();
      return out.lines().toList();
    } finally {
      Files.delete(file);
    }
  }
}

package cpat.patterns.efe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cpat.files.Shipped;
import cpat.model.Command;
import cpat.model.Instruction.Cmd;
import cpat.read.Projects;
import cpat.read.Readers;
import cpat.read.Tree;
import cpat.resolve.Resolution;
import cpat.rule.Detection;
import cpat.rule.Finding;
import cpat.rule.Safety;
import cpat.source.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Shell texts put together at random: the safe fix of EFE001 is absent, or what it leaves does
/// what the shell did: the words of an array are those that `/bin/sh` would run, and a text with
/// `exec` prints the same and ends with the same code.
class ShellTextsTest {
  private static final List<String> FIRST =
      List.of(
          "app",
          "tool",
          "echo",
          "cd",
          "V=1",
          "$V",
          "if",
          "!",
          "exec",
          "'app'",
          "(",
          "{",
          "trap",
          "\"tool\"",
          "time",
          "true");
  private static final List<String> MORE =
      List.of(
          "a",
          "-b",
          "--c=d",
          "$V",
          "\"$V\"",
          "'x y'",
          "\"p  q\"",
          "''",
          "x'y'\"z\"",
          "a\\ b",
          "*",
          "?",
          "[ab]",
          "~",
          "{a,b}",
          "`app`",
          "$(tool)",
          "&&",
          "&&",
          "||",
          "|",
          ";",
          "&",
          "app",
          "tool",
          "2>/dev/null",
          "#",
          "!",
          ")",
          "}",
          "'$V'",
          "'\\'",
          "k=v",
          "é");

  @TempDir Path folder;

  @Test
  void aSafeFixDoesWhatTheShellDid() throws Exception {
    for (String name : List.of("app", "tool")) {
      Path program = folder.resolve(name);
      Files.writeString(program, "#!/bin/sh\nprintf '<%s>' " + name + " \"V=$V\" \"$@\"\necho\n");
      assertTrue(program.toFile().setExecutable(true));
    }
    Random random = new Random(5);
    int arrays = 0;
    int execs = 0;
    for (int i = 0; i < 4000; i++) {
      String text = text(random);
      Optional<Command> fixed = fixed(text);
      if (fixed.isEmpty()) {
        continue;
      }
      switch (fixed.get()) {
        case Command.Exec exec -> {
          arrays++;
          String asked = "set -- " + text + "\nprintf '%s\\n' \"$@\"";
          String words = String.join("\n", exec.words());
          assertEquals("0 " + words + "\n", sh(asked), text);
        }
        case Command.Shell shell -> {
          execs++;
          assertTrue(shell.script().contains("exec "), text);
          assertEquals(sh(text), sh(shell.script()), text);
        }
      }
    }
    assertTrue(arrays > 50 && execs > 50, arrays + " arrays, " + execs + " with exec");
  }

  private static String text(Random random) {
    List<String> words = new ArrayList<>();
    words.add(FIRST.get(random.nextInt(random.nextBoolean() ? 2 : FIRST.size())));
    int size = random.nextInt(5);
    for (int i = 0; i < size; i++) {
      words.add(MORE.get(random.nextInt(MORE.size())));
      if (words.getLast().equals("&&")) {
        words.add(FIRST.get(random.nextInt(FIRST.size())));
      }
    }
    return String.join(" ", words);
  }

  private static Optional<Command> fixed(String text) throws IOException {
    Source source = new Source("Dockerfile", "FROM debian:bookworm-slim\nCMD " + text + "\n");
    List<Finding> findings =
        Detection.of(List.of(), List.of(ShellFormCommand.RULE), resolution(source), Tree.NONE)
            .findings();
    return findings.stream()
        .flatMap(f -> f.fixes().stream())
        .filter(f -> f.safety() == Safety.SAFE)
        .findFirst()
        .map(f -> {
          Source after = source.with(f.edits());
          try {
            return resolution(after)
                .project()
                .builds()
                .getFirst()
                .stages()
                .getFirst()
                .last(Cmd.class)
                .orElseThrow()
                .command();
          } catch (IOException e) {
            throw new AssertionError(e);
          }
        });
  }

  private static Resolution resolution(Source source) throws IOException {
    return new Resolution(
        Projects.of(List.of(Readers.read(source, Tree.NONE, true).orElseThrow())),
        Shipped.officialImages()::find);
  }

  /// Exit code and what is printed.
  private String sh(String text) throws Exception {
    ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", text).directory(folder.toFile());
    builder.environment().put("PATH", folder + ":/usr/bin:/bin");
    builder.environment().put("V", "v w");
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    Process process = builder.start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(10, TimeUnit.SECONDS), text);
    return process.exitValue() + " " + out;
  }
}

package cpat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cpat.lab.ExampleScript;
import cpat.patterns.Catalog;
import cpat.rule.Pattern;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The examples keep to the form that `sh` runs and `cpat run` plays, on every engine and builder,
/// and their last section takes back what the others made (docs/decisions/0007).
class ExampleFormTest {
  private static final Set<String> IMAGES =
      Set.of(
          "busybox:1.37.0",
          "debian:12.12-slim",
          "eclipse-temurin:25.0.1_8-jdk",
          "eclipse-temurin:25.0.1_8-jre",
          "golang:1.25.3-bookworm",
          "haproxy:2.6.22",
          "httpd:2.4.65",
          "maven:3.9.11-eclipse-temurin-25",
          "postgres:15.14-bookworm",
          "python:3.11.13-slim-bookworm");

  private static final String WORD = "(?:^|(?<=[\\s=\"']))";
  private static final String ONE_TAG = WORD + "(?!cpat-)([a-z][a-z0-9./-]*:[0-9][^\\s\"']*)";
  private static final String MADE =
      " --name[ =](\\S+)| -t ([^\\s\\d]\\S*)|docker (?:network|volume) create (\\S+)";
  private static final String PUBLISHED = " -p (\\S+?)(?::[0-9]+)?(?=\\s|$)|--publish (\\S+)";

  /// What not every builder takes: the one before BuildKit, Docker 20.10's, Buildah.
  private static final String NOT_EVERYWHERE = "# *syntax=|<<|--chmod|--link|--mount|--parents";

  private static Path folder(Pattern pattern) {
    return Path.of(
        "src/main/java/cpat/patterns", pattern.symbol().toLowerCase(Locale.ROOT), "example");
  }

  private static ExampleScript script(Pattern pattern) throws Exception {
    return ExampleScript.of(Files.readString(folder(pattern).resolve("run.sh")));
  }

  private static List<String> commands(List<ExampleScript.Step> steps) {
    return steps.stream().map(ExampleScript.Step::command).toList();
  }

  private static List<String> all(Pattern pattern) throws Exception {
    List<String> all = new ArrayList<>(commands(script(pattern).steps()));
    all.addAll(commands(script(pattern).cleanUp()));
    return all;
  }

  /// The groups that took part, of all places.
  private static Set<String> matches(String pattern, String text) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = java.util.regex.Pattern.compile(pattern).matcher(text);
    while (matcher.find()) {
      for (int i = 1; i <= matcher.groupCount(); i++) {
        if (matcher.group(i) != null) {
          found.add(matcher.group(i));
        }
      }
    }
    return found;
  }

  private static Stream<DynamicTest> each(BiConsumer<Pattern, List<String>> test) {
    return Catalog.PATTERNS.stream()
        .map(p -> DynamicTest.dynamicTest(p.symbol(), () -> test.accept(p, all(p))));
  }

  @TestFactory
  Stream<DynamicTest> head() {
    return Catalog.PATTERNS.stream().map(p -> DynamicTest.dynamicTest(p.symbol(), () -> head(p)));
  }

  private static void head(Pattern pattern) throws Exception {
    String text = Files.readString(folder(pattern).resolve("run.sh"));
    assertTrue(text.startsWith("#!/bin/sh\n# " + pattern.name() + ": "), "the head");
    assertTrue(text.contains("\nset -eu\ncd \"$(dirname \"$0\")\"\n\n"), "the head");
    assertTrue(text.contains("\n\n# Clean up\n"), "how to clean up");
    assertTrue(
        script(pattern).steps().stream().anyMatch(s -> !s.expectations().isEmpty()), "no outcome");
  }

  /// Lines for docker are one command with words; other lines may be any shell, without docker.
  @TestFactory
  Stream<DynamicTest> commands() {
    return each((pattern, commands) -> commands.forEach(ExampleFormTest::command));
  }

  private static void command(String command) {
    assertTrue(
        matches("\\bsleep ([\\d.]+)", command).stream().allMatch(s -> s.matches("0\\.\\d+|1|300")),
        command);
    if (!command.startsWith("docker ")) {
      assertEquals(Set.of(), matches("((?<![\\w-])docker\\b)", command), command);
      return;
    }
    String unquoted = command.replaceAll("'[^']*'|\"[^\"]*\"", "Q");
    assertEquals(Set.of(), matches("([|&;<>()`$*?\\\\])", unquoted), command);
    String substituted =
        command.replaceAll("'[^']*'", "").replaceAll("\\$PWD|\\$\\(id -[ug]\\)", "");
    assertEquals(Set.of(), matches("([$`])", substituted), command);
  }

  /// Names are of the pattern, so no two examples meet, and each is taken back at the end.
  @TestFactory
  Stream<DynamicTest> names() {
    return each((pattern, commands) -> {
      String own = "cpat-" + pattern.symbol().toLowerCase(Locale.ROOT);
      Set<String> removed = new TreeSet<>();
      for (String command : commands) {
        if (command.matches("docker (rm|rmi|network rm|volume rm) .*")) {
          removed.addAll(List.of(command.split(" ")));
        }
      }
      for (String command : commands) {
        if (command.matches("docker (run|create|build|network create|volume create) .*")) {
          Set<String> made = matches(MADE, command);
          made.forEach(n -> assertTrue(n.matches(own + "([-:].*)?"), command));
          made.removeIf(n -> removed.contains(n) || command.contains(" --rm "));
          assertEquals(Set.of(), made, "nothing removes it: " + command);
        }
      }
    });
  }

  /// On loopback alone, and no two examples on one port.
  @Test
  void ports() throws Exception {
    var users = new TreeMap<String, Set<String>>();
    for (Pattern pattern : Catalog.PATTERNS) {
      Set<String> published = new TreeSet<>();
      for (String command : all(pattern)) {
        if (command.startsWith("docker ")) {
          published.addAll(matches(PUBLISHED, command));
        }
        Set<String> asked = matches("http://([^/\\s\"']+)", command);
        assertTrue(
            !command.startsWith("curl ") || published.containsAll(asked),
            () -> "not published: " + command);
      }
      for (String port : published) {
        assertTrue(port.matches("127\\.0\\.0\\.1:80\\d\\d"), pattern.symbol() + " -p " + port);
        users.computeIfAbsent(port, _ -> new TreeSet<>()).add(pattern.symbol());
      }
    }
    users.values().removeIf(u -> u.size() == 1);
    assertEquals(java.util.Map.of(), users);
  }

  /// What a step changes in the folder is undone: `sed -i.bak` keeps what `mv` brings back.
  @TestFactory
  Stream<DynamicTest> edits() {
    return each((pattern, commands) -> {
      for (String command : commands) {
        for (String file : matches("^sed -i\\.bak .* (\\S+)$", command)) {
          assertTrue(commands.contains("mv " + file + ".bak " + file), command);
        }
      }
    });
  }

  /// Pinned versions, of the images that the tests have; nothing that a builder may refuse.
  @TestFactory
  Stream<DynamicTest> images() {
    return Catalog.PATTERNS.stream().map(p -> DynamicTest.dynamicTest(p.symbol(), () -> images(p)));
  }

  private static void images(Pattern pattern) throws Exception {
    for (String command : all(pattern)) {
      if (command.startsWith("docker ")) {
        assertTrue(IMAGES.containsAll(matches(ONE_TAG, command)), command);
      }
    }
    try (Stream<Path> files = Files.walk(folder(pattern))) {
      for (Path file :
          files.filter(f -> f.getFileName().toString().startsWith("Dockerfile")).toList()) {
        String text = Files.readString(file);
        Set<String> bases = matches("(?m)^FROM (\\S+)", text);
        bases.removeAll(matches("(?m)^FROM \\S+ AS (\\S+)", text));
        bases.removeAll(Set.of("scratch", "$BASE"));
        assertTrue(IMAGES.containsAll(bases), () -> file + " " + bases);
        assertEquals(Set.of(), matches("(" + NOT_EVERYWHERE + ")", text), file.toString());
      }
    }
  }
}

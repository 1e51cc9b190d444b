package cpat.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;

/// A question to the program: files, the words typed, the exit code and what the answer holds.
/// Files stand in a text: `== path`, then their lines. What begins with `!` must not be there.
record WhyCase(String name, String files, String line, int code, List<String> holds) {
  /// A Dockerfile with three stages, for cases that need one.
  static final String APP =
      """
      == Dockerfile
      FROM node:22 AS base
      WORKDIR /app
      COPY package.json ./
      FROM base AS test
      CMD ["npm", "test"]
      FROM base
      ARG MODE=prod
      ENV MODE=$MODE PORT=80
      COPY . .
      USER node
      CMD ["node", "server.js"]
      """;

  /// What stands in quotes is one word.
  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

  static WhyCase answered(String name, String files, String line, String... holds) {
    return new WhyCase(name, files, line, 0, List.of(holds));
  }

  static WhyCase refused(String name, String files, String line, String... holds) {
    return new WhyCase(name, files, line, 2, List.of(holds));
  }

  static Stream<DynamicTest> all(Path root, Stream<WhyCase> cases) {
    return cases.map(c -> DynamicTest.dynamicTest(c.name(), () -> c.check(root)));
  }

  private void check(Path root) throws Exception {
    Path folder = root.resolve(name.replaceAll("[^a-zA-Z0-9]+", "-"));
    for (String file : files.strip().split("(?m)^== ", -1)) {
      if (!file.isBlank()) {
        Path path = folder.resolve(file.substring(0, file.indexOf('\n')).strip());
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.substring(file.indexOf('\n') + 1));
      }
    }
    Files.createDirectories(folder);
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(line);
    while (matcher.find()) {
      words.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
    }
    // Options stand before what goes into the container.
    words.addAll(1, List.of("--engine", "none"));
    Programs.Outcome outcome = Programs.run(folder, "", words);
    String text = (outcome.out() + outcome.err()).replaceAll("[ \\n]+", " ");
    List<Executable> checks = new ArrayList<>();
    checks.add(() -> assertEquals(code, outcome.code(), text));
    for (String held : holds) {
      boolean wanted = !held.startsWith("!");
      String part = wanted ? held : held.substring(1);
      checks.add(() -> assertEquals(wanted, text.contains(part), "«" + part + "» in\n" + text));
    }
    checks.add(() -> assertFalse(text.contains("Exception"), text));
    assertAll(checks);
  }
}

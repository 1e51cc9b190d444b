package cpat;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Holds every arrow of ARCHITECTURE.md, the purity line, and the size budget.
class ArchitectureTest {
  /// What detectors and rules are made of.
  private static final List<String> ROOM =
      List.of("source", "model", "facts", "read", "edit", "rule", "resolve");

  /// The catalogue knows all rules.
  private static final List<String> ROOMS_AND =
      Stream.concat(ROOM.stream(), Stream.of("general", "reactions")).toList();

  /// Package → the packages of ours it may use.
  private static final Map<String, List<String>> ARROWS =
      Map.ofEntries(
          Map.entry("source", List.of()),
          Map.entry("facts", List.of()),
          Map.entry("model", List.of("source")),
          Map.entry("rule", List.of("source", "model", "read", "resolve")),
          Map.entry("edit", List.of("source", "model", "facts", "read")),
          Map.entry("read", List.of("source", "model")),
          Map.entry("resolve", List.of("source", "model", "facts", "read")),
          Map.entry("patterns", ROOMS_AND),
          Map.entry("general", ROOM),
          Map.entry("reactions", ROOM),
          Map.entry("allow", List.of("source", "model", "read", "rule")),
          Map.entry("fix", List.of("source", "model", "read", "rule")),
          Map.entry("report", List.of("source", "model", "rule", "resolve", "fix")),
          Map.entry("write", List.of("source", "model", "report")),
          Map.entry("files", List.of("source", "model", "read")),
          Map.entry("engine", List.of("source", "model", "read", "report")),
          Map.entry("lab", List.of("source", "model", "read", "write", "engine")));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("cpat");

  @Test
  void arrows() {
    ARROWS.forEach((from, allowed) -> {
      List<String> forbidden = new ArrayList<>();
      forbidden.add("cpat.cli..");
      ARROWS.keySet().stream()
          .filter(to -> !to.equals(from) && !allowed.contains(to))
          .map(to -> "cpat." + to + "..")
          .forEach(forbidden::add);
      noClasses()
          .that()
          .resideInAPackage("cpat." + from + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(forbidden.toArray(String[]::new))
          .check(CLASSES);
    });
  }

  @Test
  void patternsAreIslands() {
    slices()
        .matching("cpat.patterns.(*)..")
        .should()
        .notDependOnEachOther()
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void purity() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "cpat.source..",
            "cpat.facts..",
            "cpat.model..",
            "cpat.read..",
            "cpat.resolve..",
            "cpat.rule..",
            "cpat.patterns..",
            "cpat.general..",
            "cpat.reactions..",
            "cpat.edit..",
            "cpat.allow..",
            "cpat.fix..",
            "cpat.report..",
            "cpat.write..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.io..", "java.nio.file..", "java.net..", "java.util.concurrent..")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.lang.Thread")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.time.Clock")
        .check(CLASSES);
  }

  @Test
  void sizes() throws Exception {
    List<Long> lines = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        if (file.toString().contains("/example/")) {
          continue;
        }
        long count;
        try (Stream<String> text = Files.lines(file)) {
          count = text.count();
        }
        assertTrue(count <= 400, () -> file + " has " + count + " lines, more than 400");
        lines.add(count);
      }
    }
    lines.sort(null);
    long median = lines.get(lines.size() / 2);
    long ninetieth = lines.get(lines.size() * 9 / 10);
    assertTrue(median <= 80, () -> "median file has " + median + " lines, more than 80");
    assertTrue(ninetieth <= 250, () -> "90th percentile is " + ninetieth + " lines, over 250");
  }

  @Test
  void packagesAreDescribedAndNullMarked() throws Exception {
    List<String> missing = new ArrayList<>();
    try (Stream<Path> folders = Files.walk(Path.of("src/main/java/cpat"))) {
      for (Path folder : folders.filter(Files::isDirectory).toList()) {
        boolean code;
        try (Stream<Path> files = Files.list(folder)) {
          code = files.anyMatch(f -> f.toString().endsWith(".java"));
        }
        Path info = folder.resolve("package-info.java");
        if (code
            && !folder.toString().contains("/example")
            && !(Files.exists(info) && Files.readString(info).contains("@NullMarked"))) {
          missing.add(folder.toString());
        }
      }
    }
    assertEquals(List.of(), missing);
  }
}

package cpat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cpat.files.Shipped;
import cpat.fix.Checkup;
import cpat.fix.Fixed;
import cpat.fix.Fixer;
import cpat.fix.Workspace;
import cpat.model.Problem;
import cpat.model.Reading;
import cpat.patterns.Catalog;
import cpat.read.Projects;
import cpat.read.Readers;
import cpat.read.Tree;
import cpat.read.image.OfficialImages;
import cpat.resolve.Resolution;
import cpat.rule.Detection;
import cpat.rule.Safety;
import cpat.source.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What holds of every fix of every rule.
public final class FixLaws {
  private static final OfficialImages IMAGES = images();
  static final List<Set<Safety>> ALLOWED =
      List.of(Set.of(Safety.SAFE), Set.of(Safety.SAFE, Safety.UNSAFE));

  private static OfficialImages images() {
    try {
      return Shipped.officialImages();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private FixLaws() {}

  /// All of them.
  public static void hold(CaseFiles project) {
    for (Set<Safety> allowed : ALLOWED) {
      Fixed fixed = stable(project, allowed);
      if (!fixed.changes().isEmpty()) {
        carriageReturns(project, fixed, allowed);
        withoutFinalNewline(project, allowed);
      }
    }
  }

  /// Those that hold of any text: it ends, a second run changes nothing, nothing is broken.
  public static void holdOfAnything(CaseFiles project) {
    ALLOWED.forEach(allowed -> stable(project, allowed));
  }

  private static Fixed stable(CaseFiles project, Set<Safety> allowed) {
    Fixed fixed = fix(project, allowed);
    if (!fixed.changes().isEmpty()) {
      assertTrue(fixed.stable(), "the rounds ran out");
      CaseFiles after = project.with(after(fixed));
      assertEquals(Map.of(), texts(fix(after, allowed)), "a second run changes nothing");
      readsAsBefore(project, after, fixed);
    }
    return fixed;
  }

  private static void readsAsBefore(CaseFiles before, CaseFiles after, Fixed fixed) {
    for (String path : fixed.changes().keySet()) {
      long now = problems(after, path);
      long was = before.find(path).isPresent() ? problems(before, path) : 0;
      assertTrue(now <= was, () -> path + " has more problems than before");
      boolean read = Readers.read(source(after, path), after, true).isPresent();
      assertTrue(read, () -> path + " does not read");
    }
  }

  private static long problems(CaseFiles files, String path) {
    return Readers.read(source(files, path), files, true).stream()
        .mapToLong(r -> r.problems().size())
        .sum();
  }

  private static Source source(CaseFiles files, String path) {
    return files.find(path).orElseThrow();
  }

  /// The CRLF form of a project gives the CRLF form of the result. Scripts and here-documents mean
  /// something else with CRLF.
  private static void carriageReturns(CaseFiles project, Fixed fixed, Set<Safety> allowed) {
    boolean means =
        project.sources().values().stream()
            .anyMatch(s -> s.text().contains("<<") || s.text().contains("\r") || isScript(s));
    if (means) {
      return;
    }
    CaseFiles crlf = project.with(map(project, FixLaws::crlf));
    Map<String, String> wanted = new LinkedHashMap<>();
    fixed.changes().forEach((path, change) -> wanted.put(path, crlf(change.after().text())));
    Map<String, String> given = new LinkedHashMap<>();
    fix(crlf, allowed)
        .changes()
        .forEach((path, change) -> {
          String text = change.after().text();
          given.put(path, change.before().isEmpty() ? crlf(text.replace("\r", "")) : text);
        });
    assertEquals(wanted, given, "with CRLF");
  }

  private static boolean isScript(Source source) {
    String name = source.path();
    return source.text().startsWith("#!")
        || name.endsWith(".sh")
        || name.endsWith("Makefile")
        || name.endsWith("justfile")
        || name.endsWith(".mk");
  }

  private static String crlf(String text) {
    return text.replace("\n", "\r\n");
  }

  private static void withoutFinalNewline(CaseFiles project, Set<Safety> allowed) {
    CaseFiles open = project.with(map(project, t -> t.replaceFirst("\\n+$", "")));
    fix(open, allowed)
        .changes()
        .forEach((path, change) ->
            assertFalse(
                change.before().isPresent() && change.after().text().endsWith("\n"),
                () -> path + " gets a final line end that it did not have"));
  }

  private static Map<String, Source> map(
      CaseFiles project, java.util.function.UnaryOperator<String> change) {
    Map<String, Source> sources = new LinkedHashMap<>();
    project.sources().forEach((p, s) -> sources.put(p, new Source(p, change.apply(s.text()))));
    return sources;
  }

  static Map<String, Source> after(Fixed fixed) {
    Map<String, Source> after = new LinkedHashMap<>();
    fixed.changes().forEach((path, change) -> after.put(path, change.after()));
    return after;
  }

  private static Map<String, String> texts(Fixed fixed) {
    Map<String, String> texts = new LinkedHashMap<>();
    fixed.changes().forEach((path, change) -> texts.put(path, change.after().text()));
    return texts;
  }

  static Fixed fix(CaseFiles project, Set<Safety> allowed) {
    Desk desk = new Desk(project);
    return Fixer.fix(desk, desk.check(Map.of()), allowed, _ -> true);
  }

  /// A project of a page, to be fixed.
  private record Desk(CaseFiles files) implements Workspace {
    @Override
    public Optional<Source> find(String path) {
      return files.find(path);
    }

    @Override
    public Optional<String> locked(String path) {
      return Optional.empty();
    }

    @Override
    public Checkup check(Map<String, Source> changed) {
      CaseFiles now = files.with(changed);
      List<Reading> readings = new ArrayList<>();
      now.sources().values().forEach(s -> Readers.read(s, now, true).ifPresent(readings::add));
      Tree tree = now;
      Resolution resolution = new Resolution(Projects.of(readings), IMAGES::find, tree);
      Detection found = Detection.of(Catalog.PATTERNS, Catalog.RULES, resolution, tree);
      List<Problem> problems = readings.stream().flatMap(r -> r.problems().stream()).toList();
      found.failures().stream()
          .findFirst()
          .ifPresent(f -> {
            throw new AssertionError(f.name() + " crashed", f.cause());
          });
      return new Checkup(found.findings(), problems, List.of());
    }
  }
}

package cpat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cpat.BuildKit.Answer;
import cpat.BuildKit.Warning;
import cpat.fix.Fixed;
import cpat.model.Build;
import cpat.model.Reading;
import cpat.model.Stage;
import cpat.patterns.Catalog;
import cpat.read.Projects;
import cpat.read.Readers;
import cpat.resolve.Resolution;
import cpat.rule.Detection;
import cpat.rule.Finding;
import cpat.rule.Safety;
import cpat.source.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Our rules beside BuildKit's own checks: every Dockerfile of the pages, the examples and the
/// corpus is judged by both, and so is what our fixes make of it. `-Dcpat.oracle.tree=DIR` takes
/// the files of a folder instead.
@Tag("engine")
class BuildKitOracleEngineTest {
  private static final String TREE = System.getProperty("cpat.oracle.tree", "");
  private static final int WORKERS = 3;

  /// The checks of BuildKit that a rule of ours says it replaces.
  private static final Set<String> CODES =
      Catalog.RULES.stream()
          .flatMap(r -> r.codes().stream())
          .filter(c -> c.matches("([A-Z]+[a-z]+){2,}"))
          .collect(Collectors.toCollection(TreeSet::new));

  @TempDir Path home;

  private static Map<String, CaseFiles> projects() throws Exception {
    return TREE.isEmpty() ? BuildKitSubject.projects() : BuildKitSubject.tree(Path.of(TREE));
  }

  /// What both say of a file; `equal` counts by code, `outside` what no rule of ours replaces.
  private record Compared(
      BuildKitSubject subject,
      Map<String, Integer> equal,
      List<Difference> differences,
      List<String> outside,
      String refusal) {}

  private record Difference(
      String subject, String code, String who, int line, String said, Set<String> rules) {
    String tell() {
      return subject + ":" + line + " " + code + " only " + who + " says of: " + said + " " + rules;
    }
  }

  @Test
  void sameFindings() throws Exception {
    Map<Map<String, String>, BuildKitSubject> subjects = new LinkedHashMap<>();
    projects()
        .forEach((name, project) ->
            BuildKitSubject.of(name, project).forEach(s -> subjects.putIfAbsent(s.files(), s)));
    List<Compared> all;
    try (BuildKit buildKit = new BuildKit(home)) {
      all = each(subjects.values(), s -> compare(buildKit, s));
    }
    BuildKitDifferences table = BuildKitDifferences.read();
    List<BuildKitDifferences.Listed> seen = new ArrayList<>();
    List<String> unlisted = new ArrayList<>();
    for (Compared one : all) {
      for (Difference difference : one.differences) {
        Optional<BuildKitDifferences.Listed> listed =
            table.of(difference.code, difference.who, difference.said, difference.rules);
        listed.ifPresentOrElse(seen::add, () -> unlisted.add(difference.tell()));
      }
    }
    tell(all, table.counted(seen), unlisted.size());
    unlisted.forEach(u -> System.out.println("  not listed: " + u));
    assertEquals("", String.join("\n", unlisted));
    if (TREE.isEmpty()) {
      List<String> gone =
          table.all().stream()
              .filter(l -> !seen.contains(l))
              .map(l -> l.code() + " " + l.who() + " " + l.said())
              .toList();
      assertEquals(List.of(), gone, "listed differences that are none any more");
      assertTrue(all.size() > 250, () -> all.size() + " files");
    }
  }

  private record Remade(int files, List<String> worse) {}

  /// What our fixes make is still built, and nothing is told more often than before.
  @Test
  void fixesAreAccepted() throws Exception {
    List<Remade> all;
    try (BuildKit buildKit = new BuildKit(home)) {
      all = each(projects().entrySet(), p -> remade(buildKit, p.getKey(), p.getValue()));
    }
    List<String> worse = all.stream().flatMap(r -> r.worse.stream()).toList();
    int files = all.stream().mapToInt(Remade::files).sum();
    System.out.printf(
        "buildkit oracle: %d fixed files accepted as before, %d worse%n",
        files - worse.size(), worse.size());
    worse.forEach(w -> System.out.println("  worse: " + w));
    assertEquals("", String.join("\n", worse));
    assertTrue(!TREE.isEmpty() || files > 250, () -> files + " files");
  }

  private static Remade remade(BuildKit buildKit, String name, CaseFiles project) throws Exception {
    List<String> worse = new ArrayList<>();
    int files = 0;
    Map<String, String> before = new TreeMap<>();
    for (Set<Safety> allowed : FixLaws.ALLOWED) {
      Fixed fixed = FixLaws.fix(project, allowed);
      Map<String, Source> after = new LinkedHashMap<>();
      fixed.changes().forEach((path, change) -> after.put(path, change.after()));
      Map<String, String> now = texts(project.with(after));
      if (now.equals(before) || after.isEmpty()) {
        continue;
      }
      before = now;
      String how = name + " " + allowed;
      for (String path : after.keySet()) {
        if (isCompose(path) && project.find(path).isPresent()) {
          files++;
          composeAccepts(buildKit, texts(project), now, path)
              .ifPresent(w -> worse.add(how + " " + path + ": " + w));
        }
      }
      List<BuildKitSubject> olds = BuildKitSubject.of(how, project);
      List<BuildKitSubject> news = BuildKitSubject.of(how, project.with(after));
      for (BuildKitSubject old : olds) {
        for (BuildKitSubject fresh : news) {
          if (fresh.name().equals(old.name()) && !fresh.files().equals(old.files())) {
            files++;
            buildAccepts(buildKit, old, fresh).ifPresent(w -> worse.add(old.name() + ": " + w));
          }
        }
      }
    }
    return new Remade(files, worse);
  }

  private static Map<String, String> texts(CaseFiles project) {
    Map<String, String> texts = new TreeMap<>();
    project.sources().forEach((path, source) -> texts.put(path, source.text()));
    return texts;
  }

  private static boolean isCompose(String path) {
    return path.matches("(.*/)?(docker-)?compose[^/]*\\.ya?ml");
  }

  private static Optional<String> composeAccepts(
      BuildKit buildKit, Map<String, String> old, Map<String, String> fresh, String path)
      throws Exception {
    Path was = buildKit.folder(old);
    Path now = buildKit.folder(fresh);
    String said = buildKit.compose(now, path);
    boolean worse = !said.isEmpty() && buildKit.compose(was, path).isEmpty();
    BuildKit.delete(was);
    BuildKit.delete(now);
    return worse ? Optional.of(said) : Optional.empty();
  }

  private static Optional<String> buildAccepts(
      BuildKit buildKit, BuildKitSubject old, BuildKitSubject fresh) throws Exception {
    Path was = buildKit.folder(old.files());
    Path now = buildKit.folder(fresh.files());
    Answer before = ask(buildKit, old, was);
    Answer after = ask(buildKit, fresh, now);
    BuildKit.delete(was);
    BuildKit.delete(now);
    if (!before.refusal().isEmpty()) {
      return Optional.empty();
    }
    if (!after.refusal().isEmpty()) {
      return Optional.of(after.refusal());
    }
    Map<String, Long> more = counted(after);
    counted(before).forEach((code, n) -> more.merge(code, -n, Long::sum));
    more.values().removeIf(n -> n <= 0);
    return more.isEmpty() ? Optional.empty() : Optional.of("more warnings than before " + more);
  }

  private static Map<String, Long> counted(Answer answer) {
    return answer.warnings().stream()
        .collect(Collectors.groupingBy(Warning::code, TreeMap::new, Collectors.counting()));
  }

  private static void tell(List<Compared> all, Map<String, Integer> listed, int unlisted) {
    Map<String, Integer> equal = new TreeMap<>();
    all.forEach(c -> c.equal.forEach((code, n) -> equal.merge(code, n, Integer::sum)));
    Map<String, Integer> outside = new TreeMap<>();
    all.forEach(c -> c.outside.forEach(code -> outside.merge(code, 1, Integer::sum)));
    System.out.printf(
        "buildkit oracle: %d Dockerfiles, %d do not build; %d findings equal, %d differ as listed,"
            + " %d more%n",
        all.size(),
        all.stream().filter(c -> !c.refusal.isEmpty()).count(),
        equal.values().stream().mapToInt(n -> n).sum(),
        listed.values().stream().mapToInt(n -> n).sum(),
        unlisted);
    System.out.println("  equal: " + equal);
    System.out.println("  of checks that no rule replaces: " + outside);
    listed.forEach((why, n) -> System.out.println("  " + n + " × " + why));
  }

  private static Compared compare(BuildKit buildKit, BuildKitSubject subject) throws Exception {
    CaseFiles project = subject.project();
    List<Reading> readings = new ArrayList<>();
    for (Source source : project.sources().values()) {
      Readers.read(source, project, true).ifPresent(readings::add);
    }
    Resolution resolution = new Resolution(Projects.of(readings), buildKit::image, project);
    Detection found = Detection.of(Catalog.PATTERNS, Catalog.RULES, resolution, project);
    assertEquals(List.of(), found.failures(), subject.name());
    Path folder = buildKit.folder(subject.files());
    Answer answer = ask(buildKit, subject, folder);
    BuildKit.delete(folder);
    List<String> outside =
        answer.warnings().stream().map(Warning::code).filter(c -> !CODES.contains(c)).toList();
    Map<String, Integer> equal = new TreeMap<>();
    List<Difference> differences = differences(subject, found.findings(), answer, equal);
    return new Compared(subject, equal, differences, outside, answer.refusal());
  }

  private static Answer ask(BuildKit buildKit, BuildKitSubject subject, Path folder)
      throws Exception {
    // Images that files come from: nothing asks us for what is in them.
    subject.build().stream()
        .flatMap(b -> b.stages().stream().flatMap(s -> images(b, s)))
        .forEach(buildKit::image);
    return buildKit.check(folder, BuildKitSubject.FILE);
  }

  private static java.util.stream.Stream<String> images(Build build, Stage stage) {
    return BuildKitSubject.froms(stage)
        .filter(f -> build.stage(f).isEmpty() && !f.contains("$") && !f.isBlank());
  }

  private static List<Difference> differences(
      BuildKitSubject subject, List<Finding> findings, Answer answer, Map<String, Integer> equal) {
    Set<Difference> differences = new LinkedHashSet<>();
    Map<String, Set<Integer>> ours = new TreeMap<>();
    for (Finding finding : findings) {
      if (finding.at().source().path().equals(BuildKitSubject.FILE)) {
        finding.codes().stream()
            .filter(CODES::contains)
            .forEach(c ->
                ours.computeIfAbsent(c, _ -> new TreeSet<>()).add(finding.at().first().line()));
      }
    }
    Set<Warning> theirs = new LinkedHashSet<>();
    for (Warning warning : answer.warnings()) {
      if (CODES.contains(warning.code())
          && theirs.add(new Warning(warning.code(), warning.first(), warning.last(), ""))) {
        boolean both =
            ours.getOrDefault(warning.code(), Set.of()).stream()
                .anyMatch(l -> warning.first() <= l && l <= warning.last());
        if (both) {
          equal.merge(warning.code(), 1, Integer::sum);
        } else {
          String code = warning.code();
          differences.add(difference(subject, code, "BuildKit", warning.first(), findings));
        }
      }
    }
    ours.forEach((code, at) -> {
      for (int line : at) {
        boolean both =
            theirs.stream()
                .anyMatch(w -> w.code().equals(code) && w.first() <= line && line <= w.last());
        // Where it stops it has not looked at everything.
        if (!both && answer.refusal().isEmpty()) {
          differences.add(difference(subject, code, "cpat", line, findings));
        }
      }
    });
    return List.copyOf(differences);
  }

  private static Difference difference(
      BuildKitSubject subject, String code, String who, int line, List<Finding> findings) {
    List<String> lines = subject.text().lines().toList();
    String said = line < 1 || line > lines.size() ? "" : lines.get(line - 1);
    Set<String> rules =
        findings.stream()
            .filter(f -> f.at().source().path().equals(BuildKitSubject.FILE))
            .filter(f -> f.at().first().line() == line)
            .map(f -> f.rule().id())
            .collect(Collectors.toCollection(TreeSet::new));
    return new Difference(subject.name(), code, who, line, said, rules);
  }

  private interface Work<T, R> {
    R of(T one) throws Exception;
  }

  private static <T, R> List<R> each(Iterable<T> all, Work<T, R> work) throws Exception {
    List<Callable<R>> tasks = new ArrayList<>();
    all.forEach(one -> tasks.add(() -> work.of(one)));
    List<R> results = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(WORKERS)) {
      for (Future<R> one : threads.invokeAll(tasks)) {
        results.add(one.get());
      }
    }
    return results;
  }
}

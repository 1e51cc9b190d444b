package cpat;

import cpat.model.Build;
import cpat.model.Instruction;
import cpat.model.Reading;
import cpat.model.Stage;
import cpat.patterns.Catalog;
import cpat.read.Paths;
import cpat.read.Readers;
import cpat.rule.Checked;
import cpat.rule.Rule;
import cpat.source.Source;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A Dockerfile as both judge it: alone, with the ignore files beside it, the folder it lies in as
/// the context. `name` tells where it is from.
record BuildKitSubject(String name, Map<String, String> files) {
  static final String FILE = "Dockerfile";
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Pattern DIGEST = Pattern.compile("@sha256:[0-9a-fA-F]+");
  private static final Pattern SYNTAX = Pattern.compile("(?i)\\A((?:#.*\\n)*?)#\\s*syntax\\s*=.*");
  private static final Pattern CHECK = Pattern.compile("(?im)^#\\s*check\\s*=.*");

  String text() {
    return files.getOrDefault(FILE, "");
  }

  CaseFiles project() {
    Map<String, Source> sources = new LinkedHashMap<>();
    files.forEach((path, text) -> sources.put(path, new Source(path, text)));
    return new CaseFiles(sources, List.of());
  }

  Optional<Build> build() {
    CaseFiles project = project();
    return Readers.read(project.find(FILE).orElseThrow(), project, true).stream()
        .flatMap(r -> r.builds().stream())
        .filter(b -> !Checked.embedded(b))
        .findFirst();
  }

  /// The Dockerfiles of a project, each by itself.
  static List<BuildKitSubject> of(String name, CaseFiles project) {
    List<BuildKitSubject> all = new ArrayList<>();
    for (Source source : project.sources().values()) {
      Optional<Reading> read = Readers.read(source, project, true);
      boolean dockerfile =
          read.stream().flatMap(r -> r.builds().stream()).anyMatch(b -> !Checked.embedded(b));
      if (dockerfile) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(FILE, settled(source.text()));
        String folder = Paths.folder(source.path());
        project.find(folder + ".dockerignore").ifPresent(i -> files.put(".dockerignore", i.text()));
        project
            .find(source.path() + ".dockerignore")
            .ifPresent(i -> files.put(FILE + ".dockerignore", i.text()));
        all.add(new BuildKitSubject(name + " " + source.path(), files));
      }
    }
    return all;
  }

  /// No other version of BuildKit is asked, and digests of images that nobody has are left out. The
  /// lines stay.
  private static String settled(String text) {
    String plain = DIGEST.matcher(text).replaceAll("");
    String instead = CHECK.matcher(plain).find() ? "# escape=\\\\\\\\" : "# check=error=false";
    return SYNTAX.matcher(plain).replaceFirst("$1" + instead);
  }

  /// All cases of all pages, the examples, the corpus: name and project.
  static Map<String, CaseFiles> projects() throws Exception {
    Map<String, CaseFiles> all = new LinkedHashMap<>();
    List<String> pages = new ArrayList<>(Catalog.RULES.stream().map(Rule::page).toList());
    Catalog.PATTERNS.forEach(p -> pages.add(Catalog.page(p)));
    for (String page : pages) {
      for (Cases.Case one :
          Cases.of(Files.readString(SOURCES.resolve(page.substring(1)))).cases()) {
        String name = page.replaceFirst("^/cpat/(patterns/)?", "") + ":" + one.line();
        all.put(name, CaseFiles.of(one));
      }
    }
    for (var pattern : Catalog.PATTERNS) {
      String room = pattern.symbol().toLowerCase(Locale.ROOT);
      Path folder = SOURCES.resolve(Path.of("cpat/patterns", room, "example"));
      all.put(room + "/example", FixLawsTest.folder(folder));
    }
    all.putAll(tree(Path.of("src/test/corpus")));
    return all;
  }

  /// The files of a tree, each as a project of its own with the ignore files beside it.
  static Map<String, CaseFiles> tree(Path root) throws Exception {
    Map<String, CaseFiles> all = new LinkedHashMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String path = file.getFileName().toString();
        if (path.endsWith(".read") || file.toString().contains("/.git/")) {
          continue;
        }
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') < 0 && Readers.candidate(path)) {
          Map<String, Source> sources = new LinkedHashMap<>();
          sources.put(path, new Source(path, text));
          for (String ignore : List.of(".dockerignore", path + ".dockerignore")) {
            Path beside = file.resolveSibling(ignore);
            if (Files.isRegularFile(beside) && !ignore.equals(path)) {
              sources.put(ignore, new Source(ignore, Files.readString(beside)));
            }
          }
          all.put(root.relativize(file).toString(), new CaseFiles(sources, List.of()));
        }
      }
    }
    return all;
  }

  /// What a stage takes files from: stages or images.
  static Stream<String> froms(Stage stage) {
    return Stream.concat(
        stage.all(Instruction.Copy.class).flatMap(c -> c.from().stream()),
        stage
            .all(Instruction.Run.class)
            .flatMap(r -> r.mounts().stream())
            .flatMap(m -> Optional.ofNullable(m.options().get("from")).stream()));
  }
}

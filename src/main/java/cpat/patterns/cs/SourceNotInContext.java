package cpat.patterns.cs;

import static cpat.rule.Level.ERROR;
import static cpat.rule.Level.WARNING;

import cpat.edit.Lines;
import cpat.facts.SourceFiles;
import cpat.facts.Spelling;
import cpat.patterns.cs.ContextFiles.Taken;
import cpat.read.Paths;
import cpat.rule.Checked;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Rule;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// CS004: see the page of the same name.
final class SourceNotInContext {
  static final Rule RULE =
      new Rule(
          "CS004",
          "source-not-in-context",
          ERROR,
          "COPY asks for what the ignore file keeps from the build, or what is not there",
          List.of("CopyIgnoredFile", "DF077"),
          SourceNotInContext.class,
          SourceNotInContext::find);

  /// Patterns that leave nothing of the context.
  private static final Set<String> EVERYTHING = Set.of("*", "**", "**/*");

  private SourceNotInContext() {}

  private static Stream<Hit> find(Checked checked) {
    return checked
        .builds()
        .flatMap(b -> ContextFiles.of(checked, b).stream())
        .flatMap(files -> {
          AnyPresent any = new AnyPresent(files);
          return files.taken().flatMap(t -> judge(files, t, any));
        });
  }

  /// Whether one of the sources is there at all: looked up once, when first asked.
  private static final class AnyPresent {
    private final ContextFiles files;
    private Optional<Boolean> known = Optional.empty();

    AnyPresent(ContextFiles files) {
      this.files = files;
    }

    boolean is() {
      if (known.isEmpty()) {
        known = Optional.of(files.taken().anyMatch(t -> present(files, t)));
      }
      return known.get();
    }
  }

  private static Stream<Hit> judge(ContextFiles files, Taken taken, AnyPresent any) {
    String path = taken.path();
    if (path.startsWith("..")) {
      return Stream.empty();
    }
    if (path.isEmpty()) {
      return everything(files)
          ? Stream.of(
              Hit.at(
                      taken.word().at(),
                      "`"
                          + files.file().path()
                          + "` keeps everything from the build: `"
                          + taken.text()
                          + "` brings nothing")
                  .codes("CopyIgnoredFile")
                  .level(WARNING)
                  .fix(Fix.show("say with `!` lines what the build is to see")))
          : Stream.empty();
    }
    return files.ignore().excludes(path) && !exceptedBelow(files, path)
        ? Stream.of(ignored(files, taken))
        : absent(files, taken, any).stream();
  }

  private static boolean everything(ContextFiles files) {
    var rules = files.ignore().rules();
    return rules.stream().anyMatch(r -> EVERYTHING.contains(r.cleaned()))
        && rules.stream().noneMatch(r -> r.exception());
  }

  /// True when an exception may let something of a folder through.
  private static boolean exceptedBelow(ContextFiles files, String path) {
    return files.ignore().rules().stream()
        .filter(r -> r.exception())
        .anyMatch(r -> r.cleaned().startsWith(path + "/") || r.cleaned().startsWith("*"));
  }

  private static Hit ignored(ContextFiles files, Taken taken) {
    String file = files.file().path();
    Hit hit =
        Hit.at(
                taken.word().at(),
                "`"
                    + file
                    + "` keeps `"
                    + taken.path()
                    + "` from the build: "
                    + (taken.glob()
                        ? "nothing is copied, or the build fails"
                        : "the build fails with \"not found\""))
            .codes("CopyIgnoredFile")
            .fix(
                Fix.unsafe(
                    "let it through: `!" + taken.path() + "` in " + file,
                    Lines.append(files.file(), List.of("!" + taken.path()))));
    return taken.glob() ? hit.level(WARNING).likely() : hit;
  }

  /// A source that is not there, where it is known what is there. What a build outside makes is not
  /// there before it ran.
  private static Optional<Hit> absent(ContextFiles files, Taken taken, AnyPresent any) {
    String path = taken.path();
    Optional<List<String>> names = files.names(Paths.folder(path));
    List<String> orders = orders(files);
    boolean order = !orders.isEmpty();
    String name = Paths.name(path);
    // Where a script or a page stands when it says `docker build .` is not known.
    boolean clear = orders.stream().allMatch(o -> o.endsWith(".yml") || o.endsWith(".yaml"));
    if (!clear || taken.glob() || names.isEmpty() || has(names.get(), name)) {
      return Optional.empty();
    }
    String beside = Paths.folder(files.build().at().source().path());
    boolean elsewhere =
        order && !beside.equals(files.folder()) && files.checked().tree().has(beside + path);
    if (elsewhere) {
      return Optional.of(
          hit(files, taken, "it lies beside the Dockerfile")
              .fix(Fix.show("name it from there: `" + below(files, beside) + path + "`")));
    }
    // Which folder is the context is a guess without an order: one source must be in it.
    if (!order && !any.is()) {
      return Optional.empty();
    }
    List<String> plain = names.get().stream().map(n -> n.replaceFirst("/$", "")).toList();
    Optional<String> meant =
        name.length() > 4 ? Spelling.nearest(name, plain, 1) : Optional.empty();
    if (meant.isPresent()) {
      String other = Paths.folder(path) + meant.get();
      return Optional.of(
          hit(files, taken, "there is `" + other + "`").fix(Fix.show("write `" + other + "`")));
    }
    boolean written =
        switch (SourceFiles.kind(path)) {
          case CODE, LIST, SCRIPT -> true;
          case CODE_FOLDER, CONTEXT, SETTINGS, ARTEFACT, UNKNOWN -> false;
        };
    return written && !ignoredByGit(files, path)
        ? Optional.of(
            hit(files, taken, "the build fails unless something makes it first")
                .fix(Fix.show("add the file, or take it out of the line")))
        : Optional.empty();
  }

  /// The files that order this build.
  private static List<String> orders(ContextFiles files) {
    return files.checked().project().links().stream()
        .filter(l -> l.build().at().equals(files.build().at()))
        .map(l -> l.from().source().path())
        .toList();
  }

  private static String below(ContextFiles files, String folder) {
    return folder.startsWith(files.folder()) ? folder.substring(files.folder().length()) : folder;
  }

  private static Hit hit(ContextFiles files, Taken taken, String rest) {
    return Hit.at(
            taken.word().at(),
            "there is no `" + taken.path() + "` in " + files.called() + ": " + rest)
        .codes("DF077")
        .level(WARNING)
        .likely();
  }

  private static boolean present(ContextFiles files, Taken taken) {
    return !taken.path().isEmpty()
        && !taken.glob()
        && files.checked().tree().has(files.folder() + taken.path());
  }

  private static boolean has(List<String> names, String name) {
    return names.contains(name) || names.contains(name + "/");
  }

  /// What git does not keep is made, not written.
  private static boolean ignoredByGit(ContextFiles files, String path) {
    return Stream.of(files.folder() + ".gitignore", ".gitignore")
        .flatMap(f -> files.checked().tree().find(f).stream())
        .anyMatch(f -> f.text().contains(Paths.name(path)) || f.text().contains("*." + end(path)));
  }

  private static String end(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }
}

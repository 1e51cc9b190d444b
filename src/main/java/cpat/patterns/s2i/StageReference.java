package cpat.patterns.s2i;

import cpat.model.Build;
import cpat.model.ImageBuild;
import cpat.model.Instruction;
import cpat.model.Link;
import cpat.model.Project;
import cpat.model.Run;
import cpat.model.Stage;
import cpat.model.Word;
import cpat.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A place where a stage is named. `at` is the name alone; empty where it is not written as it is
/// (quotes, variables).
record StageReference(String name, Optional<Span> at) {
  private static final List<String> MARKS = List.of("{{", "{%", "<%");

  /// What `--from` of COPY and the mounts of RUN name in an instruction.
  static Stream<StageReference> in(Instruction instruction) {
    return switch (instruction) {
      case Instruction.Copy copy ->
          copy.from().stream()
              .map(name ->
                  new StageReference(
                      name,
                      copy.written().flags().stream()
                          .flatMap(f -> part(f, "--from=", name).stream())
                          .reduce((_, last) -> last)));
      case Instruction.Run run ->
          run.mounts().stream()
              .filter(m -> m.options().containsKey("from"))
              .map(m -> {
                String name = m.options().getOrDefault("from", "");
                return new StageReference(name, part(m.flag(), "from=", name));
              });
      case Instruction _ -> Stream.empty();
    };
  }

  /// Every place of the file but the declaration: FROM, `--from`, mounts.
  static Stream<StageReference> in(Build build) {
    return build.stages().stream()
        .flatMap(s -> Stream.concat(from(s), s.instructions().stream().flatMap(i -> in(i))));
  }

  private static Stream<StageReference> from(Stage stage) {
    return stage.from().arguments().stream()
        .limit(1)
        .filter(w -> w.raw().equals(w.text()) && !w.text().contains("$"))
        .map(w -> new StageReference(w.text(), Optional.of(w.at())));
  }

  /// The targets that the project orders of a file: `--target`, `target:`.
  static Stream<StageReference> targets(Project project, Build build) {
    return project.links().stream()
        .filter(l -> l.build().at().equals(build.at()))
        .flatMap(l -> orders(project, l))
        .flatMap(o -> o.target().stream())
        .distinct()
        .map(t -> new StageReference(t.text(), part(t, "", t.text())));
  }

  private static Stream<ImageBuild> orders(Project project, Link link) {
    return Stream.concat(
        project.imageBuilds().stream().filter(o -> o.at().equals(link.from())),
        project.workloads().stream()
            .flatMap(w -> w.runs().stream())
            .filter(r -> r.at().equals(link.from()))
            .map(Run::build)
            .flatMap(Optional::stream));
  }

  /// True where a template engine has yet to choose among the lines, or put others in.
  static boolean template(Build build) {
    boolean inside =
        build.statements().stream()
            .filter(i -> i.keyword().equals("FROM") || i.keyword().equals("ARG"))
            .anyMatch(i -> MARKS.stream().anyMatch(m -> i.at().text().contains(m)));
    return inside
        || build
            .at()
            .text()
            .lines()
            .map(String::strip)
            .anyMatch(l -> MARKS.stream().anyMatch(l::startsWith) || l.startsWith("#include "));
  }

  boolean names(String stage) {
    return name.equalsIgnoreCase(stage);
  }

  /// The place of a text within a word, behind `before`.
  private static Optional<Span> part(Word word, String before, String text) {
    String raw = word.raw();
    int at = raw.indexOf(before + text);
    int start = at + before.length();
    int end = start + text.length();
    boolean whole = at >= 0 && (end == raw.length() || ",\"'".indexOf(raw.charAt(end)) >= 0);
    return whole && !text.isEmpty()
        ? Optional.of(word.at().source().span(word.at().start() + start, word.at().start() + end))
        : Optional.empty();
  }
}

package cpat.read.dockerfile;

import cpat.model.Base;
import cpat.model.Build;
import cpat.model.Problem;
import cpat.model.Reading;
import cpat.model.Stage;
import cpat.model.Statement;
import cpat.model.Word;
import cpat.read.Lookup;
import cpat.source.Excerpt;
import cpat.source.Source;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Short forms of what the reader understood, for tables in tests.
final class DockerfileForm {
  private DockerfileForm() {}

  static Reading read(String text) {
    return Dockerfiles.read(Excerpt.of(new Source("Dockerfile", text)), Lookup.NONE);
  }

  static Build build(String text) {
    return read(text).builds().getFirst();
  }

  /// `COPY --from=x words(a|b) <<EOF{body} @2-4` for each statement behind the first, a FROM.
  static String statements(String text) {
    return build("FROM base\n" + text).statements().stream()
        .skip(1)
        .map(DockerfileForm::statement)
        .collect(Collectors.joining("\n"));
  }

  static String statement(Statement statement) {
    StringBuilder form = new StringBuilder(statement.keyword());
    statement.flags().forEach(f -> form.append(' ').append(f.text()));
    form.append(' ').append(statement.form().name().toLowerCase(Locale.ROOT)).append('(');
    form.append(statement.arguments().stream().map(Word::text).collect(Collectors.joining("|")));
    form.append(')');
    for (Statement.Heredoc heredoc : statement.heredocs()) {
      form.append(heredoc.chomp() ? " <<-" : " <<");
      form.append(heredoc.expand() ? "" : "'").append(heredoc.name());
      form.append('{').append(heredoc.content().replace("\n", "~")).append('}');
    }
    statement.trigger().ifPresent(t -> form.append(" -> ").append(statement(t)));
    int line = statement.at().first().line();
    int end = statement.at().last().line();
    return form.append(" @").append(line).append(end > line ? "-" + end : "").toString();
  }

  /// `2:5 message` for each problem.
  static List<String> problems(String text) {
    return read(text).problems().stream().map(DockerfileForm::problem).toList();
  }

  private static String problem(Problem problem) {
    return problem.at().first().line()
        + ":"
        + problem.at().first().column()
        + " "
        + problem.message();
  }

  /// `scratch`, an image's name, `stage 1`, or `? $X`, for each stage.
  static List<String> bases(String text) {
    return build(text).stages().stream().map(Stage::base).map(DockerfileForm::base).toList();
  }

  private static String base(Base base) {
    return switch (base) {
      case Base.Scratch _ -> "scratch";
      case Base.Image image -> image.reference();
      case Base.Earlier earlier -> "stage " + earlier.stage();
      case Base.Unresolved unresolved -> "? " + unresolved.written().text();
    };
  }
}

package cpat.rule;

import cpat.model.Build;
import cpat.model.Project;
import cpat.model.Statement;
import cpat.source.Span;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Lines of a template whose commands or files another tool has yet to write: what a rule misses or
/// finds in them says nothing about the Dockerfile.
final class Unrendered {
  private static final Pattern DIRECTIVE = Pattern.compile("\\{\\{|\\{%|<%");

  /// `docker info --format '{{.Name}}'` is a command like any other.
  private static final Pattern FORMAT =
      Pattern.compile("(-f|--format)[=\\s]*('[^']*'|\"[^\"]*\"|\\{\\{\\S*)");

  private static final Set<String> OPEN =
      Set.of("RUN", "COPY", "ADD", "CMD", "ENTRYPOINT", "HEALTHCHECK", "SHELL");

  private final Map<String, List<Span>> places;

  Unrendered(Project project) {
    this.places =
        project.builds().stream()
            .map(Build::statements)
            .flatMap(List::stream)
            .filter(s -> OPEN.contains(s.keyword()) && open(s))
            .map(Statement::at)
            .collect(Collectors.groupingBy(at -> at.source().path()));
  }

  private static boolean open(Statement written) {
    String text = written.at().text();
    return written.heredocs().isEmpty()
        && DIRECTIVE.matcher(text).find()
        && DIRECTIVE.matcher(FORMAT.matcher(text).replaceAll("")).find();
  }

  boolean holds(Hit hit) {
    return places.getOrDefault(hit.at().source().path(), List.of()).stream()
        .anyMatch(at -> at.source() == hit.at().source() && at.contains(hit.at()));
  }
}

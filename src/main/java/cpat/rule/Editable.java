package cpat.rule;

import cpat.model.Build;
import cpat.model.Project;
import cpat.model.Statement;
import cpat.source.Edit;
import cpat.source.Span;
import java.util.List;
import java.util.regex.Pattern;

/// Where a fix may not write, whichever rule offers it: Dockerfiles with the backtick as escape,
/// Dockerfiles inside scripts and Compose files, here-documents, templates that another tool fills
/// in. There it is only shown.
final class Editable {
  private static final Pattern TEMPLATE = Pattern.compile("\\{\\{|\\{%|<%");

  /// A line of YAML that only a template has.
  private static final Pattern CONTROL = Pattern.compile("(?m)^\\s*(\\{\\{|\\{%|<%)");

  private final List<Build> builds;

  Editable(Project project) {
    this.builds = project.builds();
  }

  Hit only(Hit hit) {
    if (hit.fixes().stream().allMatch(this::free)) {
      return hit;
    }
    Hit kept = hit.withoutFixes();
    for (Fix fix : hit.fixes()) {
      kept = kept.fix(free(fix) ? fix : Fix.show(fix.title()));
    }
    return kept;
  }

  private boolean free(Fix fix) {
    return fix.edits().stream().allMatch(this::free);
  }

  private boolean free(Edit edit) {
    String file = edit.at().source().path();
    boolean yaml = file.endsWith(".yml") || file.endsWith(".yaml");
    if (yaml && CONTROL.matcher(edit.at().source().text()).find()) {
      return false;
    }
    for (Build build : builds) {
      if (build.at().source().path().equals(edit.at().source().path())
          && build.at().contains(edit.at())) {
        String path = build.at().source().path();
        boolean page = path.endsWith(".md") || path.endsWith(".markdown");
        boolean text = page && sameText(build);
        if (build.escape() != '\\'
            || TEMPLATE.matcher(build.at().text()).find()
            || (Checked.embedded(build) && !text)
            || heredoc(build, edit.at())) {
          return false;
        }
      }
    }
    return true;
  }

  /// A code block inside a list or a quote has something before each line.
  private static boolean sameText(Build build) {
    return build.at().first().column() == 1;
  }

  private static boolean heredoc(Build build, Span at) {
    return build.statements().stream()
        .map(Statement::heredocs)
        .flatMap(List::stream)
        .anyMatch(h -> h.at().start() < at.end() && at.start() < h.at().end());
  }
}

package cpat.rule;

import cpat.model.Build;
import cpat.model.Project;
import cpat.source.Edit;
import cpat.source.Source;
import cpat.source.Span;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Where a fix may not write, whichever rule offers it: Dockerfiles with the backtick as escape,
/// Dockerfiles inside scripts and Compose files, here-documents, templates that another tool fills
/// in, files that another tool makes. There it is only shown.
final class Editable {
  private static final Pattern TEMPLATE = Pattern.compile("\\{\\{|\\{%|<%");

  /// A line of YAML that only a template has.
  private static final Pattern CONTROL = Pattern.compile("(?m)^\\s*(\\{\\{|\\{%|<%)");

  private static final String ELSEWHERE = "in what this file is generated from: ";

  private final Map<String, List<Build>> builds;
  private final IdentityHashMap<Build, Boolean> closed = new IdentityHashMap<>();
  private final IdentityHashMap<Source, Boolean> controlled = new IdentityHashMap<>();
  private final IdentityHashMap<Build, List<Span>> heredocs = new IdentityHashMap<>();
  private final IdentityHashMap<Source, Boolean> made = new IdentityHashMap<>();

  Editable(Project project) {
    this.builds =
        project.builds().stream().collect(Collectors.groupingBy(b -> b.at().source().path()));
  }

  Hit only(Hit hit) {
    if (hit.fixes().stream().allMatch(this::free)) {
      return hit;
    }
    Hit kept = hit.withoutFixes();
    for (Fix fix : hit.fixes()) {
      kept =
          kept.fix(free(fix) ? fix : Fix.show(made(fix) ? ELSEWHERE + fix.title() : fix.title()));
    }
    return kept;
  }

  private boolean made(Fix fix) {
    return fix.edits().stream().anyMatch(e -> made(e.at().source()));
  }

  private boolean made(Source source) {
    return made.computeIfAbsent(source, s -> MadeFiles.made(s.text()));
  }

  private boolean free(Fix fix) {
    return fix.edits().stream().allMatch(this::free);
  }

  private boolean free(Edit edit) {
    Source source = edit.at().source();
    boolean yaml = source.path().endsWith(".yml") || source.path().endsWith(".yaml");
    return !made(source)
        && !(yaml && controlled.computeIfAbsent(source, s -> CONTROL.matcher(s.text()).find()))
        && builds.getOrDefault(source.path(), List.of()).stream()
            .filter(b -> b.at().contains(edit.at()))
            .noneMatch(b -> closed.computeIfAbsent(b, Editable::closed) || heredoc(b, edit.at()));
  }

  private static boolean closed(Build build) {
    String path = build.at().source().path();
    boolean page = path.endsWith(".md") || path.endsWith(".markdown");
    return build.escape() != '\\'
        || TEMPLATE.matcher(build.at().text()).find()
        || (Checked.embedded(build) && !(page && sameText(build)));
  }

  /// A code block inside a list or a quote has something before each line.
  private static boolean sameText(Build build) {
    return build.at().first().column() == 1;
  }

  private boolean heredoc(Build build, Span at) {
    List<Span> all =
        heredocs.computeIfAbsent(
            build,
            b ->
                b.statements().stream()
                    .flatMap(s -> s.heredocs().stream())
                    .map(h -> h.at())
                    .toList());
    return all.stream().anyMatch(h -> h.start() < at.end() && at.start() < h.end());
  }
}

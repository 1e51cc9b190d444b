package cpat.read.yaml;

import cpat.model.Problem;
import cpat.source.Excerpt;
import java.util.List;
import java.util.Optional;

/// Tells files that only become YAML when a template engine has run.
final class Templates {
  private Templates() {}

  private static final List<String> HELM =
      List.of(".Values", ".Release", ".Chart", ".Capabilities", "toYaml", "nindent", "include \"");

  /// What to say of a file that is no YAML; empty when it holds no template. `read`: something
  /// could be made out all the same.
  static Optional<Problem> problem(Excerpt excerpt, boolean read) {
    String text = excerpt.text();
    int at = text.indexOf("{{");
    while (at > 0 && text.charAt(at - 1) == '$') {
      at = text.indexOf("{{", at + 2); // GitHub's ${{ … }} stands in good YAML
    }
    int statement = text.indexOf("{%");
    int erb = text.indexOf("<%");
    if (at >= 0 && HELM.stream().anyMatch(text::contains)) {
      return Optional.of(problem(excerpt, at, "Helm", read));
    }
    if (statement >= 0) {
      return Optional.of(
          problem(excerpt, at < 0 ? statement : Math.min(at, statement), "Jinja", read));
    }
    if (at >= 0) {
      boolean go = text.contains("{{-") || text.contains("{{ .") || text.contains("{{.");
      return Optional.of(problem(excerpt, at, go ? "Go" : "{{ … }}", read));
    }
    return erb < 0 ? Optional.empty() : Optional.of(problem(excerpt, erb, "ERB", read));
  }

  private static Problem problem(Excerpt excerpt, int at, String engine, boolean read) {
    String advice =
        read ? "read with all its branches; render it first to be exact" : "render it first";
    return new Problem(
        excerpt.span(at, at + 2), "a template (" + engine + "), not YAML: " + advice);
  }
}

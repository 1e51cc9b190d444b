package cpat.patterns.obi;

import cpat.model.Build;
import cpat.model.Instruction.OnBuild;
import cpat.model.Stage;
import cpat.source.Source;
import cpat.source.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A comment above FROM that tells of the base image's triggers.
final class Remark {
  private static final List<String> SAYS =
      List.of(
          "trigger",
          "base image",
          "parent image",
          "base has",
          "inherit",
          "onbuild in ",
          "from the base",
          "onbuild of ");

  private Remark() {}

  /// The comment lines directly above, or up to the instruction before; a commented-out instruction
  /// is no remark.
  static Optional<Span> of(Build build, Stage stage) {
    if (build.stages().stream().anyMatch(s -> s.all(OnBuild.class).findAny().isPresent())) {
      return Optional.empty();
    }
    Source source = stage.at().source();
    String text = source.text();
    int start = text.lastIndexOf('\n', Math.max(0, stage.at().start() - 1));
    while (start > 0) {
      int above = text.lastIndexOf('\n', start - 1);
      String line = text.substring(above + 1, start).strip();
      if (!line.startsWith("#") && !line.isEmpty()) {
        return Optional.empty();
      }
      if (tells(line.toLowerCase(Locale.ROOT))) {
        return Optional.of(source.span(above + 1, start));
      }
      start = above;
    }
    return Optional.empty();
  }

  private static boolean tells(String line) {
    boolean negated =
        line.contains(" no onbuild")
            || line.contains("without onbuild")
            || line.contains("not onbuild");
    return line.contains("onbuild") && !negated && SAYS.stream().anyMatch(line::contains);
  }
}

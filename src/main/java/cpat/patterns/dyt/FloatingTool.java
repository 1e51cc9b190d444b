package cpat.patterns.dyt;

import static cpat.rule.Level.NOTE;

import cpat.model.Container;
import cpat.model.ImageName;
import cpat.model.Origin;
import cpat.model.Word;
import cpat.rule.Checked;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Rule;
import cpat.rule.Use;
import cpat.source.Span;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// DYT004: see the page of the same name.
final class FloatingTool {
  static final Rule RULE =
      new Rule(
          "DYT004",
          "floating-tool-version",
          NOTE,
          "a tool that is run again and again is whatever `latest` means on that day and machine",
          FloatingTool.class,
          FloatingTool::find);

  private FloatingTool() {}

  private static Stream<Hit> find(Checked checked) {
    Set<Span> tools = checked.uses("DYT").map(Use::at).collect(Collectors.toSet());
    return checked
        .containers()
        .filter(c -> tools.contains(c.run().at()) && again(c))
        .flatMap(c -> c.run().image().stream())
        .filter(i -> i.literal() && !i.text().contains("@") && !i.text().startsWith("localhost/"))
        .filter(i -> Set.of("", "latest").contains(ImageName.tag(i.text())))
        .filter(i -> !builtHere(checked, i))
        .map(i ->
            Hit.at(i.at(), message(i.text()))
                .fix(Fix.show("name a version, with its digest where it must not change")));
  }

  private static String message(String image) {
    String latest = ImageName.tag(image).isEmpty() ? " without a tag is `latest`" : " moves";
    return "`"
        + image
        + "`"
        + latest
        + ": two machines run two versions of the tool, as each has pulled it once";
  }

  /// Written down to be run by others or later; a page's command is run once, by hand.
  private static boolean again(Container container) {
    boolean named = !container.frame().definition().isEmpty();
    return named
        || switch (container.workload().origin()) {
          case Origin.CommandLine(var kind) ->
              switch (kind) {
                case SHELL, MAKE, JUST, PACKAGE_JSON, CI, SYSTEMD -> true;
                case MARKDOWN -> false;
              };
          case Origin.CiJob() -> true;
          case Origin.Compose(), Origin.Kubernetes _, Origin.DevContainer(), Origin.Live _ -> false;
        };
  }

  /// The project's own image has the version of the project.
  private static boolean builtHere(Checked checked, Word image) {
    return checked.project().imageBuilds().stream()
        .flatMap(b -> b.tags().stream())
        .anyMatch(t -> ImageName.repository(t.text()).equals(ImageName.repository(image.text())));
  }
}

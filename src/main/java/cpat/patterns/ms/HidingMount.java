package cpat.patterns.ms;

import static cpat.rule.Level.NOTE;
import static cpat.rule.Level.WARNING;

import cpat.edit.RunOptions;
import cpat.edit.YamlEdits;
import cpat.model.Container;
import cpat.model.Mount;
import cpat.model.Run;
import cpat.read.Paths;
import cpat.resolve.From;
import cpat.resolve.MountedPath.Hidden;
import cpat.rule.Checked;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Rule;
import cpat.source.Edit;
import cpat.source.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// MS001: see the page of the same name.
final class HidingMount {
  static final Rule RULE =
      new Rule(
          "MS001",
          "mount-hides-dependencies",
          WARNING,
          "a bind mount lies over the dependencies that the image installed: they are not there",
          HidingMount.class,
          HidingMount::find);

  private HidingMount() {}

  private static Stream<Hit> find(Checked checked) {
    Set<Span> told = new HashSet<>();
    return checked
        .containers()
        .filter(c -> !c.devContainer() && !c.live())
        .flatMap(c ->
            c.run()
                .mounts(Mount.Bind.class)
                .flatMap(b ->
                    HiddenDependencies.of(checked.resolved(), c, b).stream()
                        .map(h -> hit(checked, c, b, h))))
        .filter(h -> told.add(h.at()));
  }

  private static Hit hit(Checked checked, Container container, Mount.Bind bind, Hidden hidden) {
    String folder = hidden.installed().orElseThrow();
    Hit hit =
        Hit.at(
            bind.at(),
            "`"
                + bind.source()
                + "` over "
                + bind.target()
                + " hides "
                + folder
                + ", which the image of "
                + container.subject()
                + " installed: what the container finds there is the host's, or nothing");
    if (hidden.from() instanceof From.Written(Span at)) {
      hit = hit.note(at, "installed here");
    }
    if (own(checked, container, bind, folder)) {
      hit = hit.level(NOTE).likely();
    }
    return hit.fix(
        mended(container.run(), bind, folder)
            .map(e -> Fix.unsafe("keep the image's " + folder + " with a volume over it", e))
            .orElseGet(() -> Fix.show("add a volume at " + folder)));
  }

  /// The host has such a folder too: that one is seen, whatever platform it was made for.
  private static boolean own(Checked checked, Container container, Mount.Bind bind, String folder) {
    String target = bind.target().text();
    if (!container.compose() || !bind.source().literal() || !folder.startsWith(target)) {
      return false;
    }
    String source = Paths.join(Paths.folder(bind.at().source().path()), bind.source().text());
    return checked
        .tree()
        .has(Paths.join(source, folder.substring(target.length()).substring(1)) + "/");
  }

  private static Optional<Edit> mended(Run run, Mount.Bind bind, String folder) {
    if (run.invocation().isPresent()) {
      return RunOptions.behind(run, bind.at(), "-v " + folder);
    }
    if (bind.at().source() != run.at().source() || !run.at().contains(bind.at())) {
      return Optional.empty();
    }
    boolean mapping =
        List.of("type:", "source:", "target:", "{").stream().anyMatch(bind.at().text()::startsWith);
    if (!mapping) {
      return YamlEdits.append(run.at(), "volumes", folder);
    }
    String next = "\n" + " ".repeat(bind.at().first().column() - 1);
    return YamlEdits.append(
        run.at(),
        "volumes",
        bind.at().text().startsWith("{")
            ? "{type: volume, target: " + folder + "}"
            : "type: volume" + next + "target: " + folder);
  }
}

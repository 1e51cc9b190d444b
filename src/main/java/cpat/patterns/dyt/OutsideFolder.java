package cpat.patterns.dyt;

import static cpat.rule.Level.NOTE;
import static cpat.rule.Level.WARNING;

import cpat.edit.RunOptions;
import cpat.facts.FolderTools;
import cpat.facts.ToolCaches;
import cpat.model.Mount;
import cpat.model.Script;
import cpat.model.Word;
import cpat.resolve.Effective;
import cpat.rule.Checked;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Rule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// DYT003: see the page of the same name.
final class OutsideFolder {
  static final Rule RULE =
      new Rule(
          "DYT003",
          "tool-outside-its-folder",
          WARNING,
          "a tool starts in another folder than the mounted one, or forgets what it downloaded",
          OutsideFolder.class,
          OutsideFolder::find);

  private OutsideFolder() {}

  private static Stream<Hit> find(Checked checked) {
    return ToolLine.all(checked)
        .filter(line -> !line.openOptions())
        .flatMap(line -> elsewhere(checked, line).or(() -> forgets(checked, line)).stream());
  }

  /// The working folder is known, and is not in the mounted one; no word names that one.
  private static Optional<Hit> elsewhere(Checked checked, ToolLine line) {
    Effective effective = checked.effective(line.container());
    List<Mount.Bind> mounts = line.run().mounts(Mount.Bind.class).toList();
    if (mounts.size() != 1 || line.project().isEmpty()) {
      return Optional.empty();
    }
    Mount.Bind bind = mounts.getFirst();
    String target = trimmed(bind.target().text());
    List<String> words = line.words(effective);
    Optional<String> workdir = effective.workdir().known().map(w -> w.isEmpty() ? "/" : w);
    boolean outside =
        workdir.filter(w -> !(w + "/").startsWith(target + "/") && !target.equals("/")).isPresent();
    boolean named =
        words.stream().anyMatch(w -> w.contains(target))
            || line.run().environment().stream()
                .anyMatch(v -> v.value().filter(x -> x.text().contains(target)).isPresent());
    if (!outside || named || !FolderTools.worksHere(words, line.container().repository())) {
      return Optional.empty();
    }
    return Optional.of(
        Hit.at(
                bind.at(),
                line.subject()
                    + " starts in "
                    + workdir.get()
                    + ", and `"
                    + bind.source()
                    + "` is mounted at "
                    + target
                    + ": the tool does not see the project")
            .likely()
            .fix(
                RunOptions.behind(line.run(), bind.at(), "-w " + target)
                    .map(e -> Fix.unsafe("start it in the mounted folder", e))
                    .orElseGet(() -> Fix.show("start it in the mounted folder: -w " + target))));
  }

  /// What it downloads is gone with the container. A machine of CI is gone too.
  private static Optional<Hit> forgets(Checked checked, ToolLine line) {
    Effective effective = checked.effective(line.container());
    boolean often =
        line.kind() == Script.Kind.SHELL
            || line.kind() == Script.Kind.MAKE
            || line.kind() == Script.Kind.JUST
            || !line.container().frame().definition().isEmpty();
    List<String> words = line.words(effective);
    return ToolCaches.of(words, line.container().repository())
        .filter(_ -> often && line.run().on("rm") && line.project().isPresent())
        .filter(c -> root(effective, line) && words.stream().noneMatch(c::isMoved))
        .filter(c -> line.run().environment().stream().noneMatch(v -> c.isMoved(v.name().text())))
        .filter(c -> line.run().mounts().stream().noneMatch(m -> covers(target(m), c.folder())))
        .map(c ->
            Hit.at(
                    line.run().image().map(i -> i.at()).orElse(line.run().at()),
                    line.subject()
                        + " keeps what it downloads in "
                        + c.folder()
                        + ", which goes with the container: every run downloads it again")
                .level(NOTE)
                .fix(
                    RunOptions.add(line.run(), "-v " + c.volume() + ":" + c.folder())
                        .map(e -> Fix.unsafe("keep it in a volume", e))
                        .orElseGet(() -> Fix.show("keep it in a volume at " + c.folder()))));
  }

  /// Root is who can write to a new volume, and whose home the folder is in.
  private static boolean root(Effective effective, ToolLine line) {
    return line.run().setting("user").isEmpty()
        && effective
            .user()
            .known()
            .filter(u -> u.isEmpty() || u.equals("root") || u.equals("0"))
            .isPresent();
  }

  private static String target(Mount mount) {
    return mount.place().map(Word::text).orElse("/");
  }

  private static boolean covers(String target, String folder) {
    String place = trimmed(target);
    return place.equals("/")
        || (folder + "/").startsWith(place + "/")
        || place.startsWith(folder + "/");
  }

  private static String trimmed(String path) {
    return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }
}

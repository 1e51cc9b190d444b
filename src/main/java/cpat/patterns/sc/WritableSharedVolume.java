package cpat.patterns.sc;

import static cpat.rule.Level.NOTE;

import cpat.edit.MountEdits;
import cpat.facts.ServedFolders;
import cpat.facts.VolumeReaders;
import cpat.model.Container;
import cpat.model.Mount;
import cpat.model.Run;
import cpat.model.Word;
import cpat.rule.Checked;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Rule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// SC004: see the page of the same name.
final class WritableSharedVolume {
  static final Rule RULE =
      new Rule(
          "SC004",
          "writable-shared-volume",
          NOTE,
          "of two containers with one volume the one that only reads may write too",
          List.of("KICS Shared Volumes Between Containers"),
          WritableSharedVolume.class,
          WritableSharedVolume::find);

  private WritableSharedVolume() {}

  private static Stream<Hit> find(Checked checked) {
    return checked
        .containers()
        .filter(c -> c.compose() || c.commandLine() || c.kubernetes())
        .flatMap(c -> c.run().mounts().stream().flatMap(m -> hit(checked, c, m).stream()));
  }

  private static Optional<Hit> hit(Checked checked, Container container, Mount mount) {
    Optional<Word> target = writable(mount);
    Optional<String> source = source(container, mount);
    if (target.isEmpty()
        || source.isEmpty()
        || container.run().build().isPresent()
        || checked.resolved().builtHere(container)
        || !reads(container, mount, target.get().text())) {
      return Optional.empty();
    }
    return container
        .others()
        .map(r -> new Container(container.workload(), r))
        .flatMap(c -> writes(c, source.get()))
        .findFirst()
        .map(writer ->
            Hit.at(
                    mount.at(),
                    container.subject()
                        + " only reads at "
                        + target.get().text()
                        + " what "
                        + writer.subject()
                        + " writes there, but may write and delete too")
                .likely()
                .note(writer.title(), "it writes")
                .fix(
                    MountEdits.readOnly(mount, target.get().at(), container.kubernetes())
                        .map(e -> Fix.unsafe("mount it read-only", e))
                        .orElseGet(() -> Fix.show("mount it read-only"))));
  }

  /// Another container with the same volume, writable, and not known to read only.
  private static Stream<Container> writes(Container other, String source) {
    return other.run().mounts().stream()
        .filter(m -> source(other, m).filter(source::equals).isPresent())
        .filter(m -> writable(m).filter(t -> !reads(other, m, t.text())).isPresent())
        .map(_ -> other)
        .limit(1);
  }

  private static Optional<Word> writable(Mount mount) {
    return switch (mount) {
      case Mount.Volume(_, _, var target, var readOnly) when !readOnly -> Optional.of(target);
      case Mount.Bind(_, _, var target, var readOnly) when !readOnly -> Optional.of(target);
      case Mount _ -> Optional.empty();
    };
  }

  /// Folders of a node are no matter of the Pod alone.
  private static Optional<String> source(Container container, Mount mount) {
    return container.kubernetes() && mount instanceof Mount.Bind
        ? Optional.empty()
        : SharedVolume.source(mount);
  }

  private static boolean reads(Container container, Mount mount, String target) {
    Run run = container.run();
    String repository = container.repository();
    boolean served =
        !(mount instanceof Mount.Bind)
            && ServedFolders.isRead(repository, target)
            && (run.words().isEmpty()
                || run.words().stream().limit(2).anyMatch(ServedFolders::isProgram));
    return served
        || VolumeReaders.ships(repository, target)
        || (!run.words().isEmpty() && within(run, target));
  }

  /// `tail -F /logs/app.log`: nothing else is done, and this is what is read.
  private static boolean within(Run run, String target) {
    ReadingCommand command = ReadingCommand.of(run);
    return command.onlyReads()
        && command.paths().stream().anyMatch(p -> (p + "/").startsWith(target + "/"));
  }
}

package cpat.patterns.ms;

import static cpat.rule.Level.NOTE;

import cpat.edit.MountEdits;
import cpat.facts.ServedFolders;
import cpat.model.Container;
import cpat.model.ImageName;
import cpat.model.Mount;
import cpat.resolve.Effective;
import cpat.resolve.From;
import cpat.rule.Checked;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Rule;
import java.util.List;
import java.util.stream.Stream;

/// MS002: see the page of the same name.
final class WritableSite {
  static final Rule RULE =
      new Rule(
          "MS002",
          "writable-site-mount",
          NOTE,
          "a folder that a web server only reads is mounted writable",
          WritableSite.class,
          WritableSite::find);

  private WritableSite() {}

  private static Stream<Hit> find(Checked checked) {
    return checked
        .containers()
        .filter(c -> c.compose() || c.commandLine())
        .flatMap(c ->
            c.run()
                .mounts(Mount.Bind.class)
                .filter(b -> !b.readOnly() && b.target().literal())
                .flatMap(b -> hit(checked, c, b)));
  }

  private static Stream<Hit> hit(Checked checked, Container container, Mount.Bind bind) {
    String target = bind.target().text();
    boolean built = checked.resolved().builtHere(container);
    String image = built ? base(checked.effective(container)) : container.repository();
    if (!ServedFolders.isRead(image, target) || !serves(checked, container)) {
      return Stream.empty();
    }
    boolean configured =
        built
            || container
                .run()
                .mounts(Mount.Bind.class)
                .anyMatch(b -> ServedFolders.isConfiguration(b.target().text()));
    Hit hit =
        Hit.at(
                bind.at(),
                "`"
                    + bind.source()
                    + "` is mounted writable at "
                    + target
                    + ", where "
                    + image
                    + " only reads: who gets into the server can change the sources on the host")
            .fix(
                MountEdits.readOnly(bind, bind.target().at(), false)
                    .map(e -> Fix.unsafe("mount it read-only", e))
                    .orElseGet(() -> Fix.show("mount it read-only: `:ro`")));
    return Stream.of(configured ? hit.likely() : hit);
  }

  private static String base(Effective effective) {
    return effective.image().base().stream()
        .flatMap(b ->
            b instanceof From.OfImage i
                ? Stream.of(ImageName.repository(i.image()))
                : Stream.empty())
        .findFirst()
        .orElse("");
  }

  /// Nothing else is started: a command that is not the server may write.
  private static boolean serves(Checked checked, Container container) {
    List<String> said = container.run().words();
    List<String> words = checked.effective(container).argv().known().orElse(said);
    return (said.isEmpty() && words.isEmpty())
        || words.stream().limit(2).anyMatch(ServedFolders::isProgram);
  }
}

package cpat.patterns.dfd;

import static cpat.rule.Level.WARNING;

import cpat.facts.SourceFiles;
import cpat.rule.Checked;
import cpat.rule.Checked.Built;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Rule;
import java.util.Optional;
import java.util.stream.Stream;

/// DFD001: see the page of the same name.
final class LateInstall {
  static final Rule RULE =
      new Rule(
          "DFD001",
          "install-after-sources",
          WARNING,
          "the dependencies are installed after the sources came: every edit downloads them again",
          LateInstall.class,
          LateInstall::find);

  private LateInstall() {}

  private static Stream<Hit> find(Checked checked) {
    return checked.stages().flatMap(built -> look(checked, built).stream());
  }

  /// One per stage, for the first install that comes too late: what its fix leaves is found then.
  private static Optional<Hit> look(Checked checked, Built built) {
    return Order.of(checked.resolved(), built.build(), built.stage()).stream()
        .filter(i -> !i.first() && !isList(i.what()))
        .findFirst()
        .flatMap(install -> {
          Ground ground = new Ground(checked, built, install);
          Optional<Fix> fix = Reordering.of(install, ground);
          return fix.map(f -> hit(built, install, ground.read()).fix(f));
        });
  }

  /// `environment.yml*`: the list itself, copied so that it may be missing.
  private static boolean isList(String path) {
    return path.endsWith("*")
        && SourceFiles.kind(path.substring(0, path.length() - 1)) == SourceFiles.Kind.LIST;
  }

  /// Where the lists were not read, or are not enough, it may download nothing, or need the
  /// sources.
  private static Hit hit(Built built, Install install, boolean read) {
    Hit hit =
        Hit.at(
                install.arrival(),
                "`"
                    + install.what()
                    + "` comes before `"
                    + install.command()
                    + "` in "
                    + built.subject()
                    + ": after every edit of a source the dependencies are downloaded again")
            .note(
                install.step(),
                "`"
                    + install.command()
                    + (read ? "` needs only the dependency list" : "` downloads what it lists"));
    return read ? hit : hit.likely();
  }
}

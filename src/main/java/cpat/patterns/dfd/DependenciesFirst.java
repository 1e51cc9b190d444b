package cpat.patterns.dfd;

import static cpat.rule.Kind.*;

import cpat.model.Build;
import cpat.model.Stage;
import cpat.resolve.Resolution;
import cpat.rule.Pattern;
import cpat.rule.Use;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Dependencies First Dockerfile, found by DEFINITIONS: see README.md beside this file.
public final class DependenciesFirst {
  public static final Pattern PATTERN =
      new Pattern(
          "DFD",
          "Dependencies First Dockerfile",
          Set.of(DEVELOPMENT),
          3,
          2,
          "the dependency list is copied and installed before the other sources",
          DependenciesFirst::find,
          List.of(
              LateInstall.RULE,
              LooseInstall.RULE,
              ChangingValue.RULE,
              CacheLeft.RULE,
              StaleLists.RULE,
              MergedRun.RULE));

  private DependenciesFirst() {}

  private static Stream<Use> find(Resolution resolved) {
    return resolved.project().builds().stream()
        .flatMap(build -> build.stages().stream().flatMap(stage -> look(resolved, build, stage)));
  }

  /// One use per stage. A list in the right place beside sources in the wrong one (two ecosystems)
  /// counts for what it got wrong.
  private static Stream<Use> look(Resolution resolved, Build build, Stage stage) {
    List<Install> installs = Order.of(resolved, build, stage);
    Optional<Install> wrong = installs.stream().filter(i -> !i.first()).findFirst();
    return wrong
        .or(() -> installs.stream().findFirst())
        .map(install -> use(build.subject(stage), install))
        .stream();
  }

  private static Use use(String subject, Install install) {
    Use use =
        install.first()
            ? Use.used(
                "DFD",
                subject,
                install.arrival(),
                "`"
                    + install.what()
                    + "` arrives before the sources: `"
                    + install.command()
                    + "` runs again only when the list changes")
            : Use.misapplied(
                "DFD",
                subject,
                install.arrival(),
                "`"
                    + install.what()
                    + "` arrives before `"
                    + install.command()
                    + "`: each change of the sources downloads the dependencies again");
    Use shown = use.because(install.step(), "downloads the dependencies");
    return install.certain() ? shown : shown.likely();
  }
}

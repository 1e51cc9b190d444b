package cpat.patterns.ms;

import cpat.model.Container;
import cpat.model.Mount;
import cpat.read.Paths;
import cpat.resolve.From;
import cpat.resolve.MountedPath;
import cpat.resolve.Resolution;
import cpat.rule.Use;
import cpat.source.Span;
import java.util.Locale;
import java.util.Optional;

/// A mount that hides what the image installed below it, and sources that production depends on.
final class Misapplied {
  private Misapplied() {}

  static Optional<Use> use(Resolution resolved, Container container, Mount.Bind bind) {
    return hidden(resolved, container, bind).or(() -> production(container, bind));
  }

  private static Optional<Use> production(Container container, Mount.Bind bind) {
    if (!container.compose() || !forProduction(bind.at().source().path())) {
      return Optional.empty();
    }
    return Optional.of(
        Use.misapplied(
            "MS",
            container.subject(),
            bind.at(),
            "production runs from a folder of the host: the image does not hold what it runs"));
  }

  /// A file that says by its name what it is for.
  static boolean forProduction(String path) {
    String name = Paths.name(path).toLowerCase(Locale.ROOT);
    return name.contains("production") || (name.contains("prod") && !name.contains("product"));
  }

  private static Optional<Use> hidden(Resolution resolved, Container container, Mount.Bind bind) {
    return HiddenDependencies.of(resolved, container, bind).map(h -> hides(container, bind, h));
  }

  private static Use hides(Container container, Mount.Bind bind, MountedPath.Hidden hidden) {
    Use use =
        Use.misapplied(
            "MS",
            container.subject(),
            bind.at(),
            "the mount hides "
                + hidden.installed().orElse(hidden.what())
                + ", which the image installed: mount a folder beside it, or a volume over it");
    return hidden.from() instanceof From.Written(Span at) ? use.because(at, "installed here") : use;
  }
}

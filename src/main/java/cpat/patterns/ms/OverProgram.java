package cpat.patterns.ms;

import cpat.facts.MountedFolders;
import cpat.facts.MountedFolders.Content;
import cpat.model.Container;
import cpat.model.Mount;
import cpat.resolve.Effective;
import cpat.resolve.From;
import cpat.resolve.MountedPath;
import cpat.resolve.Resolution;

/// A folder of the project, laid over what the project's own image works with: neither the name nor
/// the place tells what it is, but the image's WORKDIR and COPY do.
final class OverProgram {
  private OverProgram() {}

  static boolean is(Resolution resolved, Container container, Mount.Bind bind) {
    String source = bind.source().text();
    String target = bind.target().text();
    boolean open =
        source.startsWith("./")
            && !MountedFolders.file(source)
            && !MountedFolders.withinOther(source)
            && !MountedFolders.scripts(source)
            && MountedFolders.host(source) == Content.UNKNOWN
            && MountedFolders.place(target) == Content.UNKNOWN;
    if (!open || !resolved.builtHere(container)) {
      return false;
    }
    Effective effective = resolved.container(container);
    return worksIn(effective, target)
        && effective.mounts().stream()
            .filter(m -> m.mount().equals(bind))
            .flatMap(m -> m.hides().stream())
            .anyMatch(MountedPath.Hidden::certain);
  }

  /// A Dockerfile of the project or the run says so.
  private static boolean worksIn(Effective effective, String target) {
    String folder = target.endsWith("/") ? target : target + "/";
    boolean written =
        effective.workdir().from().stream().limit(1).anyMatch(From.Written.class::isInstance);
    return written
        && effective.workdir().known().filter(w -> (w + "/").startsWith(folder)).isPresent();
  }
}

package cpat.resolve;

import cpat.model.Build;
import cpat.model.ImageBuild;
import cpat.model.Word;
import cpat.read.Paths;

/// Where the files of a build come from: a folder relative to the root, with its closing slash.
final class BuildContexts {
  private BuildContexts() {}

  /// Without an order: the folder of the Dockerfile.
  static String of(Build build) {
    return Paths.folder(build.at().source().path());
  }

  static String of(Build build, ImageBuild order) {
    String context = order.context().map(Word::text).orElse(".");
    if (context.contains("://") || context.contains("$") || context.equals("-")) {
      return of(build);
    }
    String joined = Paths.join(Paths.folder(order.at().source().path()), context);
    return joined.isEmpty() ? "" : joined + "/";
  }
}

package cpat.facts;

import java.util.Locale;
import java.util.Set;

/// Published images that are compilers or build tools, not places to run a finished program.
public final class ToolchainImages {
  private static final Set<String> NAMES =
      Set.of(
          ("golang rust maven gradle gcc haskell sdk go-toolset clang llvm buildpack-deps emsdk sbt"
                  + " scala-sbt clojure crystal nim zig rust-musl-builder muslrust stack-build"
                  + " goreleaser goreleaser-cross golang-cross xgo bazel cmake kotlin-native"
                  + " mono-devel flutter android android-sdk ubi-go-toolset rustembedded tinygo"
                  + " alpine-rust")
              .split(" "));

  private ToolchainImages() {}

  /// Judged by repository (no registry, no tag) and tag.
  public static boolean isToolchain(String repository, String tag) {
    String path = repository.toLowerCase(Locale.ROOT);
    String name = Wildcard.lastSegment(path);
    String label = tag.toLowerCase(Locale.ROOT);
    if (name.equals("buildpack-deps") && (label.contains("curl") || label.contains("scm"))) {
      return false;
    }
    return NAMES.contains(name)
        || name.startsWith("golang-")
        || name.endsWith("-golang")
        || path.endsWith("dotnet/sdk")
        || (path.endsWith("microsoft/dotnet") && label.contains("sdk"))
        || (name.equals("swift") && !label.contains("slim"))
        || (name.equals("cuda") && label.contains("devel"));
  }
}

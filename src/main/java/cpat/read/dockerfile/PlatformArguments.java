package cpat.read.dockerfile;

import java.util.Set;

/// The build arguments that BuildKit sets by itself, and those it passes without ARG.
public final class PlatformArguments {
  /// Which value they have, only the build tells.
  public static final Set<String> NAMES =
      Set.of(
          "BUILDPLATFORM",
          "BUILDOS",
          "BUILDOSVERSION",
          "BUILDARCH",
          "BUILDVARIANT",
          "TARGETPLATFORM",
          "TARGETOS",
          "TARGETOSVERSION",
          "TARGETARCH",
          "TARGETVARIANT",
          "TARGETSTAGE");

  private PlatformArguments() {}
}

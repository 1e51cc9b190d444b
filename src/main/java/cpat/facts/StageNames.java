package cpat.facts;

import java.util.Locale;
import java.util.Set;

/// Names that people give to stages, and no official image has.
public final class StageNames {
  private static final Set<String> USUAL =
      Listing.words(
          """
          app assets back backend base build build-env build-image build-stage builder build_image
          bundle client common compile compiler deps dependencies dev develop development devel
          dist dist-stage download fetch final front frontend install installer intermediate jdk
          jre main modules node_modules packages packager prepare prod production publish release
          runner runtime server source sources src stage test tester tests tools ui vendor web
          """);

  /// Stages that someone builds by name now and then.
  private static final Set<String> TARGETS =
      Listing.words(
          """
          analyze artifact artifacts bench check ci coverage debug dev develop development devel
          docs e2e export format integration lint local prod production profile release sbom scan
          shell test tester testing tests unit validate vendor verify
          """);

  private StageNames() {}

  public static boolean usual(String name) {
    return USUAL.contains(name.toLowerCase(Locale.ROOT));
  }

  /// True also where the word is a part of the name: `test-unit`, `dev_base`.
  public static boolean target(String name) {
    for (String part : name.toLowerCase(Locale.ROOT).split("[-_.]", -1)) {
      if (TARGETS.contains(part)) {
        return true;
      }
    }
    return false;
  }
}

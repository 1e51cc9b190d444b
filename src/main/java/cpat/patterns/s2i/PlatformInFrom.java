package cpat.patterns.s2i;

import static cpat.rule.Level.WARNING;

import cpat.model.Stage;
import cpat.model.Word;
import cpat.rule.Checked;
import cpat.rule.Checked.Built;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Rule;
import cpat.source.Edit;
import cpat.source.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// S2I006: see the page of the same name.
final class PlatformInFrom {
  static final Rule RULE =
      new Rule(
          "S2I006",
          "platform-in-from",
          WARNING,
          "FROM --platform with a constant, or with the platform that is taken anyway",
          List.of(
              "DL3029",
              "DL3065",
              "FromPlatformFlagConstDisallowed",
              "RedundantTargetPlatform",
              "KICS Using Platform Flag with FROM Command"),
          PlatformInFrom.class,
          PlatformInFrom::find);

  private static final String FLAG = "--platform=";
  private static final Set<String> TARGET =
      Set.of("$TARGETPLATFORM", "${TARGETPLATFORM}", "\"$TARGETPLATFORM\"");

  private PlatformInFrom() {}

  private static Stream<Hit> find(Checked checked) {
    return checked.stages().flatMap(built -> look(built).stream());
  }

  private static Optional<Hit> look(Built built) {
    return built.stage().from().flags().stream()
        .filter(f -> f.text().startsWith(FLAG))
        .reduce((_, last) -> last)
        .flatMap(flag -> {
          String platform = flag.text().substring(FLAG.length());
          return platform.contains("$")
              ? redundant(built, flag, platform)
              : constant(built.stage(), flag, platform);
        });
  }

  /// An ARG of that name with a default of its own makes it something else.
  private static Optional<Hit> redundant(Built built, Word flag, String platform) {
    GlobalArguments globals = GlobalArguments.of(built.build());
    if (!TARGET.contains(platform) || globals.defaults().containsKey("TARGETPLATFORM")) {
      return Optional.empty();
    }
    return Optional.of(
        Hit.at(
                flag.at(),
                "`"
                    + flag.text()
                    + "` says what holds without it: FROM takes the image for the"
                    + " target platform")
            .codes(
                "RedundantTargetPlatform", "DL3065", "KICS Using Platform Flag with FROM Command")
            .fix(Fix.safe("delete the flag", new Edit(withBlank(flag.at()), ""))));
  }

  /// The flag and the blanks behind it, up to the next word of the line.
  private static Span withBlank(Span flag) {
    String text = flag.source().text();
    int end = flag.end();
    while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
      end++;
    }
    return flag.source().span(flag.start(), end);
  }

  private static Optional<Hit> constant(Stage stage, Word flag, String platform) {
    List<String> parts = List.of(platform.toLowerCase(Locale.ROOT).split("/", -1));
    String name = stage.name().map(n -> n.text().toLowerCase(Locale.ROOT)).orElse("");
    boolean named = parts.stream().limit(2).map(p -> normal(p)).anyMatch(name::contains);
    if (named || parts.stream().anyMatch(String::isEmpty)) {
      return Optional.empty();
    }
    return Optional.of(
        Hit.at(
                flag.at(),
                "this stage is `"
                    + platform
                    + "` whatever the build is for: on another machine it runs in emulation, and"
                    + " `--platform` of the build is not heard")
            .codes(
                "FromPlatformFlagConstDisallowed",
                "DL3029",
                "KICS Using Platform Flag with FROM Command")
            .fix(
                Fix.show(
                    "name the platform where the image is built (`docker build --platform`,"
                        + " `platform:` in Compose), or take `$BUILDPLATFORM`")));
  }

  private static String normal(String part) {
    return switch (part) {
      case "x86_64", "x86-64" -> "amd64";
      case "aarch64" -> "arm64";
      case "i386" -> "386";
      case "armhf", "armel" -> "arm";
      case "macos" -> "darwin";
      default -> part;
    };
  }
}

package cpat.facts;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Values that are others with each build: the commit, the date, the number of the build. Known by
/// how their variables are called, or by the label that takes them.
public final class PerBuild {
  /// What build services call them, and what everybody else does.
  private static final Set<String> NAMES =
      Listing.words(
          """
          GIT_SHA1 GIT_COMMIT_ID GIT_COMMIT_SHORT GIT_DESCRIBE GIT_SHORT_SHA SHORT_SHA
          COMMIT COMMIT_ID COMMIT_REF COMMIT_DATE COMMIT_TIME VCS_REVISION VCS_SHA VCS_COMMIT
          REVISION SOURCE_COMMIT SOURCE_DATE_EPOCH BUILDDATE BUILDTIME BUILD_NUM BUILD_NO
          BUILDNUMBER BUILDID BUILD_SHA BUILD_COMMIT BUILD_REVISION BUILD_REF BUILD_HASH BUILD_URL
          BUILD_SOURCEVERSION BUILD_BUILDID BUILD_BUILDNUMBER CREATED CREATED_AT TIMESTAMP
          CI_COMMIT_SHORT_SHA CI_COMMIT_TIMESTAMP CI_PIPELINE_ID CI_PIPELINE_IID CI_JOB_ID
          CI_BUILD_REF GITHUB_SHA GITHUB_RUN_ID GITHUB_RUN_NUMBER GITHUB_RUN_ATTEMPT CIRCLE_SHA1
          CIRCLE_BUILD_NUM TRAVIS_COMMIT BITBUCKET_COMMIT DRONE_COMMIT BUILDKITE_COMMIT
          CODEBUILD_RESOLVED_SOURCE_VERSION IMAGE_CREATED IMAGE_REVISION
          """);

  /// Clear enough to count behind a prefix too: `APP_GIT_SHA`, `VITE_BUILD_DATE`.
  private static final List<String> ENDINGS =
      List.of(
          "GIT_SHA",
          "GIT_COMMIT",
          "GIT_HASH",
          "GIT_REV",
          "GIT_REVISION",
          "COMMIT_SHA",
          "COMMIT_HASH",
          "VCS_REF",
          "BUILD_DATE",
          "BUILD_TIME",
          "BUILD_TIMESTAMP",
          "BUILD_NUMBER",
          "BUILD_ID");

  private static final Set<String> LABELS =
      Listing.words(
          """
          org.opencontainers.image.revision org.opencontainers.image.created
          org.label-schema.vcs-ref org.label-schema.build-date
          """);

  private static final Set<String> VERSION_LABELS =
      Listing.words("org.opencontainers.image.version org.label-schema.version version");

  private static final Pattern PINNED =
      Pattern.compile("[0-9a-fA-F]{7,}|\\d{4}-\\d{2}.*|v?\\d+\\..*");

  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "(?i)|dev|devel|development|unknown|undefined|unspecified|unset|latest|local|none|n/?a"
              + "|null|test|snapshot|head|main|master|v?0\\.0\\.0.*");

  private PerBuild() {}

  /// True for a variable that is called so.
  public static boolean isNamed(String name) {
    return NAMES.contains(name)
        || ENDINGS.stream().anyMatch(e -> name.equals(e) || name.endsWith("_" + e));
  }

  /// True for a label that tells from what or when an image was made.
  public static boolean isLabel(String key) {
    return LABELS.contains(key);
  }

  /// True for a label that tells the version: another one with each release, or each build.
  public static boolean isVersionLabel(String key) {
    return VERSION_LABELS.contains(key);
  }

  /// True for a default that is meant: a commit, a date, a version that somebody chose.
  public static boolean isChosen(String value) {
    return PINNED.matcher(value).matches() && !isPlaceholder(value);
  }

  /// True for a default that only stands in for what the build is given.
  public static boolean isPlaceholder(String value) {
    return PLACEHOLDER.matcher(value).matches();
  }
}

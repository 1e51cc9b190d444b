package cpat.facts;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The variables besides PATH that well-known images set, in any of their tags.
public final class ImageVariables {
  private static final Set<String> DISTRIBUTIONS =
      Listing.words(
          """
          alpine debian ubuntu busybox rockylinux rockylinux/rockylinux almalinux centos
          amazonlinux archlinux oraclelinux opensuse/leap
          """);

  private static final Map<String, Set<String>> SET =
      Map.ofEntries(
          entry("fedora", "DISTTAG FGC container"),
          entry("node", "NODE_VERSION YARN_VERSION"),
          entry(
              "python",
              "LANG GPG_KEY PYTHON_VERSION PYTHON_SHA256 PYTHON_PIP_VERSION"
                  + " PYTHON_SETUPTOOLS_VERSION PYTHON_GET_PIP_URL PYTHON_GET_PIP_SHA256"),
          entry("golang", "GOLANG_VERSION GOTOOLCHAIN GOPATH"),
          entry(
              "ruby",
              "LANG RUBY_VERSION RUBY_MAJOR RUBY_DOWNLOAD_URL RUBY_DOWNLOAD_SHA256 GEM_HOME"
                  + " BUNDLE_SILENCE_ROOT_WARNING BUNDLE_APP_CONFIG BUNDLE_PATH BUNDLE_BIN"),
          entry("rust", "RUSTUP_HOME CARGO_HOME RUST_VERSION"),
          entry(
              "php",
              "PHPIZE_DEPS PHP_INI_DIR PHP_CFLAGS PHP_CPPFLAGS PHP_LDFLAGS GPG_KEYS PHP_VERSION"
                  + " PHP_URL PHP_ASC_URL PHP_SHA256 PHP_EXTRA_CONFIGURE_ARGS APACHE_CONFDIR"
                  + " APACHE_ENVVARS"),
          entry(
              "nginx",
              "NGINX_VERSION NJS_VERSION PKG_RELEASE NJS_RELEASE DYNPKG_RELEASE ACME_VERSION"),
          entry("eclipse-temurin", "JAVA_HOME LANG LANGUAGE LC_ALL JAVA_VERSION"),
          entry("openjdk", "JAVA_HOME LANG JAVA_VERSION"));

  private ImageVariables() {}

  private static Map.Entry<String, Set<String>> entry(String image, String names) {
    return Map.entry(image, Listing.words(names));
  }

  /// Judged by repository; nothing for an image that is not in the table.
  public static Optional<Set<String>> of(String repository) {
    return distribution(repository)
        ? Optional.of(Set.of())
        : Optional.ofNullable(SET.get(repository));
  }

  /// True for those that set nothing, in no tag.
  public static boolean distribution(String repository) {
    return DISTRIBUTIONS.contains(repository);
  }
}

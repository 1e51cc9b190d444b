package cpat.facts;

import java.util.List;
import java.util.Set;

/// Commands that fetch packages, by list or by name: what a build is slow for.
public final class Downloads {
  private static final Set<String> SYSTEM =
      Listing.words(
          """
          apt-get apt aptitude apk yum dnf microdnf tdnf zypper pacman install_packages
          """);

  private static final Set<String> SYSTEM_VERBS =
      Listing.words("install add in -S -Sy -Syu build-dep upgrade dist-upgrade groupinstall");

  private static final Set<String> LANGUAGES =
      Listing.words(
          """
          npm pnpm yarn bun pip uv pipx gem cargo go conda mamba micromamba composer luarocks
          cpanm poetry pdm
          """);

  private static final Set<String> LANGUAGE_VERBS = Listing.words("install add i ci global");

  /// What looks at no variable of the project when it runs: it may stand above one or below it.
  private static final Set<String> PLAIN =
      Listing.words(
          """
          rm cd cp mv ln chmod chown tar unzip gunzip sed grep test [ cat find touch install ls
          mktemp sha256sum chgrp which command groupmod passwd getent ldconfig
          """);

  private Downloads() {}

  public static boolean is(List<String> written) {
    return isOfSystem(written) || isOfLanguage(written);
  }

  /// By a package manager of the system.
  public static boolean isOfSystem(List<String> written) {
    List<String> words = Words.plain(written);
    return !words.isEmpty()
        && SYSTEM.contains(words.getFirst())
        && (words.getFirst().equals("install_packages")
            || words.stream().skip(1).anyMatch(SYSTEM_VERBS::contains));
  }

  private static boolean isOfLanguage(List<String> written) {
    List<String> words = Words.plain(written);
    return Installers.of(written).isPresent()
        || (words.size() > 2
            && LANGUAGES.contains(words.getFirst())
            && words.stream().skip(1).limit(2).anyMatch(LANGUAGE_VERBS::contains)
            && words.stream().skip(2).noneMatch(w -> w.startsWith(".") || w.startsWith("/")));
  }

  /// True for a command of the shell or the system that asks for no variable it does not name.
  public static boolean isPlain(List<String> written) {
    List<String> words = Words.plain(written);
    if (words.isEmpty() || PLAIN.contains(words.getFirst())) {
      return true;
    }
    boolean sourced = words.getFirst().equals(".");
    return !sourced && SourceFree.isOfSystem(words);
  }
}

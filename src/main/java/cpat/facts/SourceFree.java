package cpat.facts;

import java.util.List;
import java.util.Set;

/// Commands that do their work without the files of a project: what may stand before its sources as
/// well as behind them.
public final class SourceFree {
  private static final Set<String> SYSTEM =
      Listing.words(
          """
          apt-get apt apk yum dnf microdnf tdnf zypper pacman aptitude install_packages apt-key
          add-apt-repository curl wget echo printf mkdir true : export set umask adduser addgroup
          useradd groupadd usermod update-ca-certificates locale-gen rustup corepack nvm gem gpg
          update-alternatives sleep date uname dpkg rpm tee
          """);

  /// `npm config set`, `go env -w`, `mix local.hex`, `git config`.
  private static final Set<String> SETTINGS =
      Listing.words(
          """
          config env local.hex local.rebar set cache --version -version --help version
          --list tool self plugin
          """);

  private static final Set<String> MANAGERS =
      Listing.words(
          """
          npm pnpm yarn bun pip uv poetry pipenv pdm composer bundle mix go cargo git conda mvn
          gradle sbt dotnet node python ruby php java
          """);

  /// What installs a package that is named, not one that is listed.
  private static final Set<String> NAMING = Listing.words("install add i global");

  private SourceFree() {}

  public static boolean is(List<String> written) {
    List<String> words = Words.plain(written);
    if (words.isEmpty()) {
      return true;
    }
    String name = words.getFirst();
    if (SYSTEM.contains(name)) {
      return words.stream().noneMatch(w -> w.startsWith("./"));
    }
    if (name.equals("rm")) {
      return words.stream().skip(1).allMatch(w -> w.startsWith("-") || isCache(w));
    }
    if (!MANAGERS.contains(name) || words.size() < 2) {
      return false;
    }
    boolean settings = words.stream().skip(1).limit(2).anyMatch(SETTINGS::contains);
    boolean named =
        words.stream().skip(1).limit(2).anyMatch(NAMING::contains)
            && Installers.of(written).isEmpty();
    return settings || named;
  }

  /// True for the tools of the system alone, whatever they are told.
  static boolean isOfSystem(List<String> plain) {
    return SYSTEM.contains(plain.getFirst());
  }

  /// A folder where package managers keep what they need once.
  public static boolean isCache(String path) {
    return path.startsWith("/var/")
        || path.startsWith("/tmp/")
        || path.startsWith("/root/.")
        || path.startsWith("~/.")
        || path.startsWith("$HOME/.")
        || path.startsWith("/usr/share/");
  }
}

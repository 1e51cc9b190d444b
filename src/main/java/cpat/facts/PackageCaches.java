package cpat.facts;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What package managers keep of what they downloaded, which commands fill it, and which empty it.
public enum PackageCaches {
  APT(
      "the package lists in /var/lib/apt/lists",
      "/var/lib/apt/lists",
      "apt apt-get aptitude",
      "update",
      "rm -rf /var/lib/apt/lists/*",
      "DL3009, DKL-DI-0005, KICS Apt Get Install Lists Were Not Deleted"),
  APK(
      "the package index in /var/cache/apk",
      "/var/cache/apk",
      "apk",
      "add update upgrade fix",
      "",
      "DL3019, DS-0025, DKL-DI-0004, KICS Apk Add Using Local Cache Path"),
  DNF(
      "the metadata of packages in /var/cache",
      "/var/cache/dnf",
      "dnf",
      "install update upgrade makecache groupinstall localinstall reinstall distro-sync builddep"
          + " group module swap",
      "dnf clean all",
      "DL3040, DS-0019, KICS Missing Dnf Clean All"),
  YUM(
      "the metadata of packages in /var/cache",
      "/var/cache/yum",
      "yum",
      "install update upgrade makecache groupinstall localinstall reinstall distro-sync builddep"
          + " group module swap",
      "yum clean all",
      "DL3032, DS-0015, KICS Yum Clean All Missing"),
  MICRODNF(
      "the metadata of packages in /var/cache",
      "/var/cache/yum",
      "microdnf",
      "install update upgrade makecache reinstall module",
      "microdnf clean all",
      "DL3040, DS-0027"),
  ZYPPER(
      "the metadata of packages in /var/cache/zypp",
      "/var/cache/zypp",
      "zypper",
      "install in update up refresh ref patch dup dist-upgrade install-new-recommends",
      "zypper clean --all",
      "DL3036, DS-0020, KICS Missing Zypper Clean"),
  PIP(
      "pip's cache",
      "/root/.cache/pip",
      "pip",
      "install wheel",
      "",
      "DL3042, KICS Pip install Keeping Cached Packages"),
  NPM(
      "npm's cache",
      "/root/.npm",
      "npm",
      "install i ci add clean-install",
      "npm cache clean --force",
      ""),
  YARN(
      "yarn's cache",
      "/usr/local/share/.cache",
      "yarn",
      "install add",
      "yarn cache clean",
      "DL3060");

  private static final Set<String> LOOKING_UP =
      Set.of(
          "install", "build-dep", "upgrade", "dist-upgrade", "full-upgrade", "source", "download");

  private static final Set<PackageCaches> RED_HAT = Set.of(DNF, YUM, MICRODNF);

  private final String what;
  private final String folder;
  private final String programs;
  private final String fillers;
  private final String cleaning;
  private final String codes;

  PackageCaches(
      String what, String folder, String programs, String fillers, String cleaning, String codes) {
    this.what = what;
    this.folder = folder;
    this.programs = programs;
    this.fillers = fillers;
    this.cleaning = cleaning;
    this.codes = codes;
  }

  /// In the words of a message: what stays.
  public String what() {
    return what;
  }

  /// The command that empties it; empty where an option of the manager is the better way.
  public String cleaning() {
    return cleaning;
  }

  /// The codes of other tools that ask for it to be emptied.
  public List<String> codes() {
    return codes.isEmpty() ? List.of() : List.of(codes.split(", "));
  }

  private static boolean in(String words, String word) {
    return (" " + words + " ").contains(" " + word + " ");
  }

  /// True for a command of this manager.
  public boolean runs(List<String> written) {
    List<String> words = Words.plain(written);
    return !words.isEmpty() && in(programs, words.getFirst());
  }

  /// The word of a command that makes it fill the cache; empty for a command that does not.
  public String filler(List<String> written) {
    List<String> words = Words.plain(written);
    if (!runs(words) || words.stream().anyMatch(this::without)) {
      return "";
    }
    List<String> plain = words.stream().skip(1).filter(w -> !w.startsWith("-")).toList();
    if (this == YARN && plain.isEmpty()) {
      return words.size() == 1 || !words.contains("--version") ? "yarn" : "";
    }
    Stream<String> verbs = this == APK || this == APT ? plain.stream().limit(1) : plain.stream();
    return verbs.filter(v -> in(fillers, v)).findFirst().orElse("");
  }

  /// An option by which nothing is kept, or is kept elsewhere, or nothing is done.
  private boolean without(String word) {
    return switch (this) {
      case APK -> Set.of("--no-cache", "--no-network", "--cache-dir", "--help").contains(word);
      case PIP ->
          // pip takes options that are cut short.
          word.startsWith("--no-cache") || word.startsWith("--cache-dir") || word.equals("--help");
      case NPM -> word.startsWith("--cache") || Set.of("--help", "run", "exec").contains(word);
      case YARN -> Set.of("run", "workspace", "--cache-folder", "--help", "global").contains(word);
      case APT, DNF, YUM, MICRODNF, ZYPPER -> word.equals("--help");
    };
  }

  /// True for a command that empties it, whichever way.
  public boolean isEmptied(List<String> written) {
    List<String> words = Words.plain(written);
    if (words.isEmpty()) {
      return false;
    }
    List<String> arguments = words.subList(1, words.size());
    if (Set.of("rm", "find", "rmdir").contains(words.getFirst())) {
      return arguments.stream().anyMatch(this::lies);
    }
    return switch (this) {
      case APT ->
          runs(words) && arguments.stream().anyMatch(Set.of("distclean", "dist-clean")::contains);
      case DNF, YUM, MICRODNF ->
          RED_HAT.stream().anyMatch(m -> m.runs(words)) && arguments.contains("clean");
      case ZYPPER -> runs(words) && arguments.stream().anyMatch(Set.of("clean", "cc")::contains);
      case APK -> runs(words) && arguments.contains("cache") && arguments.contains("clean");
      case PIP, NPM, YARN ->
          runs(words)
              && arguments.contains("cache")
              && arguments.stream().anyMatch(Set.of("clean", "purge", "rm")::contains);
    };
  }

  /// True for a path that is the cache's folder, one above it, or what lies in it; braces and stars
  /// count for what they may mean.
  private boolean lies(String written) {
    String path = written.replaceFirst("^(~|\\$HOME|\\$\\{HOME\\}|/home/[^/]+)/", "/root/");
    String open = path.replaceFirst("[{*].*$", "").replaceFirst("/$", "");
    Predicate<String> above = f -> f.equals(open) || (!open.isEmpty() && f.startsWith(open + "/"));
    boolean braces = path.contains("{") && names().noneMatch(path::contains);
    return !braces && folders().anyMatch(above.or(f -> open.startsWith(f + "/")));
  }

  private Stream<String> folders() {
    return switch (this) {
      case DNF, YUM, MICRODNF ->
          Stream.of("/var/cache/dnf", "/var/cache/yum", "/var/cache/libdnf5", "/var/cache/tdnf");
      case APT, APK, ZYPPER, PIP, NPM, YARN -> Stream.of(folder);
    };
  }

  /// What a list in braces has to name.
  private Stream<String> names() {
    return Arrays.stream(folder.split("/"))
        .filter(n -> !Set.of("var", "lib", "cache", "").contains(n));
  }

  /// True when a mount for the time of the build lies over it.
  public boolean isMounted(String target) {
    String name = folder.substring(folder.lastIndexOf('/') + 1).replace(".", "");
    return target.contains("$")
        || folders().anyMatch(f -> f.equals(target) || f.startsWith(trimmed(target) + "/"))
        || (this != APT && (target.contains(name) || target.endsWith("/.cache")));
  }

  private static String trimmed(String path) {
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  /// True for an apt command that looks packages up in the lists; a file by its path needs none.
  public static boolean installsByLists(List<String> written) {
    List<String> words = Words.plain(written);
    if (!APT.runs(words)) {
      return false;
    }
    List<String> plain = words.stream().skip(1).filter(w -> !w.startsWith("-")).toList();
    int verb = 0;
    while (verb < plain.size() && !LOOKING_UP.contains(plain.get(verb))) {
      verb++;
    }
    List<String> packages = plain.subList(Math.min(verb + 1, plain.size()), plain.size());
    boolean files =
        !packages.isEmpty()
            && packages.stream().allMatch(p -> p.endsWith(".deb") || p.startsWith("./"));
    return verb < plain.size() && !files;
  }
}

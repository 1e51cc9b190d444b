package cpat.facts;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Signs of a Linux distribution's file system in paths and commands.
public final class Distributions {
  private static final List<String> NAMES =
      List.of(
          "rootfs root.tar minirootfs ubuntu debian alpine centos fedora oraclelinux archlinux layer.tar stage3 cirros photon"
              .concat(
                  " amazonlinux amzn mageia opensuse sles slackware almalinux rocky busybox.tar"
                      + " buildroot")
              .concat(" voidlinux clefos sysroot /mnt/ base.tar gentoo kali alt- rhel ubi")
              .split(" "));

  private static final Set<String> ASSEMBLERS =
      Set.of("debootstrap mmdebstrap chisel pacstrap multistrap febootstrap apko rinse".split(" "));

  private static final Set<String> INSTALLERS =
      Set.of("apk dnf yum tdnf microdnf zypper rpm apt-get".split(" "));

  private static final Set<String> SHELLS = Set.of("sh bash ash dash busybox zsh ksh".split(" "));

  private Distributions() {}

  /// True for archives and folders that hold a whole system by their name.
  public static boolean isFileSystem(String path) {
    String small = path.toLowerCase(Locale.ROOT);
    return NAMES.stream().anyMatch(small::contains);
  }

  /// True for commands that put packages of a distribution into a folder.
  public static boolean assembles(List<String> written) {
    List<String> words = Words.plain(written);
    if (words.isEmpty()) {
      return false;
    }
    boolean elsewhere =
        words.stream()
            .anyMatch(w ->
                w.startsWith("--installroot")
                    || w.startsWith("--root")
                    || w.equals("-p")
                    || w.equals("--initdb"));
    return ASSEMBLERS.contains(words.getFirst())
        || (INSTALLERS.contains(words.getFirst()) && elsewhere);
  }

  public static boolean isShell(String path) {
    return SHELLS.contains(Wildcard.lastSegment(path));
  }

  /// True for shared libraries and the loader, and folders of them.
  public static boolean isLibrary(String path) {
    String name = Wildcard.lastSegment(path);
    return name.contains(".so")
        || name.startsWith("ld-")
        || name.equals("lib")
        || name.equals("lib64")
        || name.startsWith("libc");
  }

  /// True for what a program asks a system for: certificates, time zones, accounts.
  public static boolean isSystemData(String path) {
    return path.contains("/etc/")
        || path.contains("zoneinfo")
        || path.contains("ca-certificates")
        || path.contains("/usr/share/")
        || path.endsWith("/tmp")
        || path.endsWith("/etc");
  }
}

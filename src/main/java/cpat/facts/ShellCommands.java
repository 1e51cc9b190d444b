package cpat.facts;

import java.util.Set;

/// What the commands of a shell text are: parts of the shell, small steps on the way, or programs.
public final class ShellCommands {
  private static final Set<String> BUILTINS =
      Set.copyOf(
          Listing.words(
              """
              : . [ [[ (( alias bg bind break builtin caller cd command compgen complete continue
              declare dirs disown echo enable eval exec exit export false fc fg getopts hash help
              history jobs kill let local logout mapfile popd printf pushd pwd read readarray
              readonly return set shift shopt source suspend test times trap true type typeset
              ulimit umask unalias unset wait
              """));

  /// Programs that prepare something and end: nobody means them when he asks what a container runs.
  private static final Set<String> STEPS =
      Set.copyOf(
          Listing.words(
              """
              mkdir rmdir chown chmod chgrp cp mv rm ln touch install sleep date id whoami hostname
              uname cat grep egrep sed awk cut tr head sort uniq wc tee find xargs basename dirname
              readlink realpath stat test expr seq mktemp nc ping getent groupadd useradd usermod
              groupmod addgroup adduser passwd chpasswd envsubst openssl keytool update-ca-certificates
              ldconfig sysctl mount umount ls ps pgrep which env-file curl wget until wait-for-it.sh
              wait-for-it wait-for dockerize sync tar gzip gunzip unzip base64 md5sum sha256sum jq yq
              """));

  /// Programs that leave signals to the kernel: as PID 1 they do not end on them.
  private static final Set<String> WITHOUT_HANDLER =
      Set.of("sleep", "tail", "cat", "yes", "tee", "sh", "bash", "dash", "ash");

  private ShellCommands() {}

  public static boolean builtin(String name) {
    return BUILTINS.contains(name);
  }

  public static boolean step(String name) {
    return STEPS.contains(Wildcard.lastSegment(name));
  }

  public static boolean withoutHandler(String name) {
    return WITHOUT_HANDLER.contains(Wildcard.lastSegment(name));
  }
}

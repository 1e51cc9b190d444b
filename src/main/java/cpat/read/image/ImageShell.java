package cpat.read.image;

import cpat.model.ShellKind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What `/bin/sh` is in an image: the few files and links that decide it, put one layer over the
/// other, and links followed as a system follows them.
public final class ImageShell {
  private static final Set<String> NAMES =
      Set.of("sh", "ash", "bash", "busybox", "dash", "ksh", "mksh", "zsh", "toybox", "[");
  private static final Set<String> FOLDERS =
      Set.of("", "bin", "usr", "usr/bin", "usr/local/bin", "etc", "etc/alternatives");
  private static final String WHITEOUT = ".wh.";
  private static final String OPAQUE = ".wh..wh..opq";
  private static final int MAX_LINKS = 16;

  /// A file of a layer. `link` is where a symbolic link leads, or the file that a hard link is.
  public record File(String path, Kind kind, String link) {}

  /// What a file is.
  public enum Kind {
    FILE,
    FOLDER,
    SYMBOLIC,
    HARD
  }

  private final Map<String, File> files = new HashMap<>();

  /// True for the files of a layer that may matter; the others need not be shown.
  public static boolean matters(String path) {
    String plain = plain(path);
    int slash = plain.lastIndexOf('/');
    String folder = slash < 0 ? "" : plain.substring(0, slash);
    String name = plain.substring(slash + 1);
    boolean gone = name.startsWith(WHITEOUT);
    String bare = gone ? name.substring(WHITEOUT.length()) : name;
    String whole = folder.isEmpty() ? bare : folder + "/" + bare;
    return (FOLDERS.contains(folder) && (NAMES.contains(bare) || name.equals(OPAQUE)))
        || (!whole.isEmpty() && FOLDERS.contains(whole));
  }

  /// Puts a layer over those before it.
  public void add(List<File> layer) {
    for (File file : layer) {
      String path = plain(file.path());
      int slash = path.lastIndexOf('/') + 1;
      String name = path.substring(slash);
      if (name.equals(OPAQUE)) {
        remove(path.substring(0, slash), false);
      } else if (name.startsWith(WHITEOUT)) {
        remove(path.substring(0, slash) + name.substring(WHITEOUT.length()), true);
      }
    }
    for (File file : layer) {
      String path = plain(file.path());
      if (!path.substring(path.lastIndexOf('/') + 1).startsWith(WHITEOUT)) {
        Optional<File> under = Optional.ofNullable(files.get(path));
        if (file.kind() != Kind.FOLDER && under.filter(u -> u.kind() == Kind.FOLDER).isPresent()) {
          remove(path, true);
        }
        files.put(path, new File(path, file.kind(), file.link()));
      }
    }
  }

  private void remove(String path, boolean itself) {
    String within = itself ? path + "/" : path;
    files.keySet().removeIf(p -> p.startsWith(within) || (itself && p.equals(path)));
  }

  /// The kind of `/bin/sh`; NONE where no layer has it.
  public ShellKind kind() {
    Optional<File> found = follow("bin/sh");
    if (found.isEmpty()) {
      return ShellKind.NONE;
    }
    File file = found.get();
    ShellKind named = named(file.path());
    if (named != ShellKind.UNKNOWN) {
      return named;
    }
    // One program under many names: what the others are called tells.
    String program = program(file);
    return files.values().stream()
        .filter(other -> other.kind() != Kind.SYMBOLIC && program(other).equals(program))
        .map(other -> named(other.path()))
        .filter(kind -> kind != ShellKind.UNKNOWN)
        .findFirst()
        .orElse(named(program));
  }

  private static String program(File file) {
    return file.kind() == Kind.HARD ? plain(file.link()) : file.path();
  }

  /// The kind by the last name of a path: `/usr/bin/dash`.
  public static ShellKind named(String path) {
    return switch (path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT)) {
      case "dash" -> ShellKind.DASH;
      case "bash" -> ShellKind.BASH;
      case "busybox", "ash" -> ShellKind.BUSYBOX;
      default -> ShellKind.UNKNOWN;
    };
  }

  /// Follows symbolic links, those of folders on the way too.
  private Optional<File> follow(String start) {
    Deque<String> rest = new ArrayDeque<>(List.of(start.split("/", -1)));
    String at = "";
    Optional<File> last = Optional.empty();
    for (int links = 0; !rest.isEmpty(); ) {
      String part = rest.removeFirst();
      if (part.isEmpty() || part.equals(".")) {
        continue;
      }
      if (part.equals("..")) {
        at = at.substring(0, Math.max(0, at.lastIndexOf('/')));
        continue;
      }
      String next = at.isEmpty() ? part : at + "/" + part;
      last = Optional.ofNullable(files.get(next));
      if (last.filter(f -> f.kind() == Kind.SYMBOLIC).isEmpty()) {
        at = next;
        continue;
      }
      if (++links > MAX_LINKS) {
        return Optional.empty();
      }
      String link = last.get().link();
      at = link.startsWith("/") ? "" : at;
      for (String step : List.of(link.split("/", -1)).reversed()) {
        rest.addFirst(step);
      }
      // A link to a shell that is known by name, wherever it lies.
      if (rest.size() <= link.split("/", -1).length && named(link) != ShellKind.UNKNOWN) {
        return Optional.of(new File(link, Kind.FILE, ""));
      }
    }
    return last;
  }

  /// Without `./` and slashes around.
  private static String plain(String path) {
    int start = 0;
    int end = path.length();
    while (start < end && (path.startsWith("./", start) || path.charAt(start) == '/')) {
      start += path.charAt(start) == '/' ? 1 : 2;
    }
    while (end > start && path.charAt(end - 1) == '/') {
      end--;
    }
    return path.substring(start, end);
  }
}

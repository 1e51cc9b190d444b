package cpat.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The lines of a folder's files that differ from a revision, files git does not know yet included.
public final class ChangedLines {
  private static final Pattern HUNK =
      Pattern.compile("^@@ -\\d+(?:,(\\d+))? \\+(\\d+)(?:,(\\d+))? @@.*", Pattern.DOTALL);
  private static final Pattern ESCAPE = Pattern.compile("\\\\([0-7]{3}|.)");
  private static final int ALL = 1 << 24;

  private ChangedLines() {}

  /// By path relative to the folder, with `/`. Compared is where the branch left the revision.
  public static Map<String, BitSet> since(Path folder, String revision) throws IOException {
    Git git = new Git(folder);
    if (revision.startsWith("-")) {
      throw new IOException("`" + revision + "` is no revision");
    }
    String commit = commit(git, revision);
    String base = mergeBase(git, commit);
    Map<String, BitSet> changed = new HashMap<>();
    String diff =
        git.ask(
            "diff",
            "--unified=0",
            "--inter-hunk-context=0",
            "--no-color",
            "--no-ext-diff",
            "--no-textconv",
            // A file that came from elsewhere, also from outside the folder, changed by its lines.
            "--find-renames",
            "-l1000",
            "--no-relative",
            "--src-prefix=a/",
            "--dst-prefix=b/",
            base,
            "--");
    Map<String, BitSet> whole = new HashMap<>();
    read(diff, whole);
    String prefix = git.ask("rev-parse", "--show-prefix").replaceFirst("\n$", "");
    whole.forEach((name, lines) -> {
      if (name.startsWith(prefix)) {
        changed.put(name.substring(prefix.length()), lines);
      }
    });
    for (String name :
        git.ask("ls-files", "--others", "--exclude-standard", "-z").split("\0", -1)) {
      if (!name.isEmpty()) {
        changed.computeIfAbsent(name, _ -> new BitSet()).set(1, ALL);
      }
    }
    return changed;
  }

  private static String commit(Git git, String revision) throws IOException {
    git.ask("rev-parse", "--git-dir");
    try {
      return git.ask("rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}")
          .strip();
    } catch (IOException e) {
      throw new IOException("git knows no commit `" + revision + "` here", e);
    }
  }

  private static String mergeBase(Git git, String commit) {
    try {
      return git.ask("merge-base", commit, "HEAD").strip();
    } catch (IOException e) {
      // No common ancestor, as in a shallow clone: then compare with the commit itself.
      return commit;
    }
  }

  static void read(String diff, Map<String, BitSet> changed) {
    BitSet lines = new BitSet();
    // So many lines of a hunk are still to come: what they hold is no header, whatever it looks
    // like.
    int inside = 0;
    for (String line : diff.split("\n", -1)) {
      Matcher hunk = HUNK.matcher(line);
      if (inside > 0) {
        inside -= line.startsWith("+") || line.startsWith("-") ? 1 : 0;
      } else if (line.startsWith("+++ ")) {
        String name = name(line.substring(4));
        // What went has no lines any more.
        lines =
            name.equals("/dev/null")
                ? new BitSet()
                : changed.computeIfAbsent(name, _ -> new BitSet());
      } else if (hunk.matches()) {
        int first = Integer.parseInt(hunk.group(2));
        int count = count(hunk.group(3));
        inside = count(hunk.group(1)) + count;
        // Where lines only went, those around the gap count as touched.
        lines.set(Math.max(1, first), first + (count == 0 ? 2 : count));
      }
    }
  }

  /// A hunk of one line does not say so.
  private static int count(@Nullable String group) {
    return group == null ? 1 : Integer.parseInt(group);
  }

  /// Without `b/`; names with quotes or control characters are written as C strings.
  private static String name(String written) {
    String name = written.endsWith("\t") ? written.substring(0, written.length() - 1) : written;
    if (name.startsWith("\"") && name.endsWith("\"") && name.length() > 1) {
      name =
          ESCAPE
              .matcher(name.substring(1, name.length() - 1))
              .replaceAll(e -> Matcher.quoteReplacement(character(e.group(1))));
    }
    return name.startsWith("b/") ? name.substring(2) : name;
  }

  private static String character(String escape) {
    int letter = "abtnvfr".indexOf(escape);
    return letter >= 0
        ? String.valueOf((char) (7 + letter))
        : escape.length() == 1
            ? escape
            : String.valueOf((char) Integer.parseInt(escape, /* radix= */ 8));
  }
}

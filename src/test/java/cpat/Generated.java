package cpat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;

/// Generated text, whole files or between `<!-- name -->` and `<!-- /name -->`: compared, or
/// rewritten with `-Dcpat.update=true`.
final class Generated {
  private Generated() {}

  static void check(Path file, String name, String wanted) throws Exception {
    String text = Files.readString(file);
    String open = "<!-- " + name + " -->\n";
    int start = text.indexOf(open) + open.length();
    int end = text.indexOf("<!-- /" + name + " -->");
    assertEquals(true, start >= open.length() && end >= start, file + " has no section " + name);
    compare(file, text, text.substring(0, start) + wanted + text.substring(end));
  }

  static void check(Path file, String wanted) throws Exception {
    compare(file, Files.exists(file) ? Files.readString(file) : "", wanted);
  }

  private static void compare(Path file, String text, String wanted) throws Exception {
    if (Boolean.getBoolean("cpat.update") && !text.equals(wanted)) {
      Files.writeString(file, wanted);
    } else {
      assertEquals(wanted, text, file + " is not up to date; run `make update`");
    }
  }
}

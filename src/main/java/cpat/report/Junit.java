package cpat.report;

import static cpat.report.Xml.attribute;

import cpat.rule.Level;
import cpat.rule.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// `--format junit`: a suite per file, a case per finding. What is at the threshold or above it has
/// failed, so that the tests are red exactly when the exit code is 1; the rest says what it is.
public final class Junit {
  private Junit() {}

  /// `failOn` is empty for "never".
  public static String of(Report report, String prefix, Optional<Level> failOn) {
    Map<String, List<Ci.Entry>> suites = new TreeMap<>();
    for (Ci.Entry entry : Ci.entries(report, prefix)) {
      suites.computeIfAbsent(entry.path(), _ -> new ArrayList<>()).add(entry);
    }
    StringBuilder out = new StringBuilder();
    suites.forEach((path, entries) -> {
      out.append("  <testsuite").append(attribute("name", path));
      counts(out, entries, failOn);
      entries.forEach(e -> testCase(out, e, failed(e, failOn)));
      out.append("  </testsuite>\n");
    });
    List<Ci.Entry> all = suites.values().stream().flatMap(List::stream).toList();
    StringBuilder head = new StringBuilder(Xml.HEAD).append("<testsuites name=\"cpat\"");
    if (all.isEmpty()) {
      // A report without a test looks like one that did not run.
      head.append(" tests=\"1\" failures=\"0\">\n");
      out.append("  <testsuite name=\"cpat\" tests=\"1\" failures=\"0\">\n    <testcase");
      out.append(attribute("name", report.read() + " of " + report.files() + " files read"));
      out.append(attribute("classname", "cpat")).append("/>\n  </testsuite>\n");
    } else {
      counts(head, all, failOn);
    }
    return head.append(out).append("</testsuites>\n").toString();
  }

  private static void counts(StringBuilder out, List<Ci.Entry> entries, Optional<Level> failOn) {
    out.append(attribute("tests", entries.size()));
    long failures = entries.stream().filter(e -> failed(e, failOn)).count();
    out.append(attribute("failures", failures)).append(">\n");
  }

  private static boolean failed(Ci.Entry entry, Optional<Level> failOn) {
    return !entry.id().equals("reading")
        && failOn.isPresent()
        && entry.level().compareTo(failOn.get()) <= 0;
  }

  private static void testCase(StringBuilder out, Ci.Entry entry, boolean failed) {
    int line = entry.at().first().line();
    out.append("    <testcase").append(attribute("name", entry.title() + " (line " + line + ")"));
    out.append(attribute("classname", entry.path())).append(">\n");
    String text = entry.path() + ":" + line + ": " + entry.text();
    if (failed) {
      out.append("      <failure").append(attribute("message", entry.message()));
      out.append(attribute("type", entry.level().word())).append('>');
      out.append(Xml.text(text)).append("</failure>\n");
    } else {
      String said = entry.level().word() + ": " + text;
      out.append("      <system-out>").append(Xml.text(said)).append("</system-out>\n");
    }
    out.append("    </testcase>\n");
  }
}

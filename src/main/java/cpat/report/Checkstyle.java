package cpat.report;

import static cpat.report.Xml.attribute;

import cpat.rule.Level;
import cpat.rule.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// `--format checkstyle`: Checkstyle's XML, which many CI servers and editors read.
public final class Checkstyle {
  private Checkstyle() {}

  public static String of(Report report, String prefix) {
    Map<String, List<Ci.Entry>> files = new TreeMap<>();
    for (Ci.Entry entry : Ci.entries(report, prefix)) {
      files.computeIfAbsent(entry.path(), _ -> new ArrayList<>()).add(entry);
    }
    StringBuilder out = new StringBuilder(Xml.HEAD).append("<checkstyle version=\"4.3\">\n");
    files.forEach((path, entries) -> {
      out.append("  <file").append(attribute("name", path)).append(">\n");
      for (Ci.Entry entry : entries) {
        out.append("    <error").append(attribute("line", entry.at().first().line()));
        out.append(attribute("column", entry.at().first().column()));
        out.append(attribute("severity", severity(entry.level())));
        out.append(attribute("message", entry.message()));
        out.append(attribute("source", "cpat." + entry.id())).append("/>\n");
      }
      out.append("  </file>\n");
    });
    return out.append("</checkstyle>\n").toString();
  }

  private static String severity(Level level) {
    return switch (level) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case NOTE -> "info";
    };
  }
}

package cpat.report;

import cpat.rule.Report;
import cpat.source.Position;

/// `--format github`: workflow commands, which GitHub shows as annotations of the changed lines.
public final class Annotations {
  private Annotations() {}

  public static String of(Report report, String prefix) {
    StringBuilder out = new StringBuilder();
    for (Ci.Entry entry : Ci.entries(report, prefix)) {
      Position first = entry.at().first();
      Position last = entry.at().last();
      String kind =
          switch (entry.level()) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case NOTE -> "notice";
          };
      out.append("::").append(kind).append(" file=").append(property(entry.path()));
      out.append(",line=").append(first.line()).append(",endLine=").append(last.line());
      // Columns count within one line only.
      if (first.line() == last.line()) {
        out.append(",col=").append(first.column()).append(",endColumn=").append(last.column());
      }
      out.append(",title=").append(property(entry.title()));
      out.append("::").append(message(entry.text())).append('\n');
    }
    return out.toString();
  }

  private static String message(String text) {
    String lines = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    return Frame.clean(lines);
  }

  private static String property(String text) {
    return message(text).replace(":", "%3A").replace(",", "%2C");
  }
}

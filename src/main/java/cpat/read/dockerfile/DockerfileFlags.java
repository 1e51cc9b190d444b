package cpat.read.dockerfile;

import cpat.model.Problem;
import cpat.model.Statement;
import cpat.model.Word;
import cpat.read.Cited;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Which flags an instruction takes, and how often.
final class DockerfileFlags {
  private DockerfileFlags() {}

  /// What a flag takes: `--link[=true|false]`, `--from=x`, or `--mount=x` any number of times.
  private enum Takes {
    BOOLEAN,
    VALUE,
    VALUES,
    UNKNOWN
  }

  static void check(Statement statement, List<Problem> problems) {
    Set<String> seen = new HashSet<>();
    for (Word flag : statement.flags()) {
      int equals = flag.text().indexOf('=');
      String name = equals < 0 ? flag.text() : flag.text().substring(0, equals);
      String value = equals < 0 ? "" : flag.text().substring(equals + 1);
      Takes takes = takes(statement.keyword(), name.substring(2));
      String problem = "";
      if (takes == Takes.UNKNOWN) {
        problem = statement.keyword() + " has no flag " + Cited.of(name);
      } else if (!seen.add(name) && takes != Takes.VALUES) {
        problem = Cited.of(name) + " is given twice";
      } else if (equals < 0 ? takes != Takes.BOOLEAN : takes == Takes.BOOLEAN && value.isEmpty()) {
        problem = Cited.of(name) + " has no value: write " + Cited.of(name + "=…");
      } else if (takes == Takes.BOOLEAN && equals >= 0 && !isBoolean(value)) {
        problem = Cited.of(name) + " is true or false, not " + Cited.of(value);
      }
      if (!problem.isEmpty()) {
        problems.add(new Problem(flag.at(), problem));
      }
    }
  }

  private static boolean isBoolean(String value) {
    return value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false");
  }

  private static Takes takes(String keyword, String name) {
    return switch (keyword) {
      case "FROM" -> name.equals("platform") ? Takes.VALUE : Takes.UNKNOWN;
      case "RUN" ->
          switch (name) {
            case "mount", "device" -> Takes.VALUES;
            case "network", "security" -> Takes.VALUE;
            default -> Takes.UNKNOWN;
          };
      case "COPY" ->
          switch (name) {
            case "from" -> Takes.VALUE;
            case "parents" -> Takes.BOOLEAN;
            default -> copying(name);
          };
      case "ADD" ->
          switch (name) {
            case "checksum" -> Takes.VALUE;
            case "keep-git-dir", "unpack" -> Takes.BOOLEAN;
            default -> copying(name);
          };
      case "HEALTHCHECK" ->
          switch (name) {
            case "interval", "timeout", "start-period", "start-interval", "retries" -> Takes.VALUE;
            default -> Takes.UNKNOWN;
          };
      default -> Takes.UNKNOWN;
    };
  }

  private static Takes copying(String name) {
    return switch (name) {
      case "chown", "chmod" -> Takes.VALUE;
      case "link" -> Takes.BOOLEAN;
      case "exclude" -> Takes.VALUES;
      default -> Takes.UNKNOWN;
    };
  }
}

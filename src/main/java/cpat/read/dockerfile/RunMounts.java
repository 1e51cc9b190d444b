package cpat.read.dockerfile;

import cpat.model.Instruction.RunMount;
import cpat.model.Problem;
import cpat.model.Statement;
import cpat.model.Word;
import cpat.read.Cited;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The `--mount` flags of a RUN: one line of comma-separated values each.
final class RunMounts {
  private static final String FLAG = "--mount=";

  private RunMounts() {}

  static List<RunMount> read(Statement run, List<Problem> problems) {
    List<RunMount> mounts = new ArrayList<>();
    for (Word flag : run.flags()) {
      if (flag.text().startsWith(FLAG)) {
        mounts.add(mount(flag, flag.text().substring(FLAG.length()), problems));
      }
    }
    return List.copyOf(mounts);
  }

  private static RunMount mount(Word flag, String value, List<Problem> problems) {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("type", "bind");
    List<String> fields = new ArrayList<>();
    String problem =
        value.isEmpty() || !fields(value, fields)
            ? Cited.of(value) + " is no list of key=value with commas between"
            : RunMountGrammar.problem(fields);
    if (!problem.isEmpty()) {
      problems.add(new Problem(flag.at(), problem));
    }
    for (String field : fields) {
      int equals = field.indexOf('=');
      String key = (equals < 0 ? field : field.substring(0, equals)).toLowerCase(Locale.ROOT);
      String option = equals < 0 ? "" : field.substring(equals + 1);
      options.put(key, option);
      int dollar = option.indexOf('$');
      if (key.equals("from") && dollar >= 0 && dollar < option.length() - 1) {
        problems.add(
            new Problem(
                flag.at(),
                Cited.of("from=" + option)
                    + " cannot hold a variable: name the image in a FROM … AS of"
                    + " its own and mount from that stage"));
      }
    }
    return new RunMount(flag, Collections.unmodifiableMap(options));
  }

  /// CSV without line ends: a field may be quoted as a whole, `""` within it is one quote. False
  /// when a quote stands anywhere else.
  private static boolean fields(String line, List<String> fields) {
    int at = 0;
    while (true) {
      StringBuilder field = new StringBuilder();
      if (at < line.length() && line.charAt(at) == '"') {
        at++;
        while (true) {
          int quote = line.indexOf('"', at);
          if (quote < 0) {
            return false;
          }
          field.append(line, at, quote);
          at = quote + 1;
          if (at == line.length() || line.charAt(at) != '"') {
            break;
          }
          field.append('"');
          at++;
        }
        if (at < line.length() && line.charAt(at) != ',') {
          return false;
        }
      } else {
        int comma = line.indexOf(',', at);
        int end = comma < 0 ? line.length() : comma;
        field.append(line, at, end);
        if (field.indexOf("\"") >= 0) {
          return false;
        }
        at = end;
      }
      fields.add(field.toString());
      if (at == line.length()) {
        return true;
      }
      at++;
    }
  }
}

package cpat.read.dockerfile;

import cpat.model.Instruction;
import cpat.model.Problem;
import cpat.model.Stage;
import cpat.model.Statement;
import cpat.model.Word;
import cpat.read.Cited;
import cpat.source.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Whether each `COPY --from=` names something that can be copied from.
final class CopySources {
  private CopySources() {}

  static void check(List<Stage> stages, char escape, List<Problem> problems) {
    Map<String, Integer> names = new HashMap<>();
    for (Stage stage : stages) {
      stage.name().ifPresent(n -> names.put(n.text().toLowerCase(Locale.ROOT), stage.index()));
    }
    for (Stage stage : stages) {
      for (Instruction instruction : stage.instructions()) {
        if (instruction instanceof Instruction.Copy copy && copy.from().isPresent()) {
          String from = copy.from().get();
          String problem = problem(from, escape, stage.index(), names, stages.size());
          if (!problem.isEmpty()) {
            problems.add(new Problem(place(copy.written()), problem));
          }
        }
      }
    }
  }

  private static Span place(Statement copy) {
    for (Word flag : copy.flags()) {
      if (flag.text().startsWith("--from")) {
        return flag.at();
      }
    }
    return copy.at();
  }

  private static String problem(
      String from, char escape, int stage, Map<String, Integer> names, int count) {
    Expansion plain = Expansion.unquoted(from, escape);
    if (!plain.complete() || !plain.text().equals(from)) {
      return Cited.of("--from=" + from)
          + " cannot hold a variable: name the image in a FROM … AS of its own and copy from that"
          + " stage";
    }
    int index = names.getOrDefault(from.toLowerCase(Locale.ROOT), number(from));
    if (index >= count) {
      return Cited.of("--from=" + from) + ": the last stage of this file is " + (count - 1);
    }
    return index >= stage ? Cited.of("--from=" + from) + " is no earlier stage of this file" : "";
  }

  /// The index of a stage; -1 for anything else, which is the name of an image then.
  private static int number(String from) {
    for (int i = 0; i < from.length(); i++) {
      if (from.charAt(i) < '0' || from.charAt(i) > '9') {
        return -1;
      }
    }
    return from.isEmpty() ? -1 : from.length() > 6 ? Integer.MAX_VALUE : Integer.parseInt(from);
  }
}

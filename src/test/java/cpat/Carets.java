package cpat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cpat.source.Position;
import cpat.source.Span;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Compares the carets of a page with what was found; `-Dcpat.update=true` moves them.
final class Carets {
  private Carets() {}

  static void check(Path page, Cases.Case wanted, List<Span> found) throws Exception {
    for (Cases.File file : wanted.files()) {
      check(file, found, page);
    }
  }

  private static void check(Cases.File file, List<Span> found, Path page) throws Exception {
    Map<Integer, String> corrected = new TreeMap<>();
    for (Cases.Mark mark : file.marks()) {
      List<String> right = new ArrayList<>();
      for (Span place : found) {
        Position at = place.first();
        if (!place.source().path().equals(file.path()) || at.line() != mark.line()) {
          continue;
        }
        int end = place.source().line(at.line()).length() + 1;
        int width = Math.max(1, Math.min(place.end() - place.start(), end - at.column()));
        boolean same =
            (mark.column() == at.column() && mark.width() == width)
                || (at.column() <= 2 && mark.column() <= 4);
        right.add(same ? "" : " ".repeat(at.column() - 1) + "^".repeat(width));
      }
      // Of several on one line each has a mark of its own, in any order.
      if (!right.isEmpty() && !right.contains("")) {
        long before =
            file.marks().stream()
                .filter(m -> m.line() == mark.line() && m.row() < mark.row())
                .count();
        corrected.put(mark.row(), right.get((int) Math.min(before, right.size() - 1)));
      }
    }
    if (Boolean.getBoolean("cpat.update") && !corrected.isEmpty()) {
      rewrite(page, corrected);
    } else {
      assertEquals(Map.of(), corrected, "carets in " + page + "; run `make update`");
    }
  }

  private static void rewrite(Path page, Map<Integer, String> corrected) throws Exception {
    List<String> lines = new ArrayList<>(Files.readAllLines(page));
    corrected.forEach((row, carets) -> {
      String line = lines.get(row - 1);
      String head = line.stripLeading().startsWith("//") ? "//" : "#";
      String symbol = line.substring(line.lastIndexOf('^') + 1);
      boolean room = carets.indexOf('^') >= head.length();
      String indent = room ? carets.substring(head.length()) : carets.stripLeading();
      lines.set(row - 1, head + (room ? indent : " " + indent) + symbol);
    });
    Files.writeString(page, String.join("\n", lines) + "\n");
  }
}

package cpat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The cases of a page: the section `## Cases`, a case per `### title`, files as fenced blocks,
/// lines of carets as marks (`# ^^^ EFE`, `// ^^^ MS misapplied`) under the line they speak of.
record Cases(List<Case> cases) {

  /// `missed`: under "### not found (yet)"; what is marked there must not be found.
  record Case(String title, int line, boolean missed, List<File> files) {}

  /// `first` is the line of the page where the text begins; `rows` tells for each line of the text
  /// the line of the page it stands on.
  record File(String path, String text, List<Mark> marks, List<Integer> rows) {}

  /// `row` is the line of the page the mark stands on, `line` the line of the text it speaks of.
  record Mark(int row, int line, int column, int width, String symbol, String verdict) {}

  static Cases of(String page) {
    List<String> lines = page.lines().toList();
    List<Case> cases = new ArrayList<>();
    List<File> files = new ArrayList<>();
    int i = lines.indexOf("## Cases") + 1;
    for (; i > 0 && i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.startsWith("## ")) {
        break;
      }
      if (line.startsWith("### ")) {
        files = new ArrayList<>();
        String title = line.substring(4);
        cases.add(new Case(title, i + 1, title.startsWith("not found"), files));
      } else if (line.startsWith("```")) {
        String fence = line.substring(0, line.startsWith("````") ? 4 : 3);
        int end = i + 1;
        while (!lines.get(end).equals(fence)) {
          end++;
        }
        files.add(file(line.substring(fence.length()), lines, i + 1, end));
        i = end;
      }
    }
    return new Cases(cases);
  }

  private static File file(String info, List<String> lines, int start, int end) {
    StringBuilder text = new StringBuilder();
    List<Mark> marks = new ArrayList<>();
    List<Integer> rows = new ArrayList<>();
    for (int i = start; i < end; i++) {
      Mark mark = mark(lines.get(i), i + 1, rows.size());
      if (mark == null) {
        text.append(lines.get(i)).append('\n');
        rows.add(i + 1);
      } else {
        marks.add(mark);
      }
    }
    return new File(path(info), text.toString(), marks, rows);
  }

  private static @org.jspecify.annotations.Nullable Mark mark(String line, int row, int above) {
    int caret = line.indexOf('^');
    if (caret < 0) {
      return null;
    }
    String before = line.substring(0, caret).strip();
    int end = caret;
    while (end < line.length() && line.charAt(end) == '^') {
      end++;
    }
    String[] words = line.substring(end).strip().split(" ", -1);
    boolean symbol = words[0].matches("[A-Z][A-Z2]{1,2}") && words.length <= 2;
    if (!(before.equals("#") || before.equals("//") || before.isEmpty()) || !symbol) {
      return null;
    }
    return new Mark(
        row, above, caret + 1, end - caret, words[0], words.length > 1 ? words[1] : "used");
  }

  private static String path(String info) {
    List<String> words = List.of(info.strip().split(" +", -1));
    for (String word : words) {
      if (word.startsWith("path=")) {
        return word.substring(5);
      }
    }
    return switch (info.strip().toLowerCase(Locale.ROOT)) {
      case "dockerfile" -> "Dockerfile";
      case "yaml compose" -> "compose.yaml";
      case "yaml", "yaml kubernetes" -> "manifest.yaml";
      case "yaml github" -> ".github/workflows/ci.yml";
      case "yaml gitlab" -> ".gitlab-ci.yml";
      case "sh" -> "script.sh";
      case "make" -> "Makefile";
      case "just" -> "justfile";
      case "markdown" -> "README.md";
      case "jsonc" -> ".devcontainer/devcontainer.json";
      case "systemd" -> "app.service";
      default -> throw new IllegalArgumentException("no file name for a block `" + info + "`");
    };
  }
}

package cpat;

import cpat.rule.Safety;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The cases of a page: the section `## Cases`, a case per `### title`, files as fenced blocks,
/// lines of carets as marks (`# ^^^ EFE`, `// ^^^ MS misapplied`, `# ^^^ EFE001 error`) under the
/// line they speak of. A block ``` `dockerfile fixed` ``` shows a file as a fix leaves it; a block
/// ``` `tree` ``` names other files of the folder.
record Cases(List<Case> cases) {

  /// `missed`: under "### not found (yet)"; what is marked there must not be found.
  record Case(
      String title,
      int line,
      boolean missed,
      List<File> files,
      List<Fixed> fixed,
      List<String> tree) {
    List<Mark> marks() {
      return files.stream().flatMap(f -> f.marks().stream()).toList();
    }
  }

  /// What a file is after the fixes of one safety.
  record Fixed(Safety safety, File file) {}

  /// `first` is the line of the page where the text begins; `rows` tells for each line of the text
  /// the line of the page it stands on.
  record File(String path, String text, List<Mark> marks, List<Integer> rows) {}

  /// `row` is the line of the page the mark stands on, `line` the line of the text it speaks of.
  record Mark(int row, int line, int column, int width, String symbol, String verdict) {}

  static Cases of(String page) {
    List<String> lines = page.lines().toList();
    List<Case> cases = new ArrayList<>();
    List<File> files = new ArrayList<>();
    List<Fixed> fixed = new ArrayList<>();
    List<String> tree = new ArrayList<>();
    int i = lines.indexOf("## Cases") + 1;
    for (; i > 0 && i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.startsWith("## ")) {
        break;
      }
      if (line.startsWith("### ")) {
        files = new ArrayList<>();
        String title = line.substring(4);
        fixed = new ArrayList<>();
        tree = new ArrayList<>();
        boolean missed = title.startsWith("not found");
        cases.add(new Case(title, i + 1, missed, files, fixed, tree));
      } else if (line.startsWith("```")) {
        String fence = line.substring(0, line.startsWith("````") ? 4 : 3);
        int end = i + 1;
        while (!lines.get(end).equals(fence)) {
          end++;
        }
        List<String> info = new ArrayList<>(words(line.substring(fence.length())));
        if (info.equals(List.of("tree"))) {
          tree.addAll(lines.subList(i + 1, end));
        } else if (info.remove("fixed")) {
          Safety safety = info.remove("unsafe") ? Safety.UNSAFE : Safety.SAFE;
          fixed.add(new Fixed(safety, file(info, lines, i + 1, end)));
        } else {
          files.add(file(info, lines, i + 1, end));
        }
        i = end;
      }
    }
    return new Cases(cases);
  }

  private static File file(List<String> info, List<String> lines, int start, int end) {
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
    boolean symbol = words[0].matches("[A-Z][A-Z2]{0,2}([0-9]{3})?") && words.length <= 3;
    if (!(before.equals("#") || before.equals("//") || before.isEmpty()) || !symbol) {
      return null;
    }
    return new Mark(row, above, caret + 1, end - caret, words[0], verdict(words));
  }

  /// `used` where a mark of a pattern says nothing; what is said of a finding, as it stands.
  private static String verdict(String[] words) {
    boolean rule =
        Character.isDigit(words[0].charAt(words[0].length() - 1)) && words[0].length() > 3;
    String said = String.join(" ", List.of(words).subList(1, words.length));
    return said.isEmpty() && !rule ? "used" : said;
  }

  private static List<String> words(String info) {
    return List.of(info.strip().split(" +", -1));
  }

  private static String path(List<String> words) {
    for (String word : words) {
      if (word.startsWith("path=")) {
        return word.substring(5);
      }
    }
    return switch (String.join(" ", words).toLowerCase(Locale.ROOT)) {
      case "dockerfile" -> "Dockerfile";
      case "dockerignore" -> ".dockerignore";
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
      default -> throw new IllegalArgumentException("no file name for a block `" + words + "`");
    };
  }
}

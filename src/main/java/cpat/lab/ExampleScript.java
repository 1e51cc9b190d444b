package cpat.lab;

import java.util.ArrayList;
import java.util.List;

/// An example's `run.sh`, which anyone can also run with `sh`: commands with what to look at above
/// them (`# …`) and what must be seen below them (`#=> …`). `cleanUp` is what follows `# Clean up`.
public record ExampleScript(String title, List<Step> steps, List<Step> cleanUp) {
  private static final String CLEAN_UP = "# Clean up";
  private static final String EXPECT = "#=>";

  /// A command as written, lines joined by `\` kept apart; the narration may be empty.
  public record Step(String narration, List<String> lines, List<Expectation> expectations) {
    /// One line for the shell: what `\` and the line end joined.
    public String command() {
      StringBuilder command = new StringBuilder();
      for (String line : lines) {
        String text = line.strip();
        boolean open = text.endsWith("\\");
        command.append(command.isEmpty() ? "" : " ");
        command.append(open ? text.substring(0, text.length() - 1).strip() : text);
      }
      return command.toString();
    }
  }

  public static ExampleScript of(String text) {
    List<String> lines = text.lines().toList();
    int body = 0;
    StringBuilder title = new StringBuilder();
    while (body < lines.size() && !lines.get(body).startsWith("cd ")) {
      String line = lines.get(body++);
      if (line.startsWith("# ")) {
        title.append(title.isEmpty() ? "" : " ").append(line.substring(2).strip());
      }
    }
    int clean = lines.indexOf(CLEAN_UP);
    int end = clean < 0 ? lines.size() : clean;
    int start = Math.min(end, body + 1);
    return new ExampleScript(
        title.toString(),
        steps(lines.subList(start, end)),
        clean < 0 ? List.of() : steps(lines.subList(clean + 1, lines.size())));
  }

  private static List<Step> steps(List<String> lines) {
    List<Step> steps = new ArrayList<>();
    StringBuilder narration = new StringBuilder();
    List<String> command = new ArrayList<>();
    List<Expectation> expectations = new ArrayList<>();
    boolean open = false;
    for (String line : lines) {
      String text = line.strip();
      if (text.startsWith(EXPECT)) {
        expectations.add(Expectation.of(text.substring(EXPECT.length()).strip()));
      } else if (open) {
        command.add(line);
        open = text.endsWith("\\");
      } else {
        if (!command.isEmpty()) {
          steps.add(
              new Step(narration.toString(), List.copyOf(command), List.copyOf(expectations)));
          narration.setLength(0);
          command.clear();
          expectations.clear();
        }
        if (text.startsWith("#")) {
          narration.append(narration.isEmpty() ? "" : " ").append(text.substring(1).strip());
        } else if (!text.isEmpty()) {
          command.add(line);
          open = text.endsWith("\\");
        }
      }
    }
    if (!command.isEmpty()) {
      steps.add(new Step(narration.toString(), List.copyOf(command), List.copyOf(expectations)));
    }
    return List.copyOf(steps);
  }
}

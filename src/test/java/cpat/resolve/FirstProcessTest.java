package cpat.resolve;

import static org.junit.jupiter.api.Assertions.assertFalse;

import cpat.Tables;
import cpat.model.ShellKind;
import cpat.source.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Command lines and scripts in, the first process out: src/test/tables/first-process.txt.
class FirstProcessTest {
  @TestFactory
  Stream<DynamicTest> table() throws Exception {
    return Tables.of("first-process", FirstProcessTest::predict);
  }

  /// Whatever a script says, something is answered, soon.
  @Test
  void everyPrefixOfEveryScriptIsAnswered() throws Exception {
    String text = Files.readString(Path.of("src/test/tables/first-process.txt"));
    List<String> scripts = new ArrayList<>(List.of("f() { f; f; f; f; f; f; f; f; f; f; }; f"));
    for (String part : text.split("(?m)^>>> |^---$", -1)) {
      scripts.add(part.substring(part.indexOf('\n') + 1));
    }
    ShellGivesWayTest.forms().forEach(f -> scripts.add(f.text()));
    for (String script : scripts) {
      for (int end = 1; end <= script.length(); end += 3) {
        Source source = new Source("x.sh", script.substring(0, end));
        for (String argv : List.of("sh /x.sh a b", "/x.sh -x", "bash /x.sh")) {
          Pid1 pid1 =
              FirstProcess.of(
                  new Pid1.Start(
                      List.of(argv.split(" ", -1)),
                      ShellKind.UNKNOWN,
                      end % 2 == 0,
                      "",
                      path -> path.equals("/x.sh") ? Optional.of(source) : Optional.empty()));
          assertFalse(pid1.reasons().isEmpty());
        }
      }
    }
  }

  /// First line: what `/bin/sh` is, `init`, `pid=…`; the next: the words, apart at `|`; then files:
  /// `>>> PATH` and their text.
  private static String predict(String input) {
    String[] parts = input.split("(?m)^>>> ", -1);
    List<String> head = parts[0].lines().toList();
    Map<String, Source> files = new HashMap<>();
    for (int i = 1; i < parts.length; i++) {
      int line = parts[i].indexOf('\n');
      String path = parts[i].substring(0, line).strip();
      String text = parts[i].substring(line + 1).replace("\\r", "\r");
      files.put(path, new Source(path.substring(1), text));
    }
    List<String> argv = new ArrayList<>();
    String words = head.size() > 1 ? head.get(1) : "";
    for (String word : words.split("\\|", -1)) {
      argv.add(word.strip().translateEscapes().replace("¦", "|"));
    }
    List<String> around = List.of(head.getFirst().split(" ", -1));
    String pid =
        around.stream()
            .filter(w -> w.startsWith("pid="))
            .map(w -> w.substring(4))
            .findFirst()
            .orElse("");
    Pid1 pid1 =
        FirstProcess.of(
            new Pid1.Start(
                argv,
                ShellKind.valueOf(around.getFirst()),
                around.contains("init"),
                pid,
                path -> Optional.ofNullable(files.get(path))));
    StringBuilder out = new StringBuilder();
    out.append(pid1.outcome()).append(' ').append(pid1.stop());
    out.append("\npid 1    ").append(String.join(" ", pid1.argv()).replace("\n", "\\n"));
    out.append("\nprogram  ").append(String.join(" ", pid1.program()).replace("\n", "\\n"));
    for (Pid1.Reason reason : pid1.reasons()) {
      out.append('\n').append(reason.text());
      reason
          .at()
          .ifPresent(at ->
              out.append("  (")
                  .append(at.source().path())
                  .append(':')
                  .append(at.first().line())
                  .append(')'));
    }
    return out.toString();
  }
}

package cpat.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cpat.model.ShellKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The prediction agrees with every form of the table that was measured.
class ShellGivesWayTest {
  static final List<ShellKind> SHELLS = List.of(ShellKind.DASH, ShellKind.BASH, ShellKind.BUSYBOX);

  /// A line of the table: `sPP TEXT`.
  record Form(String stays, String text) {}

  static List<Form> forms() throws Exception {
    try (Stream<String> lines = Files.lines(Path.of("src/test/tables/shell-gives-way.txt"))) {
      return lines
          .filter(l -> !l.startsWith("#"))
          .map(l -> new Form(l.substring(0, 3), l.substring(4).translateEscapes()))
          .toList();
    }
  }

  @TestFactory
  Stream<DynamicTest> asMeasured() throws Exception {
    return forms().stream()
        .map(form ->
            DynamicTest.dynamicTest(
                form.text(),
                () -> {
                  StringBuilder predicted = new StringBuilder();
                  for (ShellKind kind : SHELLS) {
                    predicted.append(letter(kind, form.text()));
                  }
                  assertEquals(form.stays(), predicted.toString(), form.text());
                }));
  }

  private static String letter(ShellKind kind, String text) {
    List<String> argv = List.of("/bin/sh", "-c", text, "prog", "x");
    Pid1 pid1 = FirstProcess.of(new Pid1.Start(argv, kind, false, "", _ -> Optional.empty()));
    return switch (pid1.outcome()) {
      case PROGRAM, LAUNCHER -> "P";
      case SHELL, TRAPPING_SHELL -> "s";
      case INIT, SHARED, NO_START, UNKNOWN -> "?";
    };
  }
}

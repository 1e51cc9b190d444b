package cpat.read;

import cpat.Tables;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Shell text in, commands out.
class ShellTest {
  @TestFactory
  Stream<DynamicTest> commands() throws Exception {
    return Tables.of("shell", text -> Shown.of(Shell.read(Shown.excerpt(text))));
  }

  @TestFactory
  Stream<DynamicTest> heredocs() throws Exception {
    return Tables.of(
        "heredocs",
        text ->
            Shell.heredocs(Shown.excerpt(text)).stream()
                .map(h ->
                    Shown.of(h.command())
                        + h.target().map(t -> " >" + t).orElse("")
                        + " <<"
                        + h.delimiter()
                        + (h.expanded() ? "" : " (as is)")
                        + " "
                        + h.body().text().replace("\n", "\\n"))
                .collect(Collectors.joining("\n")));
  }
}

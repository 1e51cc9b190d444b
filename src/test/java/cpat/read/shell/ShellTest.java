package cpat.read.shell;

import cpat.Tables;
import cpat.read.Commands;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Shell text in, commands out.
class ShellTest {
  @TestFactory
  Stream<DynamicTest> commands() throws Exception {
    return Tables.of("shell", text -> Commands.of(Shell.read(Commands.excerpt(text))));
  }

  @TestFactory
  Stream<DynamicTest> heredocs() throws Exception {
    return Tables.of(
        "heredocs",
        text ->
            Shell.heredocs(Commands.excerpt(text)).stream()
                .map(h ->
                    Commands.of(h.command())
                        + h.target().map(t -> " >" + t).orElse("")
                        + " <<"
                        + h.delimiter()
                        + (h.expanded() ? "" : " (as is)")
                        + " "
                        + h.body().text().replace("\n", "\\n"))
                .collect(Collectors.joining("\n")));
  }
}

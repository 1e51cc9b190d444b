package cpat.read.engine;

import cpat.Tables;
import cpat.read.Commands;
import cpat.read.shell.Shell;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Command lines in, runs and builds out.
class RunLinesTest {
  @TestFactory
  Stream<DynamicTest> lines() throws Exception {
    return Tables.of(
        "runlines", text -> Commands.of(RunLines.of(Shell.read(Commands.excerpt(text)))));
  }
}

package cpat.read;

import cpat.Tables;
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

package cpat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `make rule` writes a class that compiles and a page of the right form.
class NewRuleTest {
  @TempDir Path root;

  private String rule(int code, String id, String name) throws Exception {
    Process process =
        new ProcessBuilder("sh", "src/tools/rule.sh", id, name, root.toString())
            .redirectErrorStream(true)
            .start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(code, process.waitFor(), out);
    return out;
  }

  @Test
  void aClassAndItsPage() throws Exception {
    Path room = Files.createDirectories(root.resolve("src/main/java/cpat/patterns/efe"));
    Files.writeString(room.resolve("Efe.java"), "PATTERN = new Pattern(");
    String out = rule(0, "EFE007", "shell-in-the-way");
    assertTrue(out.contains("cpat/patterns/efe/Efe.java, then make r ID=EFE007"), out);
    String file = room.resolve("ShellInTheWay.java").toString();
    int compiled =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                root.resolve("out").toString(),
                file);
    assertEquals(0, compiled);
    String page = Files.readString(room.resolve("ShellInTheWay.md"));
    assertTrue(page.startsWith("# EFE007 shell-in-the-way\n<!-- facts -->\n"), page);
    List<Cases.Case> cases = Cases.of(page).cases();
    assertEquals(2, cases.size());
    assertEquals("EFE007", cases.getFirst().marks().getFirst().symbol());
    assertTrue(OneThing.differs(cases.getFirst(), cases.getLast()));
    assertTrue(rule(2, "EFE007", "other-name").contains("is taken"));
  }

  @Test
  void mistakes() throws Exception {
    Files.createDirectories(root.resolve("src/main/java/cpat/patterns/efe"));
    assertTrue(rule(2, "EFE7", "shell-in-the-way").contains("no id"));
    assertTrue(rule(2, "EFE007", "shell").contains("no name"));
    assertTrue(rule(2, "ABC001", "shell-in-the-way").contains("no pattern ABC"));
  }
}

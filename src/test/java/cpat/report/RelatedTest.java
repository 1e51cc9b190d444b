package cpat.report;

import static org.junit.jupiter.api.Assertions.assertTrue;

import cpat.cli.Programs;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A problem with two places shows both.
class RelatedTest {
  @TempDir Path folder;

  @Test
  void everyFormat() throws Exception {
    Files.writeString(
        folder.resolve("compose.yaml"),
        "services:\n  a:\n    image: i\n    network_mode: host\n    ports: ['80:80']\n");
    String text = Programs.run(folder, "scan").out();
    assertTrue(text.contains("--> compose.yaml:5:13"), text);
    assertTrue(text.contains("= compose.yaml:4:5  the network mode"), text);
    String related =
        "\"related\":[{\"location\":{\"path\":\"compose.yaml\",\"line\":4,\"column\":5,";
    for (String line : new String[] {"scan --format json", "scan --format jsonl", "dump"}) {
      String[] words = (line + (line.equals("dump") ? " compose.yaml" : "")).split(" ", -1);
      String json = Programs.run(folder, words).out().replaceAll("\\s+", "");
      assertTrue(json.contains(related), json);
      assertTrue(json.contains("\"message\":\"thenetworkmode\""), json);
    }
  }
}

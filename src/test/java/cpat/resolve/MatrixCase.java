package cpat.resolve;

import cpat.model.Reading;
import cpat.read.Lookup;
import cpat.read.dockerfile.Dockerfiles;
import cpat.source.Excerpt;
import cpat.source.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A Dockerfile of the matrix, with how it is built and what is expected of builders.
record MatrixCase(
    String title,
    String text,
    Map<String, String> arguments,
    Optional<String> target,
    Optional<String> tag,
    boolean current,
    boolean refused) {

  static MatrixCase generated(String title, String text, Map<String, String> arguments) {
    return new MatrixCase(title, text, arguments, Optional.empty(), Optional.empty(), false, false);
  }

  /// The table's cases, in order.
  static List<MatrixCase> table() throws Exception {
    String table = Files.readString(Path.of("src/test/tables/matrix-dockerfiles.txt"));
    List<MatrixCase> cases = new ArrayList<>();
    for (String entry : table.substring(table.indexOf("### ")).split("(?m)^### ", -1)) {
      if (!entry.isBlank()) {
        int feed = entry.indexOf('\n');
        cases.add(of(entry.substring(0, feed), entry.substring(feed + 1)));
      }
    }
    return cases;
  }

  private static MatrixCase of(String head, String body) {
    int bar = head.lastIndexOf(" |");
    List<String> words =
        bar < 0 ? List.of() : List.of(head.substring(bar + 2).strip().split(" +", -1));
    Map<String, String> arguments = new LinkedHashMap<>();
    Optional<String> target = Optional.empty();
    Optional<String> tag = Optional.empty();
    for (String word : words) {
      String value = word.substring(word.indexOf(':') + 1);
      if (word.startsWith("arg:")) {
        int equals = value.indexOf('=');
        arguments.put(value.substring(0, equals), value.substring(equals + 1));
      } else if (word.startsWith("target:")) {
        target = Optional.of(value);
      } else if (word.startsWith("tag:")) {
        tag = Optional.of(value);
      }
    }
    String text = body.stripTrailing().replace('␉', '\t').replace('␠', ' ') + "\n";
    return new MatrixCase(
        bar < 0 ? head : head.substring(0, bar).strip(),
        words.contains("crlf") ? text.replace("\n", "\r\n") : text,
        arguments,
        target,
        tag,
        words.contains("current"),
        words.contains("refused"));
  }

  Reading read() {
    return Dockerfiles.read(Excerpt.of(new Source("Dockerfile", text)), Lookup.NONE);
  }

  BuildRequest request(Reading reading) {
    Map<String, Value<String>> given = new LinkedHashMap<>();
    arguments.forEach(
        (name, value) -> given.put(name, Value.of(value, new From.Given("--build-arg " + name))));
    return new BuildRequest(reading.builds().getFirst(), target, given, "");
  }
}

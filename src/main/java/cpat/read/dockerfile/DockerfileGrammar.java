package cpat.read.dockerfile;

import cpat.model.Problem;
import cpat.model.Statement;
import cpat.model.Statement.Form;
import cpat.model.Word;
import cpat.read.Cited;
import cpat.source.Span;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;

/// What BuildKit refuses in a single statement: unknown keywords, missing or excess arguments,
/// flags that do not belong, values that can never be right.
final class DockerfileGrammar {
  private final Statement statement;
  private final List<Problem> problems;

  private DockerfileGrammar(Statement statement, List<Problem> problems) {
    this.statement = statement;
    this.problems = problems;
  }

  static void check(Statement statement, List<Problem> problems) {
    new DockerfileGrammar(statement, problems).check();
  }

  private void check() {
    int count = statement.arguments().size();
    switch (statement.keyword()) {
      case "FROM" -> from(count);
      case "RUN" -> run();
      case "CMD", "ENTRYPOINT" -> DockerfileFlags.check(statement, problems);
      case "COPY", "ADD" -> copy(count);
      case "ENV", "LABEL" -> pairs(count);
      case "ARG" -> arg();
      case "EXPOSE" -> some(count, "a port: `EXPOSE 8080`");
      case "VOLUME" -> volume(count);
      case "SHELL" -> shell(count);
      case "USER" -> some(count, "a name or number: `USER app`");
      case "WORKDIR" -> some(count, "a directory: `WORKDIR /app`");
      case "MAINTAINER" -> some(count, "a name");
      case "STOPSIGNAL" -> atLeastOne(count, "a signal: `STOPSIGNAL SIGTERM`");
      case "HEALTHCHECK" -> healthcheck(count);
      case "ONBUILD" -> onBuild();
      default -> unknown();
    }
  }

  private void problem(Span at, String message) {
    problems.add(new Problem(at, message));
  }

  private boolean atLeastOne(int count, String what) {
    if (count == 0) {
      problem(statement.at(), statement.keyword() + " needs " + what);
    }
    return count > 0;
  }

  private void some(int count, String what) {
    DockerfileFlags.check(statement, problems);
    atLeastOne(count, what);
  }

  private void unknown() {
    String keyword = statement.keyword();
    problem(
        statement.at(),
        keyword.isEmpty()
            ? "a continued line without an instruction"
            : "unknown instruction " + Cited.of(keyword) + DockerfileKeywords.suggestion(keyword));
  }

  private void from(int count) {
    DockerfileFlags.check(statement, problems);
    List<Word> words = statement.arguments();
    if (count == 3 && words.get(1).text().equalsIgnoreCase("as")) {
      if (!isStageName(words.get(2).text())) {
        problem(
            words.get(2).at(),
            Cited.of(words.get(2).text())
                + " cannot name a stage: begin with a letter, go on with"
                + " letters, digits, `-`, `_` and `.`");
      }
    } else if (count != 1) {
      problem(statement.at(), "FROM needs one image, and perhaps a name: `FROM image AS name`");
    }
  }

  private static boolean isStageName(String written) {
    String name = written.toLowerCase(Locale.ROOT);
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean later = (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
      if (!((c >= 'a' && c <= 'z') || (i > 0 && later))) {
        return false;
      }
    }
    return !name.isEmpty();
  }

  private void run() {
    DockerfileFlags.check(statement, problems);
    oneOf("network", Set.of("default", "none", "host"));
    oneOf("security", Set.of("insecure", "sandbox"));
  }

  private void oneOf(String flag, Set<String> values) {
    for (Word word : statement.flags()) {
      String prefix = "--" + flag + "=";
      if (word.text().startsWith(prefix)
          && !values.contains(word.text().substring(prefix.length()))) {
        problem(
            word.at(),
            Cited.of(word.text())
                + ": it can be "
                + String.join(" or ", values.stream().sorted().toList()));
      }
    }
  }

  private void copy(int count) {
    DockerfileFlags.check(statement, problems);
    if (count < 2) {
      problem(
          statement.at(),
          statement.keyword()
              + " needs a source and a destination: `"
              + statement.keyword()
              + " source destination`");
    } else if (Heredocs.announced(statement.arguments().getLast().text()).isPresent()) {
      problem(statement.arguments().getLast().at(), "a here-document cannot be the destination");
    }
  }

  private void pairs(int count) {
    some(count, "name=value");
    for (int i = 0; i < count; i += 2) {
      if (statement.arguments().get(i).text().isEmpty()) {
        problem(statement.arguments().get(i).at(), "the name before `=` is missing");
      }
    }
  }

  private void arg() {
    atLeastOne(statement.arguments().size(), "a name: `ARG version=1`");
    for (Word word : statement.arguments()) {
      if (word.text().startsWith("=")) {
        problem(word.at(), "the name before `=` is missing");
      }
    }
  }

  private void volume(int count) {
    some(count, "a path: `VOLUME /data`");
    for (Word word : statement.arguments()) {
      if (Blanks.skip(word.text(), 0, word.text().length()) == word.text().length()) {
        problem(word.at(), "the path of a VOLUME is empty");
      }
    }
  }

  private void shell(int count) {
    DockerfileFlags.check(statement, problems);
    if (count == 0 || statement.form() != Form.EXEC) {
      problem(statement.at(), "SHELL needs a JSON array: `SHELL [\"/bin/sh\", \"-c\"]`");
    }
  }

  private void onBuild() {
    DockerfileFlags.check(statement, problems);
    String trigger = statement.trigger().map(Statement::keyword).orElse("");
    switch (trigger) {
      case "" -> problem(statement.at(), "ONBUILD needs an instruction: `ONBUILD COPY . .`");
      case "ONBUILD", "FROM", "MAINTAINER" ->
          problem(statement.at(), "ONBUILD cannot be followed by " + trigger);
      default -> {}
    }
  }

  private void healthcheck(int count) {
    if (!atLeastOne(count, "NONE or CMD: `HEALTHCHECK CMD curl -f http://localhost/`")) {
      return;
    }
    Word type = statement.arguments().getFirst();
    switch (type.text().toUpperCase(Locale.ROOT)) {
      case "NONE" -> {
        if (count > 1) {
          problem(statement.arguments().get(1).at(), "HEALTHCHECK NONE takes nothing more");
        }
      }
      case "CMD" -> {
        DockerfileFlags.check(statement, problems);
        if (count == 1) {
          problem(statement.at(), "HEALTHCHECK CMD needs a command");
        }
        statement.flags().forEach(this::healthFlag);
      }
      default -> problem(type.at(), "HEALTHCHECK is followed by CMD or NONE");
    }
  }

  private void healthFlag(Word flag) {
    int equals = flag.text().indexOf('=');
    String value = equals < 0 ? "" : flag.text().substring(equals + 1);
    if (value.isEmpty()) {
      return;
    }
    if (flag.text().startsWith("--retries=")) {
      if (!isCount(value)) {
        problem(flag.at(), Cited.of(value) + " is no number of retries");
      }
      return;
    }
    OptionalDouble seconds = Durations.seconds(value);
    if (seconds.isEmpty()) {
      problem(flag.at(), Cited.of(value) + " is no duration: write `30s` or `1m30s`");
    } else if (seconds.getAsDouble() != 0 && seconds.getAsDouble() < 0.001) {
      problem(flag.at(), Cited.of(value) + " is less than a millisecond");
    }
  }

  private static boolean isCount(String value) {
    try {
      return Integer.parseInt(value) >= 0;
    } catch (NumberFormatException _) {
      return false;
    }
  }
}

package cpat.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cpat.model.Run;
import cpat.read.engine.KnownRunFlags;
import cpat.read.engine.RunLines;
import cpat.read.shell.Shell;
import cpat.source.Excerpt;
import cpat.source.Source;
import cpat.write.ClientOracle.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Our reading of run lines against docker's own client: for each line both must send the same
/// create request, or both refuse it.
@Tag("engine")
class ClientOracleEngineTest {
  /// Flags that docker has and takes on Windows alone.
  private static final Set<String> WINDOWS =
      new TreeSet<>(Set.of("cpu-count", "cpu-percent", "io-maxbandwidth", "io-maxiops"));

  private static final Pattern NAME = Pattern.compile("--([a-z0-9-]{2,})");

  @TempDir Path folder;

  @Test
  void theClientSendsWhatWeMake() throws Exception {
    try (ClientOracle oracle = new ClientOracle(folder)) {
      OracleLines cases = OracleLines.read();
      List<String> options = cases.single();
      List<Answer> answers =
          new ArrayList<>(oracle.ask(options.stream().map(OracleLines::line).toList()));
      List<String> taken = new ArrayList<>();
      for (int i = 0; i < options.size(); i++) {
        if (answers.get(i).body().isPresent()) {
          taken.add(options.get(i));
        }
      }
      Set<String> lines = new LinkedHashSet<>(OracleLines.lines("lines.txt"));
      lines.addAll(OracleLines.combined(taken));
      answers.addAll(oracle.ask(List.copyOf(lines)));
      List<String> different = answers.stream().flatMap(a -> differences(a).stream()).toList();
      long refused = answers.stream().filter(a -> a.body().isEmpty()).count();
      System.out.printf(
          "client oracle: %d lines, %d equal, %d differ (%d refused by both)%n",
          answers.size(), answers.size() - different.size(), different.size(), refused);
      assertEquals("", String.join("\n", different));
      assertTrue(refused < answers.size() / 2, "too few lines that docker takes");
      everyFlagIsTaken(cases, answers);
    }
  }

  /// Each flag is seen in a line that docker takes.
  private static void everyFlagIsTaken(OracleLines cases, List<Answer> answers) {
    Set<String> never = new TreeSet<>(cases.names());
    for (Answer answer : answers) {
      Matcher name = NAME.matcher(answer.line());
      while (answer.body().isPresent() && name.find()) {
        never.remove(name.group(1));
      }
    }
    assertEquals(WINDOWS, never);
  }

  @Test
  void noFlagOfDockerIsLeftOut() throws Exception {
    try (ClientOracle oracle = new ClientOracle(folder)) {
      Set<String> tried = OracleLines.read().names();
      List<String> podmans =
          KnownRunFlags.names().stream().filter(n -> !tried.contains(n)).toList();
      List<String> lines = podmans.stream().map(n -> "docker run --" + n + "=1 img").toList();
      for (Answer answer : oracle.ask(lines)) {
        assertTrue(answer.said().startsWith("unknown flag: --"), answer::toString);
      }
      Set<String> ofDocker = new TreeSet<>();
      String help = oracle.ask("docker run --help | tr '\\n' ' '").said();
      Matcher name = NAME.matcher(help.substring(help.indexOf("Options:")));
      while (name.find()) {
        ofDocker.add(name.group(1));
      }
      ofDocker.removeAll(tried);
      assertEquals(Set.of(), ofDocker);
    }
  }

  @Test
  void deliberatelyLenient() throws Exception {
    try (ClientOracle oracle = new ClientOracle(folder)) {
      for (Answer answer : oracle.ask(OracleLines.lines("lenient.txt"))) {
        assertTrue(answer.body().isEmpty(), answer.line());
        assertEquals("", ours(answer).refusal, answer.line());
      }
    }
  }

  private record Ours(String body, Map<String, String> query, Set<String> mounts, String refusal) {
    static Ours refused(String why) {
      return new Ours("", Map.of(), Set.of(), why);
    }
  }

  private static Ours ours(Answer answer) {
    RunLines lines = RunLines.of(Shell.read(Excerpt.of(new Source("line.sh", answer.line()))));
    if (!lines.problems().isEmpty()) {
      return Ours.refused(lines.problems().getFirst().message());
    }
    if (lines.runs().size() != 1) {
      return Ours.refused(lines.runs().size() + " runs");
    }
    Run run = lines.runs().getFirst();
    if (!CreateRequest.unknown(run).isEmpty()) {
      return Ours.refused("unknown: " + CreateRequest.unknown(run));
    }
    try {
      String body = CreateRequest.of(run, Bounds.NONE, answer.caller());
      Set<String> mounts = SeenMounts.read(run, answer.caller());
      return new Ours(body, CreateRequest.query(run), mounts, "");
    } catch (IllegalArgumentException e) {
      return Ours.refused(String.valueOf(e.getMessage()));
    }
  }

  private static List<String> differences(Answer answer) {
    Ours ours = ours(answer);
    String line = answer.line();
    if (answer.body().isEmpty()) {
      return ours.refusal.isEmpty()
          ? List.of(line + "\n  docker refuses: " + answer.said())
          : List.of();
    }
    if (!ours.refusal.isEmpty()) {
      return List.of(line + "\n  cpat refuses: " + ours.refusal);
    }
    Object theirs = SentTree.of(answer.body().get());
    Object own = SentTree.of(SentTree.parse(ours.body));
    if (!theirs.equals(own) || !answer.query().equals(ours.query)) {
      return List.of(
          line + "\n  docker: " + theirs + answer.query() + "\n  cpat:   " + own + ours.query);
    }
    Set<String> mounts = SeenMounts.sent(answer.body().get(), line.contains("--use-api-socket"));
    return mounts.equals(ours.mounts)
        ? List.of()
        : List.of(line + "\n  docker mounts " + mounts + "\n  the reader sees " + ours.mounts);
  }
}

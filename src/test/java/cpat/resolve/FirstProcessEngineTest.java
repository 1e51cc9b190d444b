package cpat.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cpat.engine.Engine;
import cpat.engine.Filters;
import cpat.engine.TestEngines;
import cpat.model.ShellKind;
import cpat.read.yaml.Node;
import cpat.resolve.Pid1.Outcome;
import cpat.resolve.Pid1.Stop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The prediction against containers: who is PID 1, and what a stop does.
@Tag("engine")
class FirstProcessEngineTest {
  /// A program that ends with 0 when told to.
  private static final String HANDLER =
      "#!/bin/sh\ntrap 'exit 0' TERM\nwhile :; do sleep 0.1; done\n";

  private Engine engine = connect();
  private Set<String> before = Set.of();

  private static Engine connect() {
    try {
      return TestEngines.connect(TestEngines.OLD_DOCKER);
    } catch (cpat.engine.EngineException e) {
      throw new AssertionError(e);
    }
  }

  @BeforeEach
  void look() throws Exception {
    before = TestEngines.objects(engine);
  }

  @AfterEach
  void leavesNothing() throws Exception {
    for (Node container : engine.containers().list(true, Filters.label(Subject.LABEL))) {
      engine.containers().remove(container.text("Id"));
    }
    assertEquals(before, TestEngines.objects(engine));
  }

  @Test
  void pid1() throws Exception {
    List<Subject> subjects = new ArrayList<>();
    List<ShellGivesWayTest.Form> forms = ShellGivesWayTest.forms();
    for (int i = 0; i < forms.size(); i++) {
      String text = forms.get(i).text();
      // `prog` with arguments of its own would not run as `sleep`.
      if (i % 8 == 0 && text.matches("(?s)(.*[^\\w/'\"])?prog( ?[;&|)>\\n].*|)")) {
        String command = text.replaceAll("\\bprog\\b", "sleep 77");
        for (ShellKind kind : ShellGivesWayTest.SHELLS) {
          subjects.add(shell(kind, command));
        }
      }
    }
    String script = "#!/bin/sh\nset -e\necho up\n";
    for (ShellKind kind : ShellGivesWayTest.SHELLS) {
      for (String last : List.of("exec \"$@\"", "\"$@\"", "main() { exec \"$@\"; }; main \"$@\"")) {
        String text = kind == ShellKind.BASH ? script.replace("sh\n", "bash\n") : script;
        subjects.add(
            new Subject(
                kind,
                List.of("/run.sh", "sleep", "77"),
                false,
                "",
                Map.of("/run.sh", text + last + "\n")));
      }
      Subject plain = shell(kind, "sleep 77");
      subjects.add(new Subject(kind, plain.argv(), true, "", Map.of()));
      subjects.add(new Subject(kind, plain.argv(), false, "host", Map.of()));
    }
    for (String words : List.of("env A=1 sleep 77", "timeout 99 sleep 77", "setsid sleep 77")) {
      for (ShellKind kind : List.of(ShellKind.DASH, ShellKind.BUSYBOX)) {
        subjects.add(new Subject(kind, List.of(words.split(" ")), false, "", Map.of()));
      }
    }
    List<Callable<String>> tasks = new ArrayList<>();
    subjects.forEach(s -> tasks.add(() -> pid1(s)));
    List<String> wrong = all(tasks).stream().filter(w -> !w.isEmpty()).toList();
    System.out.printf(
        "pid 1: %d forms, %d as predicted%n", subjects.size(), subjects.size() - wrong.size());
    assertEquals(List.of(), wrong);
  }

  /// Nothing, or what was seen instead.
  private String pid1(Subject subject) throws Exception {
    String id = subject.start(engine);
    try {
      String predicted = Subject.letters(String.join(" ", subject.predicted().argv()));
      String seen = "";
      for (int i = 0; i < 15; i++) {
        Thread.sleep(150);
        if (!engine.containers().inspect(id).text("State", "Running").equals("true")) {
          return subject.predicted().stop() == Stop.CUT_SHORT ? "" : subject + " ended";
        }
        seen = Subject.letters(Subject.first(engine.containers().top(id)));
        if (seen.endsWith(predicted)) {
          // A shell may give way later: what is asked for is what stays.
          Thread.sleep(subject.predicted().outcome() == Outcome.SHELL ? 300 : 0);
          String again = Subject.letters(Subject.first(engine.containers().top(id)));
          return again.endsWith(predicted) ? "" : subject + " is " + again;
        }
      }
      return subject + " predicted " + subject.predicted() + " is " + seen;
    } finally {
      engine.containers().remove(id);
    }
  }

  /// The table of PATTERNS.md, predicted and measured.
  @Test
  void stops() throws Exception {
    Map<String, String> prog = Map.of("/prog", HANDLER);
    List<Subject> subjects = new ArrayList<>();
    subjects.add(new Subject(ShellKind.DASH, List.of("/bin/prog"), false, "", prog));
    subjects.add(new Subject(ShellKind.DASH, List.of("sleep", "77"), false, "", prog));
    for (ShellKind kind : ShellGivesWayTest.SHELLS) {
      for (String text :
          List.of("/bin/prog", "cd / && /bin/prog", "/bin/prog | cat", "true && exec /bin/prog")) {
        Subject shell = shell(kind, text);
        subjects.add(new Subject(kind, shell.argv(), false, "", prog));
      }
      subjects.add(shell(kind, "trap 'exit 143' TERM; sleep 77 & wait"));
      subjects.add(shell(kind, "trap 'exit 143' TERM; sleep 77; true"));
    }
    subjects.add(new Subject(ShellKind.DASH, List.of("sleep", "77"), true, "", prog));
    subjects.add(
        new Subject(ShellKind.DASH, shell(ShellKind.DASH, "/bin/prog").argv(), true, "", prog));
    subjects.add(new Subject(ShellKind.DASH, List.of("sleep", "77"), false, "host", prog));
    List<Callable<String>> tasks = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    subjects.forEach(s -> tasks.add(() -> stop(s)));
    for (String line : all(tasks)) {
      System.out.println(line);
      if (line.contains("WRONG")) {
        wrong.add(line);
      }
    }
    assertEquals(List.of(), wrong);
  }

  private String stop(Subject subject) throws Exception {
    String id = subject.start(engine);
    try {
      Thread.sleep(700);
      String first = Subject.first(engine.containers().top(id));
      long start = System.nanoTime();
      engine.containers().stop(id, Duration.ofSeconds(3));
      double seconds = (System.nanoTime() - start) / 1e9;
      String code = engine.containers().inspect(id).text("State", "ExitCode");
      Pid1 predicted = subject.predicted();
      // The script that stands for the program shows its interpreter.
      String argv = String.join(" ", predicted.argv());
      boolean who = Subject.letters(first).endsWith(Subject.letters(argv));
      boolean killed = code.equals("137");
      boolean stop = killed == (predicted.stop() == Stop.IGNORED);
      return "%-9s %-42s %-9s predicted %-14s %-9s PID 1 %-34.34s exit %-3s %.1f s%s"
          .formatted(
              subject.kind(),
              subject.argv().getLast(),
              subject.init() ? "--init" : subject.pid(),
              predicted.outcome(),
              predicted.stop(),
              first,
              code,
              seconds,
              who && stop ? "" : " WRONG");
    } finally {
      engine.containers().remove(id);
    }
  }

  private static Subject shell(ShellKind kind, String text) {
    String shell = kind == ShellKind.BASH ? "/bin/bash" : "/bin/sh";
    return new Subject(kind, List.of(shell, "-c", text), false, "", Map.of());
  }

  private static <T> List<T> all(List<Callable<T>> tasks) throws Exception {
    List<T> results = new ArrayList<>();
    try (var executor = Executors.newFixedThreadPool(10)) {
      for (Future<T> future : executor.invokeAll(tasks)) {
        results.add(future.get());
      }
    }
    return results;
  }
}

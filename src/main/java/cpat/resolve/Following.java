package cpat.resolve;

import cpat.facts.ShellCommands;
import cpat.facts.Wrappers;
import cpat.model.ShellKind;
import cpat.read.shell.Shell;
import cpat.resolve.Pid1.Outcome;
import cpat.resolve.Pid1.Start;
import cpat.resolve.Pid1.Stop;
import cpat.source.Excerpt;
import cpat.source.Source;
import cpat.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// Follows a command line from program to program, as one `exec` after the other would.
final class Following {
  private static final int DEEPEST = 25;
  private static final int MOST = 1000;
  private static final List<String> PATH =
      List.of("/usr/local/sbin/", "/usr/local/bin/", "/usr/sbin/", "/usr/bin/", "/sbin/", "/bin/");

  private final Start start;
  private final ShellKind sh;

  /// The scripts that are being read, so that one that starts itself anew is known.
  private final Deque<String> reading = new ArrayDeque<>();

  private int steps;
  private int depth;

  /// Above 0 for what is not PID 1, because another process stands before it.
  private int below;

  Following(Start start, ShellKind sh) {
    this.start = start;
    this.sh = sh;
  }

  /// What the engine starts.
  Pid1 follow(List<String> argv) {
    return follow(argv, true);
  }

  /// What a child of PID 1 becomes, or any process of a shared PID namespace.
  Pid1 followBelow(List<String> argv, boolean byEngine) {
    below++;
    try {
      return follow(argv, byEngine);
    } finally {
      below--;
    }
  }

  /// What a process becomes that executes these words.
  Pid1 follow(List<String> argv, boolean byEngine) {
    if (argv.isEmpty() || argv.getFirst().isBlank()) {
      return Pid1.of(
          Outcome.NO_START, argv, argv, Stop.UNKNOWN, Pid1.reason("there is no command to run"));
    }
    if (++steps > MOST || depth > DEEPEST) {
      return Pid1.unknown(argv, Pid1.reason("it goes through more programs than are followed"));
    }
    depth++;
    Pid1 result = became(argv, byEngine);
    depth--;
    return result;
  }

  private Pid1 became(List<String> argv, boolean byEngine) {
    String name = ShellLine.name(argv.getFirst());
    if (sh == ShellKind.CMD) {
      return Wrapped.windows(argv);
    }
    Optional<ShellLine> line = ShellLine.of(argv, sh);
    if (line.isPresent()) {
      return shell(argv, line.get());
    }
    if (name.equals("busybox") && argv.size() > 1) {
      return follow(argv.subList(1, argv.size()), byEngine);
    }
    return Wrappers.of(argv)
        .map(w -> Wrapped.of(this, argv, w, sh))
        .or(() -> file(argv.getFirst()).map(f -> executed(argv, f, byEngine)))
        .orElseGet(() -> program(argv));
  }

  private Pid1 shell(List<String> argv, ShellLine line) {
    if (line.kind() == ShellKind.NONE) {
      return Pid1.of(
          Outcome.NO_START,
          argv,
          List.of(),
          Stop.UNKNOWN,
          Pid1.reason("the image has no /bin/sh, so `" + argv.getFirst() + "` cannot start"));
    }
    if (line.text().isPresent() && line.kind() == ShellKind.UNKNOWN) {
      return unmeasured(argv, line);
    }
    if (line.text().isPresent()) {
      Source text = new Source("", line.text().get());
      List<String> operands = line.operands();
      String zero = operands.isEmpty() ? argv.getFirst() : operands.getFirst();
      List<String> arguments = operands.isEmpty() ? operands : operands.subList(1, operands.size());
      return walk(argv, text, new ShellWalk.Self(argv, line.kind(), true, zero), arguments);
    }
    if (line.script().isEmpty()) {
      return program(argv).after(Pid1.reason("the shell itself is what is run"));
    }
    String path = line.script().get();
    return file(path)
        .map(f -> script(argv, path, f, line))
        .orElseGet(() -> Pid1.unknown(argv, absent(path)));
  }

  /// zsh, ksh…: what dash and busybox agree on holds for them.
  private Pid1 unmeasured(List<String> argv, ShellLine line) {
    List<Pid1> both = new ArrayList<>();
    for (ShellKind kind : List.of(ShellKind.DASH, ShellKind.BUSYBOX)) {
      both.add(shell(argv, new ShellLine(kind, line.text(), line.script(), line.operands())));
    }
    return both.get(0).outcome() == both.get(1).outcome()
        ? both.getFirst()
        : Pid1.unknown(
            argv,
            Pid1.reason(
                "whether "
                    + ShellLine.name(argv.getFirst())
                    + " gives way to its last command was not measured; next: write `exec`"));
  }

  private Pid1 script(List<String> argv, String path, Source file, ShellLine line) {
    reading.push(path);
    try {
      var self = new ShellWalk.Self(argv, line.kind(), false, path);
      return walk(argv, file, self, line.operands());
    } finally {
      reading.pop();
    }
  }

  private Pid1 walk(List<String> argv, Source text, ShellWalk.Self self, List<String> arguments) {
    return Shell.tree(Excerpt.of(text))
        .map(tree -> new ShellWalk(this, self).run(tree, arguments))
        .orElseGet(
            () -> Pid1.unknown(argv, Pid1.reason("the shell text is not understood to its end")));
  }

  /// True when a script starts one that is being read already: itself, as another user.
  boolean again(List<String> argv) {
    return argv.stream().anyMatch(reading::contains);
  }

  Optional<Source> file(String path) {
    if (path.indexOf('$') >= 0) {
      return Optional.empty();
    }
    Optional<Source> found = start.file().apply(path);
    if (found.isEmpty() && path.indexOf('/') < 0) {
      found = PATH.stream().flatMap(p -> start.file().apply(p + path).stream()).findFirst();
    }
    return found;
  }

  static Pid1.Reason absent(String path) {
    return Pid1.reason(
        "`"
            + path
            + "` is not in the build context, so it cannot be read; next: look into it with `docker"
            + " run --rm --entrypoint cat IMAGE "
            + path
            + "`");
  }

  /// A file that the kernel is to execute.
  private Pid1 executed(List<String> argv, Source file, boolean byEngine) {
    return switch (Executable.of(argv, file)) {
      case Executable.Binary _ -> itself(argv);
      case Executable.Broken(String what, Span at) -> broken(argv, what, at);
      case Executable.Interpreted(List<String> next) -> follow(next, byEngine);
      case Executable.Bare(Span at) -> {
        if (byEngine) {
          yield broken(argv, "has no `#!` line: exec format error", at);
        }
        // A shell reads such a file itself, execvp gives it to /bin/sh.
        List<String> next = new ArrayList<>(List.of("/bin/sh"));
        next.addAll(argv);
        yield follow(next, false);
      }
    };
  }

  private static Pid1 broken(List<String> argv, String what, Span at) {
    return Pid1.of(
        Outcome.NO_START,
        argv,
        argv,
        Stop.UNKNOWN,
        new Pid1.Reason("`" + argv.getFirst() + "` " + what, Optional.of(at)));
  }

  private Pid1 program(List<String> argv) {
    String first = argv.getFirst();
    String name = ShellLine.name(first);
    boolean script = name.endsWith(".sh") || name.endsWith(".bash") || name.contains("entrypoint");
    if (script) {
      return Pid1.unknown(argv, absent(first));
    }
    if (first.startsWith("$@") || first.startsWith("${@")) {
      return Pid1.unknown(
          argv,
          Pid1.reason(
              "the script changes its arguments in a way that is not followed; next: look at a"
                  + " running container with `docker top`"));
    }
    return itself(argv);
  }

  private Pid1 itself(List<String> argv) {
    String first = argv.getFirst();
    String name = ShellLine.name(first);
    if (below > 0) {
      return Pid1.of(
          Outcome.PROGRAM, argv, argv, Stop.REACHES, Pid1.reason(name + " runs, but not as PID 1"));
    }
    if (ShellCommands.withoutHandler(first)) {
      return Pid1.of(
          Outcome.PROGRAM,
          argv,
          argv,
          Stop.IGNORED,
          Pid1.reason(name + " is PID 1 and has no handler, so the kernel drops SIGTERM"));
    }
    boolean named = first.indexOf('$') < 0;
    return Pid1.of(
        Outcome.PROGRAM,
        argv,
        argv,
        Stop.REACHES,
        Pid1.reason(
            named ? name + " is PID 1" : "what `" + first + "` stands for is taken for a program"));
  }
}

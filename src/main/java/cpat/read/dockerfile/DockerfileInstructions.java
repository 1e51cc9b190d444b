package cpat.read.dockerfile;

import cpat.model.Command;
import cpat.model.Instruction;
import cpat.model.Instruction.Pair;
import cpat.model.Instruction.Variable;
import cpat.model.Invocation;
import cpat.model.Problem;
import cpat.model.Statement;
import cpat.model.Statement.Form;
import cpat.model.Word;
import cpat.read.Cited;
import cpat.read.dockerfile.DockerfileStatements.Draft;
import cpat.read.shell.Shell;
import cpat.source.Excerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Makes typed instructions of statements. Their words have quotes removed and variables left in; a
/// statement whose arguments make no sense becomes `Other`.
final class DockerfileInstructions {
  private final Draft draft;
  private final Statement statement;
  private final List<Word> arguments;
  private final List<Excerpt> bodies;
  private final char escape;
  private final List<Problem> problems;

  private DockerfileInstructions(
      Draft draft, List<Excerpt> bodies, char escape, List<Problem> problems) {
    this.draft = draft;
    this.statement = draft.statement();
    this.arguments = statement.arguments();
    this.bodies = bodies;
    this.escape = escape;
    this.problems = problems;
  }

  static Instruction read(Draft draft, char escape, List<Problem> problems) {
    return new DockerfileInstructions(draft, draft.bodies(), escape, problems).read();
  }

  private Instruction read() {
    return switch (statement.keyword()) {
      case "RUN" -> new Instruction.Run(statement, run(), RunMounts.read(statement, problems));
      case "CMD" -> new Instruction.Cmd(statement, command(draft.arguments(), 0));
      case "ENTRYPOINT" -> new Instruction.Entrypoint(statement, command(draft.arguments(), 0));
      case "COPY" -> copy();
      case "ADD" -> add();
      case "ENV" -> arguments.isEmpty() ? other() : new Instruction.Env(statement, pairs());
      case "LABEL" -> arguments.isEmpty() ? other() : new Instruction.Label(statement, pairs());
      case "ARG" -> arguments.isEmpty() ? other() : new Instruction.Arg(statement, variables());
      case "EXPOSE" -> arguments.isEmpty() ? other() : new Instruction.Expose(statement, values());
      case "VOLUME" -> arguments.isEmpty() ? other() : new Instruction.Volume(statement, values());
      case "USER" -> arguments.isEmpty() ? other() : new Instruction.User(statement, first());
      case "WORKDIR" -> arguments.isEmpty() ? other() : new Instruction.Workdir(statement, first());
      case "STOPSIGNAL" ->
          arguments.isEmpty() ? other() : new Instruction.StopSignal(statement, first());
      case "SHELL" ->
          arguments.isEmpty() || statement.form() != Form.EXEC
              ? other()
              : new Instruction.Shell(statement, literal(arguments));
      case "HEALTHCHECK" -> healthcheck();
      case "ONBUILD" -> new Instruction.OnBuild(statement, trigger(), triggerText());
      default -> other();
    };
  }

  private Instruction other() {
    return new Instruction.Other(statement);
  }

  /// What stands behind ONBUILD is not looked at before another build uses it: no problems.
  private Optional<Instruction> trigger() {
    return draft
        .trigger()
        .map(trigger ->
            new DockerfileInstructions(trigger, draft.bodies(), escape, new ArrayList<>()).read());
  }

  private String triggerText() {
    StringBuilder text = new StringBuilder(draft.arguments().text());
    for (Statement.Heredoc heredoc : statement.heredocs()) {
      text.append('\n').append(heredoc.content()).append(heredoc.name());
    }
    return text.toString();
  }

  private Command run() {
    if (bodies.isEmpty() || statement.form() == Form.EXEC) {
      return command(draft.arguments(), 0);
    }
    Excerpt text = draft.arguments();
    Optional<Heredocs.Announced> sole = Heredocs.announced(text.text());
    if (sole.isPresent()) {
      Excerpt body = sole.get().chomp() ? chomped(bodies.getFirst()) : bodies.getFirst();
      List<Invocation> invocations = runsInShell(body.text()) ? Shell.read(body) : List.of();
      return new Command.Shell(body.whole(), body.text(), invocations);
    }
    // The shell gets the bodies too, each with the line that ends it.
    Excerpt.Builder whole = new Excerpt.Builder(text.source()).append(text, 0, text.length());
    List<Heredocs.Announced> announced = Heredocs.in(text.text());
    for (int i = 0; i < bodies.size() && i < announced.size(); i++) {
      Excerpt body = bodies.get(i);
      int start = body.whole().start();
      whole.append("\n", start).append(body, 0, body.length());
      whole.append(announced.get(i).name(), body.whole().end());
    }
    return new Command.Shell(text.whole(), text.text(), Shell.read(whole.build()));
  }

  /// A script that begins with `#!` is run by the program it names.
  private static boolean runsInShell(String script) {
    if (!script.startsWith("#!")) {
      return true;
    }
    int feed = script.indexOf('\n');
    String line = (feed < 0 ? script : script.substring(0, feed)).strip();
    int blank = line.lastIndexOf(' ');
    String option = line.substring(blank + 1);
    String program = option.startsWith("-") ? line.substring(0, blank).strip() : line;
    return program.endsWith("sh");
  }

  private static Excerpt chomped(Excerpt body) {
    if (body.isEmpty()) {
      return body;
    }
    Excerpt.Builder lines = new Excerpt.Builder(body.source());
    int start = 0;
    while (start < body.length()) {
      int feed = body.text().indexOf('\n', start);
      int end = feed < 0 ? body.length() : feed + 1;
      while (start < end && body.charAt(start) == '\t') {
        start++;
      }
      lines.append(body, start, end);
      start = end;
    }
    return lines.build();
  }

  private Command command(Excerpt text, int skip) {
    return switch (statement.form()) {
      case EXEC ->
          new Command.Exec(text.whole(), literal(arguments.subList(skip, arguments.size())));
      case SHELL, WORDS, PAIRS -> new Command.Shell(text.whole(), text.text(), Shell.read(text));
    };
  }

  /// No variable is expanded in a command: a `$` is a `$`.
  private static List<Word> literal(List<Word> words) {
    return words.stream().map(w -> Word.literal(w.text(), w.at())).toList();
  }

  private Instruction healthcheck() {
    if (arguments.isEmpty()) {
      return other();
    }
    return switch (arguments.getFirst().text().toUpperCase(Locale.ROOT)) {
      case "NONE" -> new Instruction.Healthcheck(statement, Optional.empty());
      case "CMD" -> {
        Excerpt text = draft.arguments();
        Excerpt command = Blanks.trim(text, arguments.getFirst().text().length(), text.length());
        yield arguments.size() == 1
            ? other()
            : new Instruction.Healthcheck(statement, Optional.of(command(command, 1)));
      }
      default -> other();
    };
  }

  private Instruction copy() {
    return arguments.size() < 2
        ? other()
        : new Instruction.Copy(
            statement, sources(), value(arguments.getLast()), statement.flag("from"));
  }

  private Instruction add() {
    return arguments.size() < 2
        ? other()
        : new Instruction.Add(statement, sources(), value(arguments.getLast()));
  }

  private List<Word> sources() {
    for (Word flag : statement.flags()) {
      switch (flag.text().substring(0, Math.max(0, flag.text().indexOf('=')))) {
        case "--chown", "--chmod", "--checksum" -> value(flag);
        default -> {}
      }
    }
    List<Word> sources = new ArrayList<>();
    for (Word word : arguments.subList(0, arguments.size() - 1)) {
      if (Heredocs.announced(word.text()).isEmpty()) {
        sources.add(value(word));
      }
    }
    return List.copyOf(sources);
  }

  private List<Pair> pairs() {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i + 1 < arguments.size(); i += 2) {
      pairs.add(new Pair(value(arguments.get(i)), value(arguments.get(i + 1))));
    }
    return List.copyOf(pairs);
  }

  private List<Variable> variables() {
    List<Variable> variables = new ArrayList<>();
    Excerpt text = draft.arguments();
    for (DockerfileWords.Range range : DockerfileWords.ranges(text, escape)) {
      int equals = DockerfileWords.equals(text, range);
      Word name = DockerfileWords.word(text, range.start(), equals < 0 ? range.end() : equals);
      Optional<Word> value =
          equals < 0
              ? Optional.empty()
              : Optional.of(value(DockerfileWords.word(text, equals + 1, range.end())));
      variables.add(new Variable(name, value));
    }
    return List.copyOf(variables);
  }

  private Word first() {
    return value(arguments.getFirst());
  }

  private List<Word> values() {
    return arguments.stream().map(this::value).toList();
  }

  /// Reports what cannot be expanded.
  private Word value(Word written) {
    Expansion plain = Expansion.unquoted(written.text(), escape);
    plain
        .problem()
        .ifPresent(message ->
            problems.add(new Problem(written.at(), Cited.of(written.text()) + ": " + message)));
    return new Word(plain.text(), written.at(), plain.complete());
  }
}

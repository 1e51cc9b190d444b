package cpat.patterns.efe;

import static cpat.rule.Level.ERROR;
import static cpat.rule.Level.WARNING;

import cpat.facts.Starters;
import cpat.model.Base;
import cpat.model.Command;
import cpat.model.Instruction;
import cpat.model.Instruction.Cmd;
import cpat.model.Instruction.Entrypoint;
import cpat.model.Instruction.Healthcheck;
import cpat.model.Word;
import cpat.patterns.efe.Dollars.Reference;
import cpat.resolve.ImageFiles;
import cpat.resolve.ResolvedImage;
import cpat.rule.Checked;
import cpat.rule.Checked.Built;
import cpat.rule.Hit;
import cpat.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// EFE004: see the page of the same name.
final class UnexpandedVariable {
  static final Rule RULE =
      new Rule(
          "EFE004",
          "variable-in-exec-form",
          WARNING,
          "A variable in an array of words: no shell is there to put its value in",
          UnexpandedVariable.class,
          c ->
              Stream.concat(
                  c.stages().flatMap(b -> look(c, b)),
                  c.containers().filter(k -> !k.live()).flatMap(k -> UnexpandedInRun.look(c, k))));

  /// What a start script does to its arguments when it gives them to a shell once more.
  private static final Pattern EVALUATES = Pattern.compile("\\beval\\b|envsubst|\\s-c\\s|\\$\\*");

  private static final Pattern SYSTEM =
      Pattern.compile("[^/]+|(/usr)?(/local)?/s?bin/[^/]+|/opt/java/openjdk/bin/java|\\$.*");

  /// Words of a command line that are looked at: each is judged by those before it.
  private static final int MOST = 1000;

  private UnexpandedVariable() {}

  private static Stream<Hit> look(Checked checked, Built built) {
    ResolvedImage image = checked.image(built);
    if (image.os().equals("windows") || windows(checked, built)) {
      return Stream.empty();
    }
    List<Instruction> all = new ArrayList<>(built.stage().all(Instruction.Run.class).toList());
    built.stage().last(Entrypoint.class).ifPresent(all::add);
    built.stage().last(Cmd.class).filter(_ -> !ignored(image)).ifPresent(all::add);
    built.stage().last(Healthcheck.class).ifPresent(all::add);
    return all.stream()
        .flatMap(i ->
            array(i)
                .map(exec -> new ExecWords(checked, built, image, i, exec, before(i, image)))
                .flatMap(UnexpandedVariable::judge)
                .stream());
  }

  /// Variables of PowerShell and cmd are others.
  private static boolean windows(Checked checked, Built built) {
    return built.build().escape() == '`'
        || (checked.resolved().root(built.build(), built.stage())
                instanceof Base.Image(String name, _)
            && name.matches("(?i).*(windows|nanoserver).*"));
  }

  private static Optional<Command.Exec> array(Instruction instruction) {
    Optional<Command> command =
        switch (instruction) {
          case Instruction.Run run -> Optional.of(run.command());
          case Entrypoint entrypoint -> Optional.of(entrypoint.command());
          case Cmd cmd -> Optional.of(cmd.command());
          case Healthcheck health -> health.command();
          default -> Optional.empty();
        };
    return command.filter(Command.Exec.class::isInstance).map(Command.Exec.class::cast);
  }

  /// A CMD behind a shell-form ENTRYPOINT reaches nobody.
  private static boolean ignored(ResolvedImage image) {
    return image
        .said(image.entrypoint())
        .filter(i -> i instanceof Entrypoint e && e.command() instanceof Command.Shell)
        .isPresent();
  }

  /// What ENTRYPOINT says before the words of CMD.
  private static List<String> before(Instruction instruction, ResolvedImage image) {
    return instruction instanceof Cmd ? image.entrypoint().known().orElse(List.of()) : List.of();
  }

  private static Optional<Hit> judge(ExecWords here) {
    List<String> all = here.all();
    int first = all.size() - here.exec().argv().size();
    return IntStream.range(first, Math.min(all.size(), MOST))
        .boxed()
        .flatMap(i ->
            Dollars.in(all.get(i)).stream()
                .filter(r -> r.name().isEmpty() || r.shouted() || here.declared(r.name()))
                .filter(r -> !Dollars.property(all, i, r))
                .flatMap(r -> hit(here, i, here.exec().argv().get(i - first), r).stream()))
        .findFirst();
  }

  private static Optional<Hit> hit(ExecWords here, int at, Word word, Reference reference) {
    List<String> all = here.all();
    String keyword = here.said().written().keyword();
    String what = "`" + reference.text() + "`";
    if (Dollars.read(all, at)) {
      return behindText(here, at)
          .map(shell ->
              Hit.at(
                      word.at(),
                      what
                          + " stands behind the text of `"
                          + shell
                          + "`: it is an argument of that text, and nothing is put in for it")
                  .fix(
                      cpat.rule.Fix.show(
                          "write all of it into the one text behind `" + shell + "`")));
    }
    if (evaluates(here, all.subList(0, at))) {
      return Optional.empty();
    }
    String why = ": " + keyword + " is a JSON array, and no shell puts a value in";
    if (at == 0 && !here.open()) {
      return Optional.of(
          Hit.at(word.at(), "the engine looks for a program called `" + word + "`" + why)
              .level(ERROR)
              .fix(ExecWordsFix.of(here)));
    }
    Hit hit =
        Hit.at(word.at(), what + " reaches `" + program(here, word) + "` as it stands" + why)
            .fix(ExecWordsFix.of(here));
    return Optional.of(sure(here, at, word) ? hit : hit.likely());
  }

  /// The shell whose text stands before a word, if the text does not evaluate its arguments.
  private static Optional<String> behindText(ExecWords here, int at) {
    List<Word> argv = here.exec().argv();
    int own = at - (here.all().size() - argv.size());
    return ShellWithin.script(argv)
        .filter(_ -> here.before().isEmpty())
        .filter(text -> argv.indexOf(text) < own && !text.text().contains("eval"))
        .flatMap(_ -> ShellWithin.of(argv));
  }

  private static boolean evaluates(ExecWords here, List<String> words) {
    ImageFiles files = new ImageFiles(here.checked().tree());
    return words.stream()
        .filter(Starters::script)
        .flatMap(w -> files.find(here.image(), w).stream())
        .anyMatch(s -> EVALUATES.matcher(s.text()).find());
  }

  /// What is started in the end, as far as it can be followed.
  private static String program(ExecWords here, Word word) {
    List<String> started = here.started();
    List<String> words =
        started.contains(word.text()) && !started.getFirst().equals(word.text())
            ? started
            : here.all();
    return words.getFirst();
  }

  /// A program of the system's takes its words as they are; one's own may look into them.
  private static boolean sure(ExecWords here, int at, Word word) {
    String program = program(here, word);
    boolean script =
        here.all().subList(0, at).stream().anyMatch(Starters::script)
            && !here.started().contains(word.text());
    return !here.open()
        && !script
        && !Starters.script(program)
        && SYSTEM.matcher(program).matches();
  }
}

package cpat.patterns.dfd;

import static cpat.rule.Level.ERROR;
import static cpat.rule.Level.NOTE;
import static cpat.rule.Level.WARNING;

import cpat.facts.LockFiles;
import cpat.model.Base;
import cpat.model.Instruction.Run;
import cpat.model.Invocation;
import cpat.model.Word;
import cpat.resolve.Step;
import cpat.rule.Checked;
import cpat.rule.Checked.Built;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Rule;
import cpat.source.Edit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// DFD002: see the page of the same name.
final class LooseInstall {
  static final Rule RULE =
      new Rule(
          "DFD002",
          "unlocked-install",
          WARNING,
          "dependencies are installed without their lock file, or free to differ from it",
          List.of("DF031"),
          LooseInstall.class,
          LooseInstall::find);

  private LooseInstall() {}

  private static Stream<Hit> find(Checked checked) {
    return checked.stages().flatMap(built -> look(checked, built));
  }

  /// One per tool and stage: the first install decides.
  private static Stream<Hit> look(Checked checked, Built built) {
    List<Step> steps = checked.resolved().steps(built.build(), built.stage());
    Set<String> seen = new HashSet<>();
    Stream.Builder<Hit> hits = Stream.builder();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      if (step.instruction() instanceof Run run) {
        for (Invocation command : Scripts.commands(run)) {
          Optional<LockFiles> files = LockFiles.of(CacheLeft.texts(command));
          boolean own = step.stage().index() == built.stage().index() && !step.trigger();
          if (files.isPresent() && seen.add(files.get().tool()) && own) {
            Arrived arrived = Arrived.of(checked, built, files.get(), steps.subList(0, i), run);
            judge(checked, built, command, files.get(), arrived).ifPresent(hits);
          }
        }
      }
    }
    return hits.build();
  }

  private static Optional<Hit> judge(
      Checked checked, Built built, Invocation command, LockFiles files, Arrived arrived) {
    return switch (arrived) {
      case Arrived.Unknown() -> Optional.empty();
      case Arrived.Locked(String lock) -> loose(command, files, lock);
      case Arrived.Listed listed -> Optional.of(unlocked(checked, built, command, listed, files));
    };
  }

  private static Hit unlocked(
      Checked checked, Built built, Invocation command, Arrived.Listed listed, LockFiles files) {
    boolean fails = LockFiles.demands(CacheLeft.texts(command));
    boolean official =
        checked.resolved().root(built.build(), built.stage()) instanceof Base.Image base
            && !base.repository().contains("/");
    String named = listed.lock().orElse(files.locks().getFirst());
    String said =
        switch (listed.where()) {
          case BESIDE -> "`" + named + "` lies beside it and is not copied";
          case IGNORED -> "`.dockerignore` keeps `" + named + "` out";
          case MISSING -> "the project has no `" + named + "`";
          case UNKNOWN -> "no `" + named + "` is copied";
        };
    String told = told(command);
    Hit hit =
        Hit.at(
                command.at(),
                fails
                    ? "`" + told + "` fails without a lock file, and " + said
                    : "`"
                        + told
                        + "` takes the newest versions that `"
                        + files.list()
                        + "` allows on the day of the build: "
                        + said)
            .note(listed.copy(), "brings the list alone");
    Hit levelled =
        fails
            ? hit.level(ERROR)
            : listed.where() == Arrived.Where.BESIDE || listed.where() == Arrived.Where.IGNORED
                ? hit
                : hit.level(NOTE);
    return (official ? levelled : levelled.likely()).fix(fix(command, files, listed, named));
  }

  private static Fix fix(Invocation command, LockFiles files, Arrived.Listed listed, String lock) {
    Word word = listed.word();
    boolean folder = listed.folder() && word.raw().equals(word.text());
    if (listed.where() != Arrived.Where.BESIDE || !folder) {
      return Fix.show(
          listed.where() == Arrived.Where.IGNORED
              ? "take `" + lock + "` out of .dockerignore and copy it with the list"
              : "keep `" + lock + "` in the project, and copy it with the list");
    }
    String path = word.text();
    String beside = path.substring(0, path.lastIndexOf('/') + 1) + lock;
    List<Edit> edits = new ArrayList<>();
    edits.add(Edit.insert(word.at().source(), word.at().end(), " " + beside));
    Optional<Edit> strict = strict(command, files);
    strict.ifPresent(edits::add);
    String then = strict.isEmpty() ? "" : ", and write `" + better(files) + "`";
    return Fix.unsafe("copy `" + lock + "` too" + then, edits);
  }

  /// The lock file is there, and the command may change it.
  private static Optional<Hit> loose(Invocation command, LockFiles files, String lock) {
    if (!files.isLoose(CacheLeft.texts(command))) {
      return Optional.empty();
    }
    String how = "write `" + better(files) + "`";
    boolean ignores = CacheLeft.texts(command).contains("update");
    return Optional.of(
        Hit.at(
                command.at(),
                "`"
                    + told(command)
                    + (ignores
                        ? "` looks for newer versions than `" + lock + "` names"
                        : "` may install other versions than `"
                            + lock
                            + "` names: where it does not fit `"
                            + files.list()
                            + "`, it is written anew in the image and nobody is told"))
            .level(NOTE)
            .fix(strict(command, files).map(e -> Fix.unsafe(how, e)).orElse(Fix.show(how))));
  }

  /// `npm ci`, `yarn install --frozen-lockfile`.
  private static String better(LockFiles files) {
    return files.tool()
        + files
            .strict()
            .map(s -> s.verb().isEmpty() ? " install " + s.option() : " " + s.verb())
            .orElse("");
  }

  /// Another verb, or an option behind the verb.
  private static Optional<Edit> strict(Invocation command, LockFiles files) {
    if (!files.isLoose(CacheLeft.texts(command))) {
      return Optional.empty();
    }
    LockFiles.Strict strict = files.strict().orElseThrow();
    Optional<Word> verb =
        command.words().stream().filter(w -> strict.loose().contains(w.text())).findFirst();
    Word at = verb.orElse(command.words().getFirst());
    String option = (verb.isEmpty() ? " install " : " ") + strict.option();
    return Optional.of(
            strict.verb().isEmpty()
                ? Edit.insert(at.at().source(), at.at().end(), option)
                : new Edit(at.at(), strict.verb()))
        .filter(_ -> at.raw().equals(at.text()));
  }

  private static String told(Invocation command) {
    List<String> words = CacheLeft.texts(command);
    return String.join(" ", words.subList(0, Math.min(2, words.size())));
  }
}

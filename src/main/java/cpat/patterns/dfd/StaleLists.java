package cpat.patterns.dfd;

import static cpat.rule.Level.NOTE;
import static cpat.rule.Level.WARNING;

import cpat.edit.Lines;
import cpat.facts.PackageCaches;
import cpat.model.Command;
import cpat.model.Instruction;
import cpat.model.Instruction.Run;
import cpat.model.Invocation;
import cpat.resolve.Step;
import cpat.rule.Checked;
import cpat.rule.Checked.Built;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Rule;
import cpat.source.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// DFD005: see the page of the same name.
final class StaleLists {
  static final Rule RULE =
      new Rule(
          "DFD005",
          "update-in-own-layer",
          WARNING,
          "`apt-get update` in another RUN than the install: the cache keeps the lists while they"
              + " age",
          List.of(
              "DS-0017", "CKV_DOCKER_5", "CIS-DI-0007", "DF028", "KICS Update Instruction Alone"),
          StaleLists.class,
          StaleLists::find);

  private StaleLists() {}

  private static Stream<Hit> find(Checked checked) {
    return checked.stages().flatMap(built -> look(checked, built));
  }

  /// A RUN that fetched the lists, the last command that did, and the RUNs that install by them
  /// without fetching any.
  private record Update(Step step, Run run, Invocation command, boolean bare, List<Run> users) {}

  private static Stream<Hit> look(Checked checked, Built built) {
    List<Step> steps = checked.resolved().steps(built.build(), built.stage());
    List<Update> updates = new ArrayList<>();
    Optional<Update> now = Optional.empty();
    for (Step step : steps) {
      if (!(step.instruction() instanceof Run run)) {
        continue;
      }
      Seen lists = Seen.of(run, now.isPresent());
      if (lists.stale()) {
        now.orElseThrow().users().add(run);
      }
      if (lists.update().isPresent() && !step.trigger()) {
        Update update =
            new Update(step, run, lists.update().get(), lists.bare(), new ArrayList<>());
        updates.add(update);
        now = Optional.of(update);
      }
      now = lists.gone() ? Optional.empty() : now;
    }
    return updates.stream()
        .flatMap(u ->
            u.step().stage().index() == built.stage().index()
                ? hit(checked, built, u).stream()
                : inherited(built, u).stream());
  }

  /// What a RUN does with the lists: fetches them (`bare`: and installs nothing), installs by those
  /// that were there before it, leaves none behind.
  private record Seen(Optional<Invocation> update, boolean bare, boolean stale, boolean gone) {
    static Seen of(Run run, boolean there) {
      Optional<Invocation> update = Optional.empty();
      boolean installs = Scripts.in(run);
      boolean stale = false;
      boolean gone = false;
      boolean mounted =
          run.mounts().stream()
              .anyMatch(m ->
                  PackageCaches.APT.isMounted(
                      m.options().getOrDefault("target", m.options().getOrDefault("dst", "/x"))));
      for (Invocation command : Scripts.commands(run)) {
        List<String> words = CacheLeft.texts(command);
        if (PackageCaches.APT.filler(words).equals("update")) {
          update = Optional.of(command);
          gone = false;
        } else if (PackageCaches.APT.isEmptied(words)) {
          gone = true;
        } else if (PackageCaches.installsByLists(words)) {
          stale |= there && update.isEmpty() && !gone;
          installs |= update.isPresent();
        }
      }
      return mounted
          ? new Seen(Optional.empty(), false, false, false)
          : new Seen(update, update.isPresent() && !installs, stale, gone);
    }
  }

  private static Optional<Hit> hit(Checked checked, Built built, Update update) {
    String command = update.command().name() + " update";
    if (!update.users().isEmpty()) {
      Run user = update.users().getFirst();
      Hit hit =
          Hit.at(
                  update.command().at(),
                  "the RUN in line "
                      + user.at().first().line()
                      + " installs by the lists that `"
                      + command
                      + "` fetched here: from the cache they may be months old, and name packages"
                      + " that the server has no more")
              .note(user.at(), "installs without an update of its own");
      return Optional.of(hit.fix(merge(checked, built, update)));
    }
    boolean others =
        Scripts.behind(checked, built, update.run()).stream()
            .anyMatch(r -> Scripts.in(r) || Seen.of(r, true).stale());
    if (!update.bare() || others || installsByName(checked, built, update)) {
      return Optional.empty();
    }
    return Optional.of(
        Hit.at(
                update.command().at(),
                "no RUN installs anything by the lists that `" + command + "` fetches here")
            .level(NOTE)
            .likely()
            .fix(alone(update.run()).map(_ -> without(update))));
  }

  /// The update stands in a stage below: told where this stage installs, unless that one does too.
  private static Optional<Hit> inherited(Built built, Update update) {
    List<Run> own = built.stage().all(Run.class).filter(update.users()::contains).toList();
    if (own.isEmpty() || own.size() < update.users().size()) {
      return Optional.empty();
    }
    return Scripts.commands(own.getFirst()).stream()
        .filter(c -> PackageCaches.installsByLists(CacheLeft.texts(c)))
        .findFirst()
        .map(c ->
            Hit.at(
                    c.at(),
                    "this installs by the lists that the RUN in line "
                        + update.run().at().first().line()
                        + " fetched, in a stage below: from the cache they may be months old")
                .note(update.command().at(), "fetches the lists")
                .fix(Fix.show("write `apt-get update &&` before it")));
  }

  /// Its stage is there for others to build on.
  private static boolean installsByName(Checked checked, Built built, Update update) {
    return checked.resolved().steps(built.build(), built.stage()).stream()
        .map(Step::instruction)
        .filter(i -> i.at().start() > update.run().at().start())
        .noneMatch(Run.class::isInstance);
  }

  private static Fix without(Update update) {
    return Fix.unsafe("leave the RUN out", Lines.remove(update.run().at()));
  }

  /// The command of a RUN that holds nothing else and has no options.
  private static Optional<String> alone(Run run) {
    return run.written().flags().isEmpty() && run.command() instanceof Command.Shell(var at, _, _)
        ? RunParts.of(run)
            .filter(p ->
                p.parts().stream()
                    .allMatch(part -> PackageCaches.APT.runs(part.words()) || part.sets()))
            .map(_ -> at.text().strip())
            .filter(t -> !t.contains("\n"))
        : Optional.empty();
  }

  /// The update goes into the RUN behind it, or each RUN gets its own.
  private static Fix merge(Checked checked, Built built, Update update) {
    Fix shown =
        Fix.show(
            "write `" + update.command().name() + " update &&` before the install, in its RUN");
    Optional<String> text = alone(update.run()).filter(_ -> update.bare());
    Run user = update.users().getFirst();
    if (text.isEmpty()
        || update.users().size() > 1
        || !adjacent(checked, built, update.run(), user)
        || !user.written().flags().isEmpty()) {
      return shown;
    }
    return Chain.of(user)
        .flatMap(c -> c.first(text.get()))
        .map(edit -> Fix.unsafe(title(user), edits(update, edit)))
        .orElse(shown);
  }

  private static String title(Run user) {
    return "update in the RUN that installs (line " + user.at().first().line() + ")";
  }

  private static List<Edit> edits(Update update, Edit edit) {
    return List.of(Lines.remove(update.run().at()), edit);
  }

  /// Nothing between them but what makes no files and changes no user.
  private static boolean adjacent(Checked checked, Built built, Run first, Run second) {
    return checked.resolved().steps(built.build(), built.stage()).stream()
        .map(Step::instruction)
        .filter(i -> i.at().start() > first.at().start() && i.at().start() < second.at().start())
        .allMatch(i ->
            i instanceof Instruction.Env
                || i instanceof Instruction.Arg
                || i instanceof Instruction.Label
                || i instanceof Instruction.Expose);
  }
}

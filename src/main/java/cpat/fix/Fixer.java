package cpat.fix;

import cpat.rule.Finding;
import cpat.rule.Fix;
import cpat.rule.Safety;
import cpat.source.Edit;
import cpat.source.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Makes fixes round by round: of each finding the first one that is allowed, all that do not
/// overlap at once, and keeps those after which the project is better and nowhere worse. Every kept
/// fix makes the number of findings smaller: it ends.
public final class Fixer {
  private static final int MOST_ROUNDS = 10;

  private final Workspace workspace;
  private final Set<Safety> allowed;
  private final Predicate<Finding> wanted;
  private final List<Fixed.Made> made = new ArrayList<>();
  private final List<Fixed.Withdrawn> withdrawn = new ArrayList<>();
  private final Set<Withdrawal> done = new HashSet<>();

  /// A finding that is not tried again, though lines above it may have moved.
  private record Withdrawal(String rule, String path, String text, String message) {
    static Withdrawal of(Finding f) {
      return new Withdrawal(f.rule().id(), f.at().source().path(), f.at().text(), f.message());
    }
  }

  private Fixer(Workspace workspace, Set<Safety> allowed, Predicate<Finding> wanted) {
    this.workspace = workspace;
    this.allowed = allowed;
    this.wanted = wanted;
  }

  /// `first` is the check of the project as it is.
  public static Fixed fix(
      Workspace workspace, Checkup first, Set<Safety> allowed, Predicate<Finding> wanted) {
    return new Fixer(workspace, allowed, wanted).run(first);
  }

  /// The fix that is made of a finding, if one is allowed.
  public static Optional<Fix> chosen(Finding finding, Set<Safety> allowed) {
    return finding.fixes().stream()
        .filter(f -> f.safety() != Safety.SHOW && allowed.contains(f.safety()))
        .findFirst();
  }

  private Fixed run(Checkup first) {
    Map<String, Source> texts = Map.of();
    Checkup checkup = first;
    int round = 0;
    int madeBefore = 0;
    List<Choice> batch = choose(texts, checkup);
    while (round < MOST_ROUNDS) {
      if (batch.isEmpty() && !done.isEmpty() && made.size() > madeBefore) {
        // What did no good at first may do good now: else a second run would make it.
        madeBefore = made.size();
        done.clear();
        withdrawn.clear();
        batch = choose(texts, checkup);
      }
      if (batch.isEmpty()) {
        break;
      }
      round++;
      Trial start = Trial.of(texts, checkup);
      Trial end = new Settling(workspace, this::withdraw).settle(start, batch);
      int number = round;
      end.choices().forEach(c -> made.add(new Fixed.Made(c, number)));
      texts = end.texts();
      checkup = end.counts().checkup();
      batch = choose(texts, checkup);
    }
    Map<String, Fixed.Change> changes = new LinkedHashMap<>();
    texts.forEach((path, after) -> {
      Optional<Source> before = workspace.find(path);
      if (before.isEmpty() || !before.get().text().equals(after.text())) {
        changes.put(path, new Fixed.Change(before, after));
      }
    });
    return new Fixed(
        changes, List.copyOf(made), List.copyOf(withdrawn), checkup, round, batch.isEmpty());
  }

  private void withdraw(Choice choice, String reason) {
    done.add(Withdrawal.of(choice.finding()));
    withdrawn.add(new Fixed.Withdrawn(choice, reason));
  }

  /// The fixes of a round. One that meets another waits for the next.
  private List<Choice> choose(Map<String, Source> texts, Checkup checkup) {
    List<Choice> batch = new ArrayList<>();
    Map<String, List<Edit>> taken = new HashMap<>();
    for (Finding finding : checkup.findings()) {
      Optional<Fix> fix = chosen(finding, allowed);
      if (fix.isEmpty() || !wanted.test(finding) || done.contains(Withdrawal.of(finding))) {
        continue;
      }
      Choice choice = new Choice(finding, fix.get());
      Optional<String> refused = refused(choice, texts);
      if (refused.isPresent()) {
        withdraw(choice, refused.get());
      } else if (choice.fix().edits().stream().allMatch(e -> free(e, taken))) {
        batch.add(choice);
        for (Edit edit : choice.fix().edits()) {
          taken.computeIfAbsent(edit.at().source().path(), _ -> new ArrayList<>()).add(edit);
        }
      }
    }
    return batch;
  }

  private static boolean free(Edit edit, Map<String, List<Edit>> taken) {
    return taken.getOrDefault(edit.at().source().path(), List.of()).stream()
        .allMatch(t -> Choice.same(t, edit) || !t.meets(edit));
  }

  /// An edit must be of the text that the file has now, and of a file that may be written.
  private Optional<String> refused(Choice choice, Map<String, Source> texts) {
    List<Edit> edits = choice.fix().edits();
    for (Edit edit : edits) {
      String path = edit.at().source().path();
      Optional<Source> now =
          texts.containsKey(path) ? Optional.ofNullable(texts.get(path)) : workspace.find(path);
      if (!now.map(Source::text).orElse("").equals(edit.at().source().text())) {
        return Optional.of("it is meant for another text of " + path);
      }
      Optional<String> locked = workspace.locked(path);
      if (locked.isPresent()) {
        return locked;
      }
    }
    for (int i = 0; i < edits.size(); i++) {
      for (Edit other : edits.subList(0, i)) {
        if (other.overlaps(edits.get(i)) && !Choice.same(other, edits.get(i))) {
          return Optional.of("its edits overlap (a bug of cpat)");
        }
      }
    }
    return Optional.empty();
  }
}

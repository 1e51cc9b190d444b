package cpat.fix;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/// Tries the fixes of a round together and, where something speaks against them, in smaller and
/// smaller parts, until each is kept or withdrawn. Files that do not meddle with each other are
/// tried side by side: the number of checks grows with the fixes of one file, not with the files.
final class Settling {
  /// So many suspects are tried one by one; of more, the trouble in its own file condemns a fix.
  private static final int FEW = 8;

  private final Workspace workspace;
  private final BiConsumer<Choice, String> withdraw;

  Settling(Workspace workspace, BiConsumer<Choice, String> withdraw) {
    this.workspace = workspace;
    this.withdraw = withdraw;
  }

  /// What is kept of a batch, on top of what is kept already.
  Trial settle(Trial before, List<Choice> wanted) {
    // What another fix has done already needs no check of its own.
    Trial kept = before.and(wanted.stream().filter(before::has).toList());
    List<Choice> batch = wanted.stream().filter(c -> !before.has(c)).toList();
    if (batch.isEmpty()) {
      return kept;
    }
    Trial tried = kept.with(batch, workspace);
    Map<String, String> against = tried.counts().against(kept.counts(), batch);
    if (against.isEmpty()) {
      return tried;
    }
    if (batch.size() == 1) {
      withdraw.accept(batch.getFirst(), against.values().iterator().next());
      return kept;
    }
    List<Choice> suspects = batch.stream().filter(c -> c.touches(against.keySet())).toList();
    List<Choice> others = batch.stream().filter(c -> !c.touches(against.keySet())).toList();
    if (!suspects.isEmpty() && !others.isEmpty()) {
      return settle(settle(kept, others), suspects);
    }
    List<Choice> firsts = suspects.isEmpty() ? List.of() : firstOfEachFile(batch);
    if (!firsts.isEmpty() && firsts.size() < batch.size()) {
      // Two choices may be equal: the same finding, told twice.
      Set<Choice> taken = Collections.newSetFromMap(new IdentityHashMap<>());
      taken.addAll(firsts);
      List<Choice> rest = batch.stream().filter(c -> !taken.contains(c)).toList();
      return settle(settle(kept, firsts), rest);
    }
    if (!firsts.isEmpty() && batch.size() > FEW) {
      batch.forEach(c -> withdraw.accept(c, reason(c, against)));
      return kept;
    }
    int half = batch.size() / 2;
    return settle(settle(kept, batch.subList(0, half)), batch.subList(half, batch.size()));
  }

  private static List<Choice> firstOfEachFile(List<Choice> batch) {
    List<Choice> firsts = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Choice choice : batch) {
      if (!choice.touches(seen)) {
        firsts.add(choice);
        choice.paths().forEach(seen::add);
      }
    }
    return firsts;
  }

  private static String reason(Choice choice, Map<String, String> against) {
    return choice
        .paths()
        .filter(against::containsKey)
        .map(p -> against.getOrDefault(p, ""))
        .findFirst()
        .orElse("");
  }
}

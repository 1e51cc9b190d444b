package cpat.patterns.dfd;

import cpat.edit.Lines;
import cpat.model.Instruction;
import cpat.model.Instruction.Arg;
import cpat.model.Instruction.Label;
import cpat.model.Instruction.Pair;
import cpat.model.Instruction.Run;
import cpat.resolve.Step;
import cpat.rule.Fix;
import cpat.source.Edit;
import cpat.source.Source;
import cpat.source.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Moves ARGs, and the ENVs and LABELs that take their values, below what does not need them:
/// before the first instruction that may, or behind all that make files.
final class ValueMove {
  private final List<Instruction> all;
  private final Waiting waiting;
  private final List<Instruction> movers;
  private final Set<String> names;
  private final Optional<Instruction> target;
  private final List<Instruction> between;

  ValueMove(
      List<Step> steps, Waiting waiting, List<Instruction> movers, Set<String> names, Step last) {
    this.all = steps.stream().map(Step::instruction).toList();
    this.waiting = waiting;
    this.movers = movers;
    this.names = names;
    this.target = all.stream().skip(steps.indexOf(last) + 1L).filter(this::concerned).findFirst();
    int end = target.map(all::indexOf).orElseGet(() -> behind(steps) + 1);
    this.between =
        all.subList(all.indexOf(movers.getFirst()) + 1, end).stream()
            .filter(i -> !movers.contains(i))
            .toList();
  }

  /// Where the last file is made.
  private static int behind(List<Step> steps) {
    int last = 0;
    for (int i = 0; i < steps.size(); i++) {
      last = steps.get(i).makesLayer() ? i : last;
    }
    return last;
  }

  private boolean concerned(Instruction instruction) {
    return BuildValues.takes(instruction, names)
        || BuildValues.uses(instruction, names)
        || !Collections.disjoint(BuildValues.sets(instruction), names)
        || (instruction instanceof Run run && waiting.mayLook(run));
  }

  Fix fix() {
    String what = told();
    String where =
        target.map(t -> "before line " + t.at().first().line()).orElse("to the end of the stage");
    if (!movers.stream().allMatch(m -> names.containsAll(BuildValues.sets(m)))) {
      return Fix.show("give it an instruction of its own, " + where);
    }
    if (clashes()) {
      return Fix.show("move " + what + " " + where);
    }
    String title = "move " + what + " " + where;
    return safe() ? Fix.safe(title, edits()) : Fix.unsafe(title, edits());
  }

  private String told() {
    return movers.stream()
        .map(m -> m.written().keyword())
        .distinct()
        .collect(Collectors.joining(" and "));
  }

  /// What the moved lines say would not be the same there.
  private boolean clashes() {
    Set<String> asked = new TreeSet<>();
    Set<String> keys = new TreeSet<>();
    for (Instruction mover : movers) {
      asked.addAll(BuildValues.names(mover.at().text()));
      keys.addAll(keys(mover));
    }
    return between.stream()
        .anyMatch(i ->
            !Collections.disjoint(BuildValues.sets(i), asked)
                || !Collections.disjoint(keys(i), keys));
  }

  private static Set<String> keys(Instruction instruction) {
    return instruction instanceof Label label
        ? label.pairs().stream().map(Pair::key).map(k -> k.text()).collect(Collectors.toSet())
        : Set.of();
  }

  /// Nothing that is passed could have seen the values.
  private boolean safe() {
    return !names.contains("SOURCE_DATE_EPOCH")
        && movers.stream().allMatch(m -> m instanceof Arg || m instanceof Label)
        && between.stream().allMatch(i -> !(i instanceof Run run) || Waiting.ofSystem(run));
  }

  private List<Edit> edits() {
    Source source = movers.getFirst().at().source();
    String end = Lines.end(source);
    String text =
        movers.stream().map(m -> Lines.withComment(m.at()).text()).collect(Collectors.joining(end));
    List<Edit> edits = new ArrayList<>();
    for (int i = 0; i < movers.size(); i++) {
      edits.add(remove(i));
    }
    if (target.isPresent()) {
      Span at = Lines.withComment(target.get().at());
      edits.add(Edit.insert(source, at.start(), text + end));
    } else {
      edits.add(Lines.after(between.getLast().at(), text));
    }
    return edits;
  }

  /// Its lines; where blank ones stand on both sides, those below too.
  private Edit remove(int index) {
    Span at = Lines.withComment(movers.get(index).at());
    Source source = at.source();
    int above = at.first().line() - 1;
    int below = at.last().line() + 1;
    boolean first = index == 0 || apart(index - 1, index);
    boolean lastOne = index == movers.size() - 1 || apart(index, index + 1);
    Edit edit = Lines.remove(at);
    if (!lastOne || below > source.lines() || !source.line(below).isBlank()) {
      return edit;
    }
    int top = first ? above : Lines.withComment(movers.get(start(index)).at()).first().line() - 1;
    if (top < 1 || !source.line(top).isBlank()) {
      return edit;
    }
    int next = source.text().indexOf('\n', edit.at().end());
    return next < 0 ? edit : new Edit(source.span(edit.at().start(), next + 1), "");
  }

  private boolean apart(int one, int other) {
    return Lines.withComment(movers.get(other).at()).first().line()
        > movers.get(one).at().last().line() + 1;
  }

  /// The first of the movers that stand line by line with this one.
  private int start(int index) {
    int start = index;
    while (start > 0 && !apart(start - 1, start)) {
      start--;
    }
    return start;
  }
}

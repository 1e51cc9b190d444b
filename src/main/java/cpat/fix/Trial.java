package cpat.fix;

import cpat.source.Edit;
import cpat.source.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The texts of a project at the start of a round, and the fixes of the round that are in them so
/// far. `counts` belongs to the check with all of them made.
record Trial(Map<String, Source> start, List<Choice> choices, Counts counts) {

  static Trial of(Map<String, Source> start, Checkup checkup) {
    return new Trial(start, List.of(), new Counts(checkup));
  }

  /// The same with more fixes, checked.
  Trial with(List<Choice> more, Workspace workspace) {
    List<Choice> all = new ArrayList<>(choices);
    all.addAll(more);
    return new Trial(start, List.copyOf(all), new Counts(workspace.check(texts(start, all))));
  }

  /// The same with fixes whose edits are all in it.
  Trial and(List<Choice> contained) {
    List<Choice> all = new ArrayList<>(choices);
    all.addAll(contained);
    return new Trial(start, List.copyOf(all), counts);
  }

  /// True when the edits of a fix are made already, by others.
  boolean has(Choice choice) {
    return choice.fix().edits().stream()
        .allMatch(e ->
            choices.stream()
                .flatMap(c -> c.fix().edits().stream())
                .anyMatch(o -> Choice.same(o, e)));
  }

  Map<String, Source> texts() {
    return texts(start, choices);
  }

  /// All edits are of the texts at the start of the round; equal ones are made once.
  private static Map<String, Source> texts(Map<String, Source> start, List<Choice> choices) {
    Map<String, List<Edit>> edits = new LinkedHashMap<>();
    for (Choice choice : choices) {
      for (Edit edit : choice.fix().edits()) {
        List<Edit> of = edits.computeIfAbsent(edit.at().source().path(), _ -> new ArrayList<>());
        if (of.stream().noneMatch(e -> Choice.same(e, edit))) {
          of.add(edit);
        }
      }
    }
    Map<String, Source> texts = new LinkedHashMap<>(start);
    edits.forEach((path, all) -> texts.put(path, all.getFirst().at().source().with(all)));
    return texts;
  }
}

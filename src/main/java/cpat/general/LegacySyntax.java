package cpat.general;

import static cpat.rule.Level.WARNING;

import cpat.model.Build;
import cpat.rule.Checked;
import cpat.rule.Hit;
import cpat.rule.Rule;
import java.util.List;
import java.util.stream.Stream;

/// X004: see the page of the same name.
final class LegacySyntax {
  static final Rule RULE =
      new Rule(
          "X004",
          "legacy-syntax",
          WARNING,
          "a way of writing that BuildKit still takes, or no longer: there is one that says it"
              + " plainly",
          List.of(
              "LegacyKeyValueFormat",
              "MaintainerDeprecated",
              "DL4000",
              "KICS MAINTAINER Instruction Being Used",
              "NoEmptyContinuation",
              "ConsistentInstructionCasing",
              "DL3061"),
          LegacySyntax.class,
          LegacySyntax::find);

  private LegacySyntax() {}

  private static Stream<Hit> find(Checked checked) {
    return checked.builds().flatMap(LegacySyntax::find);
  }

  private static Stream<Hit> find(Build build) {
    return Stream.of(
            FirstInstruction.find(build),
            LegacyPairs.find(build),
            LegacyMaintainer.find(build),
            EmptyContinuation.find(build),
            InstructionCasing.find(build))
        .flatMap(hits -> hits);
  }
}

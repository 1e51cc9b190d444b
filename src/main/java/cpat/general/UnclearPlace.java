package cpat.general;

import static cpat.rule.Level.WARNING;

import cpat.model.Instruction;
import cpat.resolve.Step;
import cpat.rule.Checked;
import cpat.rule.Checked.Built;
import cpat.rule.Hit;
import cpat.rule.Rule;
import java.util.List;
import java.util.stream.Stream;

/// X002: see the page of the same name.
final class UnclearPlace {
  static final Rule RULE =
      new Rule(
          "X002",
          "unclear-place-or-user",
          WARNING,
          "where or as whom commands run is left to the base image, to `cd` or to sudo",
          List.of(
              "DL3000",
              "DL3003",
              "DL3004",
              "WorkdirRelativePath",
              "DS-0009",
              "DS-0010",
              "DS-0013",
              "CKV_DOCKER_10",
              "CKV2_DOCKER_1",
              "KICS WORKDIR Path Not Absolute",
              "KICS RUN Instruction Using 'cd' Instead of WORKDIR",
              "KICS Run Using Sudo"),
          UnclearPlace.class,
          UnclearPlace::find);

  private UnclearPlace() {}

  private static Stream<Hit> find(Checked checked) {
    return checked
        .stages()
        .filter(b -> !b.build().at().source().path().contains("devcontainer"))
        .filter(b -> !checked.image(b).os().equals("windows"))
        .flatMap(b ->
            Stream.concat(
                RelativeWorkdir.find(checked, b).stream(),
                own(checked, b)
                    .filter(s -> s.instruction() instanceof Instruction.Run)
                    .flatMap(s ->
                        Stream.concat(
                            ChangeOfFolder.find(checked, b, s).stream(),
                            Sudo.find(checked, b, s).stream()))));
  }

  /// The steps that stand in the stage itself.
  static Stream<Step> own(Checked checked, Built built) {
    return checked.image(built).steps().stream()
        .filter(s -> !s.trigger() && s.stage().at().equals(built.stage().at()));
  }
}

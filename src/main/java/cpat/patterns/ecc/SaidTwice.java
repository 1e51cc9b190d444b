package cpat.patterns.ecc;

import static cpat.rule.Level.WARNING;

import cpat.edit.Lines;
import cpat.model.Instruction;
import cpat.model.Instruction.Cmd;
import cpat.model.Instruction.Entrypoint;
import cpat.model.Instruction.Healthcheck;
import cpat.model.Stage;
import cpat.rule.Checked;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Rule;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// ECC003: see the page of the same name.
final class SaidTwice {
  static final Rule RULE =
      new Rule(
          "ECC003",
          "overwritten-instruction",
          WARNING,
          "CMD, ENTRYPOINT or HEALTHCHECK twice in a stage: only the last counts",
          List.of(
              "DL4003",
              "DL4004",
              "DL3012",
              "MultipleInstructionsDisallowed",
              "DS-0007",
              "DS-0016",
              "DS-0023",
              "KICS Multiple CMD Instructions Listed",
              "KICS Multiple ENTRYPOINT Instructions Listed"),
          SaidTwice.class,
          SaidTwice::find);

  private SaidTwice() {}

  private static Stream<Hit> find(Checked checked) {
    return checked
        .stages()
        .flatMap(b ->
            Stream.of(
                    earlier(
                        b.stage(),
                        Cmd.class,
                        "DL4003",
                        "DS-0016",
                        "KICS Multiple CMD Instructions Listed"),
                    earlier(
                        b.stage(),
                        Entrypoint.class,
                        "DL4004",
                        "DS-0007",
                        "KICS Multiple ENTRYPOINT Instructions Listed"),
                    earlier(b.stage(), Healthcheck.class, "DL3012", "DS-0023"))
                .flatMap(s -> s));
  }

  private static <T extends Instruction> Stream<Hit> earlier(
      Stage stage, Class<T> kind, String... codes) {
    List<T> all = stage.all(kind).toList();
    String[] every = Arrays.copyOf(codes, codes.length + 1);
    every[codes.length] = "MultipleInstructionsDisallowed";
    return all.stream()
        .limit(Math.max(0, all.size() - 1))
        .map(one -> {
          T last = all.getLast();
          String keyword = one.written().keyword();
          return Hit.at(
                  one.at(),
                  "this "
                      + keyword
                      + " has no effect: the one in line "
                      + last.at().first().line()
                      + " takes its place")
              .codes(every)
              .note(last.at(), "the " + keyword + " that counts")
              .fix(Fix.safe("delete it", Lines.remove(one.at())));
        });
  }
}

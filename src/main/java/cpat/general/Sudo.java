package cpat.general;

import static cpat.rule.Level.NOTE;

import cpat.facts.Accounts;
import cpat.model.Command;
import cpat.model.Instruction.Run;
import cpat.model.Invocation;
import cpat.resolve.Step;
import cpat.rule.Checked;
import cpat.rule.Checked.Built;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.source.Edit;
import java.util.List;
import java.util.Optional;

/// sudo in a RUN: needless as root, and for others USER says it.
final class Sudo {
  private static final String[] CODES = {
    "DL3004", "DS-0010", "CKV_DOCKER_10", "CKV2_DOCKER_1", "KICS Run Using Sudo"
  };

  private Sudo() {}

  static Optional<Hit> find(Checked checked, Built built, Step step) {
    Run run = (Run) step.instruction();
    if (!(run.command() instanceof Command.Shell shell)) {
      return Optional.empty();
    }
    List<Invocation> all =
        shell.invocations().stream()
            .filter(i -> !i.prefix().isEmpty() && !i.words().isEmpty())
            .filter(i -> i.prefix().getFirst().text().equals("sudo"))
            .filter(
                i -> i.prefix().stream().noneMatch(w -> w.text().matches("-[a-zA-Z]*u.*|--user.*")))
            .toList();
    if (all.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> user = Users.at(checked, built, run);
    boolean root = user.filter(Accounts::root).isPresent();
    Invocation first = all.getFirst();
    if (root) {
      boolean plain = all.stream().allMatch(i -> i.prefix().size() == 1);
      List<Edit> edits = all.stream().map(Sudo::without).toList();
      return Optional.of(
          Hit.at(
                  first.prefix().getFirst().at(),
                  "this RUN is root already: sudo changes nothing, and where it is not installed"
                      + " the build fails")
              .codes(CODES)
              .fix(plain ? Fix.unsafe("remove sudo", edits) : Fix.show("remove sudo")));
    }
    return Optional.of(
        Hit.at(
                first.prefix().getFirst().at(),
                "sudo stays in the image, and whoever gets into the program has it too; `USER root`"
                    + " before this RUN and `"
                    + user.map(u -> "USER " + u).orElse("USER …")
                    + "` behind it need none")
            .level(NOTE)
            .sure(user.isPresent() ? cpat.rule.Certainty.CERTAIN : cpat.rule.Certainty.POSSIBLE)
            .codes(CODES)
            .fix(Fix.show("change the user with USER, before and behind this RUN")));
  }

  private static Edit without(Invocation one) {
    int start = one.prefix().getFirst().at().start();
    return new Edit(one.at().source().span(start, one.words().getFirst().at().start()), "");
  }
}

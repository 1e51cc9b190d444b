package cpat.resolve;

import cpat.model.Command;
import cpat.model.ImageConfig.Health;
import cpat.model.Instruction;
import cpat.model.Word;
import cpat.read.dockerfile.Durations;
import java.util.ArrayList;
import java.util.List;

/// HEALTHCHECK as an image keeps it.
final class Healthchecks {
  private Healthchecks() {}

  static Health of(Instruction.Healthcheck written) {
    List<String> test = new ArrayList<>();
    if (written.command().isEmpty()) {
      test.add("NONE");
    } else {
      switch (written.command().get()) {
        case Command.Exec(_, var words) -> {
          test.add("CMD");
          words.stream().map(Word::text).forEach(test::add);
        }
        case Command.Shell(_, String script, _) -> {
          test.add("CMD-SHELL");
          test.add(script);
        }
      }
    }
    return new Health(
        List.copyOf(test),
        time(written, "interval"),
        time(written, "timeout"),
        time(written, "start-period"),
        time(written, "start-interval"),
        written.written().flag("retries").map(Healthchecks::count).orElse(0L));
  }

  private static long time(Instruction.Healthcheck written, String flag) {
    return written.written().flag(flag).map(Durations::nanoseconds).filter(n -> n > 0).orElse(0L);
  }

  private static long count(String text) {
    boolean number =
        !text.isEmpty() && text.length() < 10 && text.chars().allMatch(Character::isDigit);
    return number ? Long.parseLong(text) : 0;
  }
}

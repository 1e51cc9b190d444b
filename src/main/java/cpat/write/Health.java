package cpat.write;

import java.util.List;
import java.util.stream.Stream;

/// `--health-*` and `--no-healthcheck`.
final class Health {
  private static final List<Pair> TIMES =
      List.of(
          Pair.of("health-interval=Interval"),
          Pair.of("health-timeout=Timeout"),
          Pair.of("health-start-period=StartPeriod"),
          Pair.of("health-start-interval=StartInterval"));

  private Health() {}

  static void put(Flags flags, Body body) {
    Body check = new Body();
    // No flag of docker's: the words of a check that needs no shell.
    List<String> exec = flags.all("health-exec");
    if (!exec.isEmpty()) {
      check.put("Test", Stream.concat(Stream.of("CMD"), exec.stream()).toList());
    }
    if (!flags.last("health-cmd").isEmpty()) {
      check.put("Test", List.of("CMD-SHELL", flags.last("health-cmd")));
    }
    for (Pair time : TIMES) {
      long value = 0;
      for (String written : flags.all(time.key())) {
        value = Amounts.nanoseconds(written);
      }
      check.putUnlessEmpty(time.value(), positive(time.key(), value));
    }
    long retries = 0;
    for (String written : flags.all("health-retries")) {
      retries = Amounts.integer(written);
    }
    check.putUnlessEmpty("Retries", positive("health-retries", retries));
    boolean any = !check.members().isEmpty();
    if (flags.on("no-healthcheck")) {
      if (any) {
        throw new IllegalArgumentException("--no-healthcheck and --health-… exclude each other");
      }
      check.put("Test", List.of("NONE"));
    }
    body.putUnlessEmpty("Healthcheck", check.members());
  }

  private static long positive(String flag, long value) {
    if (value < 0) {
      throw new IllegalArgumentException("--" + flag + " cannot be negative");
    }
    return value;
  }
}

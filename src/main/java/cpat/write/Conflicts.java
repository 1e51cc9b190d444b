package cpat.write;

/// What docker's client refuses although each value is good by itself.
final class Conflicts {
  private static final long LEAST_SWAPPINESS = -1;
  private static final long MOST_SWAPPINESS = 100;

  private Conflicts() {}

  static void check(Flags flags) {
    if (flags.on("help")) {
      throw new IllegalArgumentException("--help prints how to use docker and runs nothing");
    }
    Names.streams(flags.all("attach"));
    Names.pull(flags.last("pull"));
    flags.all("kernel-memory").forEach(Amounts::bytes);
    CreateRequest.query(flags.run());
    String policy = Pair.of(flags.last("restart"), ':').key();
    exclude(flags.on("detach") && flags.has("attach"), "--detach and --attach");
    exclude(
        flags.on("rm") && !policy.isEmpty() && !policy.equals("no"),
        "--rm and --restart " + policy);
    exclude(
        flags.last("log-driver").equals("none") && flags.has("log-opt"),
        "--log-driver none and --log-opt");
    if (flags.has("memory-swappiness")) {
      String written = flags.last("memory-swappiness");
      Amounts.within(LEAST_SWAPPINESS, MOST_SWAPPINESS, Amounts.integer(written), written);
    }
  }

  private static void exclude(boolean both, String what) {
    if (both) {
      throw new IllegalArgumentException(what + " exclude each other");
    }
  }
}

package cpat.write;

import java.util.ArrayList;
import java.util.List;

/// `--security-opt`: the client itself reads a seccomp profile and opens the system's paths.
final class Security {
  private static final String NO_NEW_PRIVILEGES = "no-new-privileges";

  private Security() {}

  static void put(Flags flags, Bounds bounds, Caller caller, Body body) {
    List<String> options = new ArrayList<>();
    for (String written : flags.all("security-opt")) {
      if (written.equals("systempaths=unconfined")) {
        body.put("HostConfig.MaskedPaths", List.of()).put("HostConfig.ReadonlyPaths", List.of());
      } else {
        options.add(option(written, caller));
      }
    }
    options.addAll(bounds.securityOptions());
    body.putUnlessEmpty("HostConfig.SecurityOpt", options);
  }

  /// `key=value`, in old lines `key:value`.
  private static String option(String written, Caller caller) {
    Pair pair = Pair.of(written);
    if (pair.key().equals(NO_NEW_PRIVILEGES)) {
      return written;
    }
    if (!pair.parted()) {
      pair = Pair.of(written, ':');
    }
    if (pair.key().isEmpty() || pair.value().isEmpty()) {
      if (pair.key().equals(NO_NEW_PRIVILEGES)) {
        return written;
      }
      throw Mistake.of(written, "is no security option; say label=disable");
    }
    boolean profile =
        pair.key().equals("seccomp") && !List.of("builtin", "unconfined").contains(pair.value());
    return profile ? "seccomp=" + CompactJson.of(caller.file(pair.value())) : written;
  }
}

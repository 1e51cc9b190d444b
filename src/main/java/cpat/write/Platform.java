package cpat.write;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// `--platform os/architecture/variant` in its usual names. An operating system alone goes on as it
/// stands: the client adds the architecture of its own machine.
final class Platform {
  private static final Set<String> SYSTEMS =
      Set.of(
          "aix",
          "android",
          "darwin",
          "dragonfly",
          "freebsd",
          "hurd",
          "illumos",
          "ios",
          "js",
          "linux",
          "nacl",
          "netbsd",
          "openbsd",
          "plan9",
          "solaris",
          "wasip1",
          "windows",
          "zos");
  private static final Set<String> ARCHITECTURES =
      Set.of(
          "386",
          "amd64",
          "amd64p32",
          "arm",
          "armbe",
          "arm64",
          "arm64be",
          "ppc64",
          "ppc64le",
          "loong64",
          "mips",
          "mipsle",
          "mips64",
          "mips64le",
          "mips64p32",
          "mips64p32le",
          "ppc",
          "riscv",
          "riscv64",
          "s390",
          "s390x",
          "sparc",
          "sparc64",
          "wasm");
  private static final Map<String, String> USUAL =
      Map.ofEntries(
          Map.entry("i386", "386"),
          Map.entry("x86_64", "amd64"),
          Map.entry("x86-64", "amd64"),
          Map.entry("amd64/v1", "amd64"),
          Map.entry("aarch64", "arm64"),
          Map.entry("armhf", "arm"),
          Map.entry("armel", "arm/v6"));

  private Platform() {}

  static String of(String text) {
    List<String> parts = List.of(text.toLowerCase(Locale.ROOT).split("/", -1));
    String system = parts.getFirst().replaceFirst("\\([a-z0-9_.%+-]*\\)$", "");
    boolean named =
        system.matches("[a-z0-9_-]+")
            && parts.stream().skip(1).allMatch(p -> p.matches("[a-z0-9_.-]+"));
    if (!named || parts.size() > 3) {
      throw Mistake.of(text, "is no platform; say linux/arm64");
    }
    if (parts.size() == 1) {
      String machine = machine(system, "");
      if (ARCHITECTURES.contains(Pair.of(machine, '/').key())) {
        return "linux/" + machine;
      }
      if (!SYSTEMS.contains(usual(system))) {
        throw Mistake.of(text, "is no platform that docker knows; say linux/arm64");
      }
      return usual(system);
    }
    return usual(system) + "/" + machine(parts.get(1), parts.size() < 3 ? "" : parts.get(2));
  }

  private static String usual(String system) {
    return system.equals("macos") ? "darwin" : system;
  }

  private static String machine(String architecture, String variant) {
    String usual = USUAL.getOrDefault(architecture, architecture);
    String number = variant.matches("[5-8]") && usual.startsWith("arm") ? "v" + variant : variant;
    String whole = number.isEmpty() ? usual : usual + "/" + number;
    return USUAL.getOrDefault(whole, whole);
  }
}

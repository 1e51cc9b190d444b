package cpat.write;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// `--device` and `--gpus`.
final class Devices {
  private static final String CDI_NAME = "[a-zA-Z0-9]([a-zA-Z0-9_.:-]*[a-zA-Z0-9])?";
  private static final String CDI =
      "[a-zA-Z]([a-zA-Z0-9_.-]*[a-zA-Z0-9])?/[a-zA-Z]([a-zA-Z0-9_-]*[a-zA-Z0-9])?=" + CDI_NAME;

  private Devices() {}

  static void put(Flags flags, Body body) {
    List<Object> devices = new ArrayList<>();
    List<String> named = new ArrayList<>();
    for (String written : flags.all("device")) {
      if (written.matches(CDI)) {
        named.add(written);
      } else {
        devices.add(device(written));
      }
    }
    List<Object> requests = new ArrayList<>();
    flags.all("gpus").forEach(written -> requests.add(gpus(written)));
    if (!named.isEmpty()) {
      requests.add(new Body().put("Driver", "cdi").put("DeviceIDs", named).members());
    }
    body.putUnlessEmpty("HostConfig.Devices", devices);
    body.putUnlessEmpty("HostConfig.DeviceRequests", requests);
  }

  /// `host[:container][:rwm]`.
  private static Map<String, Object> device(String written) {
    List<String> parts = List.of(written.split(":", -1));
    boolean moded = parts.size() == 2 && isMode(parts.get(1));
    String host = parts.getFirst();
    String inside = moded || parts.size() == 1 ? host : parts.get(1);
    if (host.isEmpty() || parts.size() > 3 || !inside.startsWith("/")) {
      throw Mistake.of(written, "is no device; say /dev/sda:/dev/xvda:rwm");
    }
    if (parts.size() == 3 && !isMode(parts.get(2))) {
      throw Mistake.of(written, "has a mode that is not of r, w, m");
    }
    String clean = parts.size() == 3 ? inside : CleanPath.of(inside);
    return new Body()
        .put("PathOnHost", moded || parts.size() == 1 ? clean : host)
        .put("PathInContainer", clean)
        .put("CgroupPermissions", moded || parts.size() == 3 ? parts.getLast() : "rwm")
        .members();
  }

  private static boolean isMode(String text) {
    return text.matches("[rwm]{1,3}") && text.chars().distinct().count() == text.length();
  }

  /// `all`, a number, or `device=…,capabilities=…,driver=…,options=…,count=…`.
  private static Map<String, Object> gpus(String written) {
    Body request = new Body();
    Set<String> seen = new HashSet<>();
    List<String> capabilities = new ArrayList<>();
    for (String field : Csv.fields(written)) {
      Pair pair = Pair.of(field);
      if (!seen.add(pair.key())) {
        throw Mistake.of(written, "says `" + pair.key() + "` twice");
      }
      switch (pair.parted() ? pair.key() : "") {
        case "" -> {
          seen.add("count");
          request.put("Count", count(field));
        }
        case "count" -> request.put("Count", count(pair.value()));
        case "driver" -> request.put("Driver", pair.value());
        case "device" -> request.put("DeviceIDs", List.of(pair.value().split(",", -1)));
        case "capabilities" -> capabilities.addAll(List.of(pair.value().split(",", -1)));
        case "options" -> request.put("Options", Pair.map(Csv.fields(pair.value())));
        default -> throw Mistake.of(written, "has a field that docker does not know: " + field);
      }
    }
    if (!seen.contains("count") && !seen.contains("device")) {
      request.put("Count", 1L);
    }
    capabilities.add("gpu");
    return request.put("Capabilities", List.of(capabilities)).members();
  }

  private static long count(String text) {
    return text.equals("all") ? -1 : Amounts.decimal(text);
  }
}

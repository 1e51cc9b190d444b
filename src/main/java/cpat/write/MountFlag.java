package cpat.write;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// `--mount type=…,src=…,dst=…` as one of the API's `Mounts`.
final class MountFlag {
  private static final List<String> ALONE =
      List.of("readonly", "ro", "volume-nocopy", "bind-nonrecursive");
  private final Body body = new Body();
  private final Caller caller;
  private final Map<String, String> labels = new LinkedHashMap<>();
  private final Map<String, String> options = new LinkedHashMap<>();
  private final List<String> groups = new ArrayList<>();
  private String type = "volume";
  private String target = "";
  private String recursive = "";
  private String propagation = "";
  private boolean readOnly;

  private MountFlag(Caller caller) {
    this.caller = caller;
    body.put("Type", "");
  }

  static Map<String, Object> of(String written, Caller caller) {
    MountFlag mount = new MountFlag(caller);
    for (String field : Csv.fields(written)) {
      mount.take(field, written);
    }
    mount.check(written);
    return mount.body.members();
  }

  private void take(String field, String written) {
    Pair pair = Pair.of(field);
    String key = pair.key().toLowerCase(Locale.ROOT);
    if (!pair.parted() && !ALONE.contains(key)) {
      throw Mistake.of(written, "has a field without a value: `" + field + "`");
    }
    String value = pair.parted() ? pair.value() : "true";
    String lower = value.toLowerCase(Locale.ROOT);
    int dash = key.indexOf('-');
    if (dash > 0 && List.of("bind", "volume", "tmpfs", "image").contains(key.substring(0, dash))) {
      groups.add(key.substring(0, dash));
    }
    switch (key) {
      case "type" -> type = lower;
      case "source", "src" -> body.putUnlessEmpty("Source", caller.absolute(value));
      case "target", "dst", "destination" -> target = value;
      case "readonly", "ro" -> readOnly = Amounts.truth(value);
      case "consistency" -> body.put("Consistency", lower);
      case "bind-propagation" -> propagation = lower;
      case "bind-nonrecursive" -> body.put("BindOptions.NonRecursive", Amounts.truth(value));
      case "bind-recursive" -> recursive = value;
      case "volume-subpath" -> body.put("VolumeOptions.Subpath", value);
      case "volume-nocopy" -> body.put("VolumeOptions.NoCopy", Amounts.truth(value));
      case "volume-label" -> add(value, labels);
      case "volume-driver" -> body.put("VolumeOptions.DriverConfig.Name", value);
      case "volume-opt" -> add(value, options);
      case "image-subpath" -> body.put("ImageOptions.Subpath", value);
      case "tmpfs-size" -> body.put("TmpfsOptions.SizeBytes", Amounts.bytes(value));
      case "tmpfs-mode" -> body.put("TmpfsOptions.Mode", mode(value));
      default -> throw Mistake.of(written, "has a field that docker does not know: `" + key + "`");
    }
  }

  /// One without a name is passed over.
  private static void add(String value, Map<String, String> all) {
    Pair pair = Pair.of(value);
    if (!pair.key().isEmpty()) {
      all.put(pair.key(), pair.value());
    }
  }

  private static long mode(String value) {
    if (!value.matches("0*[0-7]{1,10}")) {
      throw Mistake.of(value, "is no mode; say 1777");
    }
    return Long.parseLong(value, 8);
  }

  private void check(String written) {
    if (type.isEmpty() || target.isEmpty()) {
      throw Mistake.of(written, "lacks " + (type.isEmpty() ? "a type" : "a target"));
    }
    for (String group : groups) {
      if (!group.equals(type)) {
        throw Mistake.of(written, "mixes " + group + "-… with type=" + type);
      }
    }
    body.put("Type", type).put("Target", target).putUnlessEmpty("ReadOnly", readOnly);
    body.putUnlessEmpty("BindOptions.Propagation", propagation);
    body.putUnlessEmpty("VolumeOptions.Labels", labels);
    body.putUnlessEmpty("VolumeOptions.DriverConfig.Options", options);
    switch (recursive) {
      case "", "enabled" -> {}
      case "disabled" -> body.put("BindOptions.NonRecursive", true);
      case "writable", "readonly" -> {
        boolean forced = recursive.equals("readonly");
        if (!readOnly || (forced && !propagation.equals("rprivate"))) {
          String needs = forced ? "readonly and bind-propagation=rprivate" : "readonly";
          throw Mistake.of(written, "needs " + needs + " beside bind-recursive=" + recursive);
        }
        body.put(
            "BindOptions." + (forced ? "ReadOnlyForceRecursive" : "ReadOnlyNonRecursive"), true);
      }
      default -> throw Mistake.of(recursive, "is no value for bind-recursive");
    }
  }
}

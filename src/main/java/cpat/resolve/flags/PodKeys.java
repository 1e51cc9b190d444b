package cpat.resolve.flags;

/// Keys of a Pod's container that docker has no flag for, and why.
final class PodKeys {
  private PodKeys() {}

  /// Empty for keys that are read elsewhere.
  static String why(String key) {
    return switch (Entries.head(key)) {
      case "name",
          "image",
          "command",
          "args",
          "env",
          "envFrom",
          "ports",
          "volumeMounts",
          "securityContext",
          "restartPolicy" ->
          "";
      case "livenessProbe", "readinessProbe", "startupProbe" ->
          "the kubelet asks; Kubernetes ignores HEALTHCHECK, and docker has no probes";
      case "lifecycle" ->
          key.startsWith("lifecycle.preStop")
              ? "runs before the stop signal and uses up the grace period; docker has no hooks"
              : "runs beside the start; docker has no hooks";
      case "resources" -> "where the Pod may run, and storage";
      case "terminationMessagePath", "terminationMessagePolicy" -> "read by the kubelet";
      case "volumeDevices" -> "a block device of a claim";
      default -> "docker run has no flag for it";
    };
  }

  /// The name it is told by: the key, of hooks the key below.
  static String told(String key) {
    String head = Entries.head(key);
    return head.equals("lifecycle") || head.equals("resources")
        ? head
            + "."
            + Entries.head(key.substring(Math.min(key.length(), head.length() + 1)))
            + (head.equals("resources") ? below(key) : "")
        : head;
  }

  private static String below(String key) {
    int dot = key.indexOf('.', "resources.".length());
    return dot < 0 ? "" : key.substring(dot);
  }
}

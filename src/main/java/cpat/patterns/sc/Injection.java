package cpat.patterns.sc;

import cpat.facts.Sidecars;
import cpat.model.Invocation;
import cpat.model.Origin;
import cpat.model.Script;
import cpat.model.Setting;
import cpat.model.Workload;
import cpat.rule.Use;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A sidecar that the platform puts in: switched on by an annotation or label, or by a command.
final class Injection {
  private static final Set<String> KUBECTL = Set.of("kubectl", "oc", "k3s", "microk8s", "k");

  private Injection() {}

  static Optional<Use> use(Workload workload) {
    if (!(workload.origin() instanceof Origin.Kubernetes(var kind))) {
      return Optional.empty();
    }
    return workload.settings().stream()
        .filter(s -> on(s) && counts(s, kind))
        .filter(s -> !key(s).equals("istio.io/rev") || !off(workload))
        .findFirst()
        .map(s ->
            Use.used(
                "SC",
                kind + " " + workload.name(),
                s.at(),
                "the platform puts a sidecar into the pod: " + key(s) + " is on"));
  }

  /// `kubectl label namespace shop istio-injection=enabled`, `linkerd inject`.
  static Stream<Use> uses(Script script) {
    return script.invocations().stream()
        .filter(i -> labels(i) || injects(i))
        .map(i ->
            Use.used(
                "SC",
                "command line",
                i.at(),
                "the command has the platform put a sidecar into the pods"));
  }

  private static boolean labels(Invocation invocation) {
    return KUBECTL.contains(invocation.name())
        && invocation.words().stream()
            .anyMatch(w -> w.text().equals("label") || w.text().equals("annotate"))
        && invocation.arguments().stream().anyMatch(w -> Sidecars.injects(w.text()));
  }

  private static boolean injects(Invocation invocation) {
    return (invocation.name().equals("linkerd") && invocation.starts("inject"))
        || (invocation.name().equals("istioctl") && invocation.starts("kube-inject"));
  }

  /// A namespace's own, a pod's own or its template's: elsewhere nobody looks at it. Jaeger's
  /// operator looks at the Deployment itself.
  private static boolean counts(Setting setting, String kind) {
    if (key(setting).isEmpty()) {
      return true;
    }
    boolean own = setting.name().startsWith("metadata.");
    boolean namespace = kind.equals("Namespace");
    return key(setting).startsWith("istio-injection")
        ? namespace
        : setting.name().startsWith("template.")
            || (own && (namespace || kind.equals("Pod") || key(setting).contains("jaegertracing")))
            || (!own && setting.name().contains("emplate.metadata."));
  }

  /// The revision alone chooses who would inject; the pod may refuse.
  private static boolean off(Workload workload) {
    return workload.settings().stream()
        .anyMatch(
            s -> key(s).equals("sidecar.istio.io/inject") && s.value().text().equals("false"));
  }

  private static boolean on(Setting setting) {
    String value = setting.value().text();
    if (value.contains("kubectl ") && (value.contains(" label ") || value.contains(" annotate "))) {
      return Stream.of(value.replace("\"", "").split("\\s+", -1)).anyMatch(Sidecars::injects);
    }
    return Sidecars.injects(key(setting), setting.value().text());
  }

  /// `spec.template.metadata.annotations.dapr.io/enabled` → `dapr.io/enabled`.
  private static String key(Setting setting) {
    String name = setting.name();
    for (String parent : new String[] {"annotations.", "labels."}) {
      int at = name.lastIndexOf(parent);
      if (at >= 0) {
        return name.substring(at + parent.length());
      }
    }
    return "";
  }
}

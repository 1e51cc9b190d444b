package cpat.patterns.hs;

import static cpat.rule.Level.NOTE;
import static cpat.rule.Level.WARNING;

import cpat.facts.HostTools;
import cpat.model.Container;
import cpat.model.Namespace;
import cpat.rule.Checked;
import cpat.rule.Hit;
import cpat.rule.Rule;
import cpat.source.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// HS001: see the page of the same name.
final class SharedNamespace {
  static final Rule RULE =
      new Rule(
          "HS001",
          "host-namespace",
          WARNING,
          "a container lives in a namespace of the host",
          List.of(
              "KSV-0008",
              "KSV-0009",
              "KSV-0010",
              "CKV_K8S_17",
              "CKV_K8S_18",
              "CKV_K8S_19",
              "KICS Shared Host Network Namespace",
              "KICS Host Namespace is Shared",
              "KICS Shared Host PID Namespace",
              "KICS Shared Host IPC Namespace",
              "KICS Shared Host User Namespace",
              "semgrep hostnetwork-pod",
              "semgrep hostpid-pod",
              "semgrep hostipc-pod"),
          SharedNamespace.class,
          SharedNamespace::find);

  private SharedNamespace() {}

  private static Stream<Hit> find(Checked checked) {
    Set<Span> told = new HashSet<>();
    return checked
        .containers()
        .flatMap(c ->
            c.run().namespaces().stream()
                .filter(Namespace.Host.class::isInstance)
                .filter(n -> !(c.kubernetes() && n.kind() == Namespace.Kind.USER))
                .map(n -> hit(c, n)))
        .filter(h -> told.add(h.at()));
  }

  private static Hit hit(Container container, Namespace namespace) {
    String who = container.kubernetes() ? "the pod of " + container.subject() : container.subject();
    Hit hit =
        switch (namespace.kind()) {
          case NET ->
              Hit.at(
                      namespace.at(),
                      who
                          + " uses the host's network: it sees its traffic and services on"
                          + " localhost")
                  .level(NOTE)
                  .codes(
                      "KSV-0009",
                      "CKV_K8S_19",
                      "host-network",
                      "semgrep hostnetwork-pod",
                      "KICS Shared Host Network Namespace");
          case PID ->
              Hit.at(
                      namespace.at(),
                      who + " sees every process of the host, and as root can signal it")
                  .codes(
                      "KSV-0010",
                      "CKV_K8S_17",
                      "host-pid",
                      "semgrep hostpid-pod",
                      "KICS Host Namespace is Shared",
                      "KICS Shared Host PID Namespace");
          case IPC ->
              Hit.at(
                      namespace.at(),
                      who + " shares the host's shared memory, which other programs trust")
                  .codes(
                      "KSV-0008",
                      "CKV_K8S_18",
                      "host-ipc",
                      "semgrep hostipc-pod",
                      "KICS Shared Host IPC Namespace");
          case UTS ->
              Hit.at(namespace.at(), who + " has the host's name instead of its own").level(NOTE);
          case USER ->
              Hit.at(
                      namespace.at(),
                      who
                          + " keeps the host's user ids: where the engine remaps them, it escapes"
                          + " that")
                  .codes("KICS Shared Host User Namespace");
          case CGROUP ->
              Hit.at(namespace.at(), who + " sees the host's control groups").level(NOTE);
        };
    return HostTools.image(container.repository()) ? hit.level(NOTE) : hit;
  }
}

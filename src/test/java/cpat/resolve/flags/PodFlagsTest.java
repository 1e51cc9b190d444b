package cpat.resolve.flags;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cpat.model.Reading;
import cpat.model.Workload;
import cpat.read.kubernetes.Kubernetes;
import cpat.source.Excerpt;
import cpat.source.Source;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Fields of a Pod and its container, and the flags that say the same.
class PodFlagsTest {
  private static final String MAPS =
      """

      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: m}
      data: {A: one, B: two}
      """;

  static Flags flags(String text, String container) {
    Reading reading =
        new Kubernetes((_, _) -> Reading.of("dockerfile").build())
            .read(Excerpt.of(new Source("pod.yaml", text)));
    List<Workload> all = reading.workloads();
    return PodFlags.of(
        all.getFirst().runs().stream()
            .filter(r -> r.name().equals(container))
            .findFirst()
            .orElseThrow(),
        all.getFirst(),
        all);
  }

  /// The container's fields, `;` between them, and the Pod's after `///`; without what each Pod
  /// has.
  private static String line(String fields) {
    String[] parts = fields.split("///", -1);
    String own = parts[0].strip().replaceAll("\\s*;\\s*", "\n    ");
    String pod = parts.length > 1 ? parts[1].strip().replaceAll("\\s*;\\s*", "\n  ") : "";
    String text =
        "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec:\n  "
            + (pod.isEmpty() ? "" : pod + "\n  ")
            + "containers:\n  - name: c\n    image: i\n"
            + (own.isEmpty() ? "" : "    " + own)
            + MAPS;
    return RunText.all(flags(text, "c"))
        .replace("--stop-timeout 30 ", "")
        .replace("--restart always ", "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          -                                     | i
          command: [a, b c]; args: [d]          | --entrypoint a i 'b c' d
          command: []; args: []                 | i
          args: [x]                             | i x
          env: [{name: A, value: x}, {name: B, value: "$(A)-$(C)"}]; args: ["$(B)", "$$(A)", "$(NO)", "$A"] | --env A=x --env 'B=x-$(C)' i 'x-$(C)' '$(A)' '$(NO)' $A
          env: [{name: B, value: "$(A)"}, {name: A, value: x}] | --env 'B=$(A)' --env A=x i
          env: [{name: A}, {name: B, value: ""}, {name: A, value: "2"}] | --env B= --env A=2 i
          env: [{name: K, valueFrom: {configMapKeyRef: {name: m, key: B}}}]; args: ["$(K)"] | --env K=two i two
          env: [{name: K, valueFrom: {secretKeyRef: {name: s, key: k}}}]; args: ["$(K)"] | --env K=? i '$(K)'¶? environment.K: key k of Secret s, which is not in these files
          env: [{name: IP, valueFrom: {fieldRef: {fieldPath: status.podIP}}}] | --env IP=? i¶? environment.IP: the Pod's status.podIP, known when it runs
          envFrom: [{prefix: X_, configMapRef: {name: m}}]; env: [{name: X_B, value: own}] | --env X_A=one --env X_B=own i
          envFrom: [{secretRef: {name: s}}]     | i¶? environment: what Secret s holds, which is not in these files
          workingDir: /w; stdin: true; tty: true | --workdir /w --interactive --tty i
          securityContext: {runAsUser: 7, runAsGroup: 8} | --user 7:8 i
          securityContext: {runAsUser: 7} /// securityContext: {runAsUser: 1, runAsGroup: 2, fsGroup: 3, supplementalGroups: [4]} | --user 7:2 --group-add 3 --group-add 4 i
          securityContext: {runAsGroup: 8, runAsNonRoot: true} | i¶- securityContext.runAsGroup¶- securityContext.runAsNonRoot
          securityContext: {privileged: true, readOnlyRootFilesystem: true} | --privileged --read-only i
          securityContext: {allowPrivilegeEscalation: false, capabilities: {add: [NET_ADMIN], drop: [ALL]}} | --security-opt no-new-privileges --cap-add NET_ADMIN --cap-drop ALL i
          securityContext: {seccompProfile: {type: Unconfined}, seLinuxOptions: {level: s0}} | --security-opt seccomp=unconfined --security-opt label=level:s0 i
          ports: [{containerPort: 80}, {containerPort: 53, protocol: UDP, name: dns}] | --expose 80 --expose 53/udp i
          ports: [{containerPort: 80, hostPort: 8080, hostIP: 127.0.0.1}] | --publish 127.0.0.1:8080:80 i
          resources: {limits: {cpu: 500m, memory: 64Mi}, requests: {cpu: "1", memory: 1M}} | --cpus 0.5 --memory 67108864 --cpu-shares 1024 i¶- resources.requests.memory
          imagePullPolicy: IfNotPresent         | --pull missing i
          livenessProbe: {httpGet: {path: /, port: 80}, periodSeconds: 3} | i¶- livenessProbe¶- livenessProbe¶- livenessProbe
          lifecycle: {preStop: {exec: {command: [sleep, "5"]}}, stopSignal: SIGINT} | --stop-signal SIGINT i¶- lifecycle.preStop¶- lifecycle.preStop
          - /// terminationGracePeriodSeconds: 5; restartPolicy: OnFailure | --stop-timeout 5 --restart on-failure i
          - /// hostNetwork: true; hostPID: true; hostIPC: true | --network host --pid host --ipc host i
          - /// shareProcessNamespace: true    | --pid container:pause i
          - /// hostname: h; hostAliases: [{ip: 1.2.3.4, hostnames: [a, b]}] | --hostname h --add-host a:1.2.3.4 --add-host b:1.2.3.4 i
          - /// dnsConfig: {nameservers: [1.1.1.1], searches: [a.x], options: [{name: ndots, value: "2"}]} | --dns 1.1.1.1 --dns-search a.x --dns-option ndots:2 i
          - /// securityContext: {sysctls: [{name: net.core.somaxconn, value: "9"}]} | --sysctl net.core.somaxconn=9 i
          volumeMounts: [{name: v, mountPath: /x, readOnly: true, subPath: s}] /// volumes: [{name: v, hostPath: {path: /h}}] | --volume /h/s:/x:ro i
          volumeMounts: [{name: v, mountPath: /x}] /// volumes: [{name: v, emptyDir: {}}] | --volume p_v:/x i
          volumeMounts: [{name: v, mountPath: /x}] /// volumes: [{name: v, emptyDir: {medium: Memory, sizeLimit: 1Mi}}] | --mount type=tmpfs,dst=/x,tmpfs-size=1048576 i
          volumeMounts: [{name: v, mountPath: /x, subPath: s}] /// volumes: [{name: v, persistentVolumeClaim: {claimName: d}}] | --mount type=volume,src=d,dst=/x,volume-subpath=s i
          volumeMounts: [{name: v, mountPath: /x}] /// volumes: [{name: v, configMap: {name: m}}] | i¶- volumeMounts.v
          volumeMounts: [{name: w, mountPath: /x}] | i¶- volumeMounts.w
          """)
  void fields(String fields, String wanted) {
    assertEquals(wanted.replace("¶", "\n"), line(fields.replaceFirst("^-", "")));
  }

  @Test
  void whatComesBefore() {
    String text =
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: p}
        spec:
          initContainers:
          - {name: setup, image: s}
          - {name: proxy, image: x, restartPolicy: Always}
          - {name: last, image: l}
          containers:
          - {name: app, image: i}
        """;
    assertEquals(
        """
        --stop-timeout 30 --restart always i
        - initContainers.setup
        - initContainers.proxy
        - initContainers.last\
        """,
        RunText.all(flags(text, "app")));
    assertEquals(
        "--stop-timeout 30 --restart on-failure l\n- initContainers.setup\n- initContainers.proxy",
        RunText.all(flags(text, "last")));
    assertEquals("[setup, proxy, last]", flags(text, "app").run().dependsOn().toString());
    assertEquals("--stop-timeout 30 --restart on-failure s", RunText.all(flags(text, "setup")));
    assertEquals(
        "--stop-timeout 30 --restart always x\n- initContainers.setup",
        RunText.all(flags(text, "proxy")));
  }
}

package cpat.read.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cpat.model.Reading;
import cpat.read.Lookup;
import cpat.read.Print;
import cpat.source.Excerpt;
import cpat.source.Source;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Keys that do not go together: a problem, with both places.
class ComposeConflictsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a: {image: i, network_mode: host, networks: [n]} | 48 a has `network_mode: host` and `networks`: keep one of them¶17 the network mode
          a: {image: i, ports: ["80:80"], network_mode: host} | 25 a publishes ports with `network_mode: host`, which has no effect: what it listens on is open as it is¶35 the network mode
          a: {image: i, ports: [{target: 80}], network_mode: none} | 26 a publishes ports with `network_mode: none`, which has no effect: it has no network at all¶40 the network mode
          a: {image: i, network_mode: "service:b", hostname: h}; b: {image: i} | 44 a lives in the network of b: write `hostname` there; with `network_mode: service:b` the engine refuses it¶17 the network mode
          a: {image: i, uts: host, hostname: h} | 28 a has the host's name and cannot have a `hostname` of its own¶17 the host's name
          a: {image: i, container_name: n, scale: 2} | 17 a is to run 2 times, and only one container can be called n: leave `container_name` out¶36 how many there are to be
          a: {image: i, container_name: n, deploy: {replicas: 1}} | ``
          a: {image: i, container_name: n}; b: {image: i, container_name: n} | 17 two containers cannot both be called n¶17 called so here already
          a: {image: i, container_name: n}; b: {image: i, container_name: n, profiles: [x]} | ``
          a: {image: i, mem_limit: 1g, deploy: {resources: {limits: {memory: 2g}}}} | 17 a: `mem_limit` and `deploy.resources.limits.memory` say different things¶62 the other one
          a: {image: i, mem_limit: 1g, deploy: {resources: {limits: {memory: 1G}}}} | ``
          a: {image: i, depends_on: [b]}; b: {image: i, depends_on: [a]} | 30 a circle, of which none can start first: a depends on b, b depends on a¶30 b depends on a
          a: {image: i, links: [b]}; b: {image: i, volumes_from: [c]}; c: {image: i, pid: "service:a"} | 25 a circle, of which none can start first: a depends on b, b has the volumes of c, c lives in the PID namespace of a¶32 b has the volumes of c¶17 c lives in the PID namespace of a
          a: {image: i, network_mode: "service:a"} | 17 a lives in the network of a, which is itself
          a: {image: i, depends_on: [b, c]}; b: {image: i, depends_on: [c]}; c: {image: i} | ``
          x: {image: i, depends_on: [a]}; a: {image: i, ipc: "service:b"}; b: {image: i, ipc: "service:a"} | 17 a circle, of which none can start first: a lives in the IPC namespace of b, b lives in the IPC namespace of a¶17 b lives in the IPC namespace of a
          """)
  void conflicts(String services, String wanted) {
    String text = "services:\n  " + services.replaceAll("\\s*;\\s*", "\n  ") + "\n";
    Reading reading =
        new Compose(Lookup.NONE, (_, _) -> Reading.of("dockerfile").build())
            .read(Excerpt.of(new Source("c.yaml", text)));
    String told =
        reading.problems().stream()
            .map(Print::problem)
            .map(p -> p.replaceAll("(! |    )c.yaml:\\d+:", "").strip())
            .collect(Collectors.joining("\n"));
    assertEquals(wanted == null ? "" : wanted.replace("¶", "\n"), told);
  }
}

package cpat.read.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cpat.model.Container;
import cpat.model.Mount;
import cpat.model.Namespace;
import cpat.model.Origin;
import cpat.model.Reading;
import cpat.model.Run;
import cpat.model.Setting;
import cpat.read.FileKind;
import cpat.read.Lookup;
import cpat.read.Projects;
import cpat.read.Readers;
import cpat.read.yaml.Json;
import cpat.source.Excerpt;
import cpat.source.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is read of `docker inspect` and `podman inspect`. The files of the corpus are what engines
/// said of containers that were made with the flags below.
class InspectionsTest {
  private static final Path CORPUS = Path.of("src/test/corpus/inspect");

  private static Reading read(String json) {
    return Inspections.read(Excerpt.of(new Source("inspect.json", json)));
  }

  private static Container container(String file, String name) throws Exception {
    Reading reading = read(Files.readString(CORPUS.resolve(file)));
    assertEquals(List.of(), reading.problems());
    return Container.all(Projects.of(List.of(reading)))
        .filter(c -> c.run().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /// `name=value` of all settings of these names, and where each stands.
  private static String said(Run run, String... names) {
    return run.settings().stream()
        .filter(s -> List.of(names).contains(s.name()))
        .map(s -> s.name() + "=" + s.value().text())
        .sorted()
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource({"docker.json, docker", "podman.json, podman"})
  void whatWasGivenIsReadBack(String file, String engine) throws Exception {
    Container container = container(file, "shop-web");
    Run run = container.run();
    assertTrue(
        container.workload().origin() instanceof Origin.Live(String e, _) && e.equals(engine));
    assertEquals(List.of("sh", "-c"), run.entrypoint().orElseThrow().words());
    assertEquals(List.of("trap : TERM; sleep 300 & wait"), run.command().orElseThrow().words());
    assertEquals(
        "memory=67108864 cpus=0.5 pids-limit=50".lines().toList(),
        List.of(
            "memory="
                + run.setting("memory").orElseThrow()
                + " cpus="
                + run.setting("cpus").orElseThrow()
                + " pids-limit="
                + run.setting("pids-limit").orElseThrow()));
    assertEquals(
        "add-host=db:10.0.0.1 dns=1.1.1.1 group-add=55 init=true oom-score-adj=100 read-only=true"
            + " restart=on-failure:3 security-opt=no-new-privileges shm-size=8388608"
            + " stop-timeout=7 user=1000:1000 workdir=/srv",
        said(
            run,
            "add-host",
            "dns",
            "group-add",
            "init",
            "oom-score-adj",
            "read-only",
            "restart",
            "security-opt",
            "shm-size",
            "stop-timeout",
            "user",
            "workdir",
            "privileged",
            "publish-all"));
    assertEquals(
        "health-cmd=true health-interval=7000000000ns health-retries=4",
        said(run, "health-cmd", "health-interval", "health-retries"));
    assertEquals("label=mine=yes label=shop.part=1", said(run, "label"));
    assertEquals("expose=53/udp expose=80/tcp", said(run, "expose"));
    assertEquals("NET_ADMIN", run.setting("cap-add").orElseThrow().text().replace("CAP_", ""));
    assertEquals("ALL", run.setting("cap-drop").orElseThrow().text());
    assertEquals(List.of("127.0.0.1:18080:80"), run.ports().stream().map(w -> w.text()).toList());
    assertTrue(
        run.environment().stream()
            .anyMatch(
                v -> v.name().text().equals("A") && v.value().orElseThrow().text().equals("b=c")));
    assertTrue(
        run.environment().stream()
            .anyMatch(
                v -> v.name().text().equals("EMPTY") && v.value().orElseThrow().text().isEmpty()));
    Mount.Bind bind = run.mounts(Mount.Bind.class).findFirst().orElseThrow();
    assertEquals("/tmp /host true", bind.source() + " " + bind.target() + " " + bind.readOnly());
    assertTrue(
        run.mounts(Mount.Volume.class)
            .anyMatch(v ->
                v.name().orElseThrow().text().equals("shop-vol")
                    && v.target().text().equals("/data")));
    assertTrue(run.mounts(Mount.Tmpfs.class).anyMatch(t -> t.target().text().equals("/scratch")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"docker-joined.json", "podman.json"})
  void anotherContainersNamespacesGoByItsName(String file) throws Exception {
    Run run = container(file, "shop-side").run();
    for (Namespace.Kind kind : List.of(Namespace.Kind.NET, Namespace.Kind.PID)) {
      assertTrue(
          run.namespace(kind).orElseThrow() instanceof Namespace.Joined joined
              && joined.target().text().equals("shop-net"),
          () -> kind + ": " + run.namespaces());
    }
    assertTrue(run.on("privileged"));
    assertEquals("always", run.setting("restart").orElseThrow().text());
    assertEquals(Optional.empty(), container(file, "shop-net").run().namespace(Namespace.Kind.PID));
  }

  @Test
  void eachSettingStandsWhereTheTextSaysSo() throws Exception {
    for (String file : List.of("docker.json", "podman.json", "docker-joined.json")) {
      String text = Files.readString(CORPUS.resolve(file));
      Reading reading = read(text);
      for (Run run : reading.workloads().stream().flatMap(w -> w.runs().stream()).toList()) {
        for (Setting setting : run.settings()) {
          assertSame(run.at().source(), setting.at().source());
          boolean inside =
              run.at().start() <= setting.at().start() && setting.at().end() <= run.at().end();
          assertTrue(inside, setting::toString);
          if (List.of("env", "user", "workdir", "memory", "dns").contains(setting.name())) {
            String written = setting.at().text();
            assertTrue(written.contains(setting.value().text()), () -> setting + ": " + written);
          }
        }
      }
    }
  }

  /// `CONFIG` is the text of `Config`, `REST` what stands beside it.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "-",
      value = {
        "'Entrypoint':['/a','b c'],'Cmd':null | - | /a,b c | none",
        "'Entrypoint':null,'Cmd':['x'] | - | none | x",
        "'Entrypoint':[],'Cmd':[] | 'Path':'p','Args':['q'] | none | p,q",
        "'Entrypoint':'sh -c','Cmd':['x y'] | 'Path':'sh','Args':['-c','x y'] | sh,-c | x y",
        "'Entrypoint':'a b','Cmd':['z'] | 'Path':'a b','Args':['z'] | a b | z",
        "'Entrypoint':'a b','Cmd':['z'] | 'Path':'other','Args':['z'] | a b | z",
        "'Entrypoint':'/a b','Cmd':[] | 'Path':'/run/podman-init','Args':['--','/a','b'] | /a,b |"
            + " none",
        "'Entrypoint':7,'Cmd':[[],null,'c'] | - | 7 | c",
      })
  void entrypointAndCommand(String config, String rest, String entrypoint, String command) {
    String json =
        "{'State':{},'Id':'1','Config':{" + config + "}" + (rest == null ? "" : "," + rest) + "}";
    Run run = read(json.replace('\'', '"')).workloads().getFirst().runs().getFirst();
    assertEquals(entrypoint, words(run.entrypoint()));
    assertEquals(command, words(run.command()));
  }

  private static String words(Optional<cpat.model.Command> command) {
    return command.map(c -> String.join(",", c.words())).orElse("none");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'HostConfig':{'PidMode':'host'} | pid=host",
        "'HostConfig':{'PidMode':'','IpcMode':'private','NetworkMode':'default'} | none",
        "'HostConfig':{'PidMode':'container:abc'} | pid=container:abc",
        "'HostConfig':{'UsernsMode':'host','UTSMode':'host'} | userns=host uts=host",
        "'HostConfig':{'RestartPolicy':{'Name':'no'}} | none",
        "'HostConfig':{'PublishAllPorts':true},'NetworkSettings':{'Ports':{'80/tcp':[{'HostIp':'::','HostPort':'49153'}]}}"
            + " | expose=80/tcp publish-all=true publish=[::]:49153:80",
        "'HostConfig':{'PortBindings':{'53/udp':[{'HostIp':'','HostPort':''}]}},'NetworkSettings':{'Ports':{'53/udp':[{'HostIp':'0.0.0.0','HostPort':'9'}]}}"
            + " | expose=53/udp publish=0.0.0.0:9:53/udp",
        "'HostConfig':{'PortBindings':{'53/udp':[{'HostIp':'','HostPort':''}]}} | publish=53/udp",
        "'HostConfig':{'NanoCpus':1500000000,'Memory':0,'Init':false} | cpus=1.5",
        "'HostConfig':[],'Mounts':{},'NetworkSettings':'x' | none",
      })
  void flags(String rest, String flags) {
    String json = ("{'State':{},'Config':{'Image':'x'}," + rest + "}").replace('\'', '"');
    Run run = read(json).workloads().getFirst().runs().getFirst();
    assertEquals(
        flags.equals("none") ? "" : flags,
        run.settings().stream()
            .map(s -> s.name() + "=" + s.value().text())
            .sorted()
            .collect(Collectors.joining(" ")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'State':{'Status':'exited','ExitCode':137},'Config':{'Image':'a:1'},'Name':'/web'}"
            + "| container web (exited 137, image a:1)",
        "{'State':{'Running':true},'Config':{'Image':'a:1'},'Id':'0123456789abcdef'}"
            + "| container 0123456789ab (running, image a:1)",
        "{'State':{'Status':'created'},'Config':{},'Image':'sha256:9','Name':'web'}"
            + "| container web (created, image sha256:9)",
      })
  void subject(String json, String subject) {
    Reading reading = read(json.replace('\'', '"'));
    assertEquals(
        subject, Container.all(Projects.of(List.of(reading))).findFirst().orElseThrow().subject());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[] | no container was found; next: docker inspect CONTAINER > FILE",
        "[{'Id':'1','RootFS':{},'Config':{}}]| this is no container: it has no Config and State;"
            + " next: docker inspect CONTAINER > FILE",
        "[3] | this is no container: it has no Config and State; next: docker inspect CONTAINER >"
            + " FILE",
        "[{'State':{},'Config':{} | not JSON: , or } is expected",
      })
  void whatIsNone(String json, String problem) {
    Reading reading = read(json.replace('\'', '"'));
    assertEquals(List.of(), reading.workloads());
    assertEquals(List.of(problem), reading.problems().stream().map(p -> p.message()).toList());
  }

  @Test
  void theContentTellsTheKind() throws Exception {
    String text = Files.readString(CORPUS.resolve("docker.json"));
    assertEquals(Optional.of(FileKind.INSPECT), Readers.sniff("web.json", text));
    assertEquals(Optional.empty(), Readers.sniff("web.json", "[{\"State\": 1}]"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"docker.json", "docker-joined.json", "podman.json"})
  void everyPrefixAndDamage(String file) throws Exception {
    String text = Files.readString(CORPUS.resolve(file));
    for (int end = 0; end <= text.length(); end += 41) {
      total(text.substring(0, end));
      total(text.substring(end));
    }
    // Each value in turn is of the wrong kind.
    for (String wrong : List.of("null", "7", "[]", "{}", "\"x\"", "[[{}]]", "{\"a\":[null]}")) {
      total(text.replaceAll(": (\"[^\"]*\"|[0-9]+|true|false|null|\\[\\]|\\{\\})", ": " + wrong));
      total(
          text.replaceAll(
              "\"(Config|HostConfig|State|Mounts)\": ", "\"$1\": " + wrong + ", \"y\": "));
    }
  }

  private static void total(String text) {
    Source source = new Source("t.json", text);
    Reading reading = Readers.read(FileKind.INSPECT, Excerpt.of(source), Lookup.NONE);
    reading.problems().forEach(p -> assertSame(source, p.at().source()));
    Container.all(Projects.of(List.of(reading))).forEach(c -> assertTrue(!c.subject().isEmpty()));
  }

  @Test
  void indentedAsTheClientPrintsIt() {
    assertEquals(
        """
        [
            {
                "a": [],
                "b": {},
                "c": [
                    1,
                    "x: \\"{,[ y\\\\"
                ],
                "d": null
            }
        ]
        """,
        Indented.of("[{\"a\":[ ],\"b\":{},\"c\":[1,\"x: \\\"{,[ y\\\\\"],\"d\":null}]"));
    List<String> odd = new ArrayList<>(List.of("", "]}", "[\"", "\"\\", "[".repeat(9_000)));
    odd.forEach(Indented::of);
  }

  @Test
  void indentingChangesNothing() throws Exception {
    String text = Files.readString(CORPUS.resolve("docker.json"));
    assertEquals(text, Indented.of(text));
    assertTrue(Json.read(Excerpt.of(new Source("", Indented.of(text)))).problems().isEmpty());
  }
}

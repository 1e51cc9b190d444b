package cpat.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cpat.model.Run;
import cpat.read.engine.RunLines;
import cpat.read.shell.Shell;
import cpat.source.Excerpt;
import cpat.source.Source;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A run line as the engine's create request.
class CreateRequestTest {
  private static Run run(String line) {
    RunLines lines = RunLines.of(Shell.read(Excerpt.of(new Source("x.sh", line))));
    assertEquals(List.of(), lines.problems());
    return lines.runs().getFirst();
  }

  private static String json(String options) {
    return CreateRequest.of(run("docker run " + options + " image:1 a 'b c'"), Bounds.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          -p 127.0.0.1:8080:80            | "PortBindings":{"80/tcp":[{"HostIp":"127.0.0.1","HostPort":"8080"}]}
          -p 8080:80/udp                  | "PortBindings":{"80/udp":[{"HostIp":"","HostPort":"8080"}]}
          -p 80                           | "PortBindings":{"80/tcp":[{"HostIp":"","HostPort":""}]}
          -p 127.0.0.1::80                | {"HostIp":"127.0.0.1","HostPort":""}
          -p [::1]:8080:80                | {"HostIp":"::1","HostPort":"8080"}
          -p 8000-8001:80-81              | "81/tcp":[{"HostIp":"","HostPort":"8001"}]
          -p 8000-8010:80                 | "80/tcp":[{"HostIp":"","HostPort":"8000-8010"}]
          -v /a:/b:ro                     | "Binds":["/a:/b:ro"]
          -v /data                        | "Volumes":{"/data":{}}
          --mount type=bind,src=/a,dst=/b,ro | "Mounts":[{"Type":"bind","Source":"/a","Target":"/b","ReadOnly":true}]
          --tmpfs /t:size=1m              | "Tmpfs":{"/t":"size=1m"}
          --volumes-from x:ro             | "VolumesFrom":["x:ro"]
          -m 512m                         | "Memory":536870912
          --memory 1.5g                   | "Memory":1610612736
          --cpus .5                       | "NanoCpus":500000000
          --pids-limit 10                 | "PidsLimit":10
          --ulimit nofile=10:20           | "Ulimits":[{"Name":"nofile","Soft":10,"Hard":20}]
          --ulimit nproc=5                | {"Name":"nproc","Soft":5,"Hard":5}
          --network net --network-alias db | "EndpointsConfig":{"net":{"Aliases":["db"]}}
          --network container:x           | "NetworkMode":"container:x"
          --pid host                      | "PidMode":"host"
          --restart on-failure:3          | "RestartPolicy":{"Name":"on-failure","MaximumRetryCount":3}
          --health-cmd x --health-interval 1m30s | "Healthcheck":{"Test":["CMD-SHELL","x"],"Interval":90000000000}
          --no-healthcheck                | "Healthcheck":{"Test":["NONE"]}
          --device /dev/a:/dev/b:r        | {"PathOnHost":"/dev/a","PathInContainer":"/dev/b","CgroupPermissions":"r"}
          --init                          | "Init":true
          --init=false                    | "Init":false
          --entrypoint ""                 | "Entrypoint":[""]
          --stop-timeout 20               | "StopTimeout":20
          -l a=b=c                        | "Labels":{"a":"b=c"}
          -e A=1 -e B                     | "Env":["A=1","B"]
          --cap-drop ALL --read-only      | "CapDrop":["ALL"],"Privileged":false,"ReadonlyRootfs":true
          """)
  void flags(String options, String wanted) {
    String json = json(options);
    assertTrue(json.contains(wanted), json);
    assertTrue(json.contains("\"Image\":\"image:1\""), json);
    assertTrue(json.contains("\"Cmd\":[\"a\",\"b c\"]"), json);
    assertEquals(List.of(), CreateRequest.unknown(run("docker run " + options + " image:1")));
  }

  @ParameterizedTest
  @CsvSource({
    "-m lots, `lots` is no",
    "-p 99999:80, is no port",
    "-p 1-2:1-3, differ",
    "-p 9-8:9-8, backwards",
    "--health-interval 5x, no duration"
  })
  void mistakes(String options, String told) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> json("--health-cmd x " + options));
    assertTrue(String.valueOf(e.getMessage()).contains(told), e::toString);
  }

  @Test
  void boundsAreAddedAndTheLineWins() {
    Bounds bounds = new Bounds(Map.of("our", "label"), 100, 200, 300, List.of("label=disable"));
    String json = CreateRequest.of(run("docker run --pids-limit 7 -l x=y image"), bounds);
    assertTrue(json.contains("\"Memory\":100"), json);
    assertTrue(json.contains("\"NanoCpus\":200"), json);
    assertTrue(json.contains("\"PidsLimit\":7"), json);
    assertTrue(json.contains("\"Labels\":{\"x\":\"y\",\"our\":\"label\"}"), json);
    assertTrue(json.contains("\"SecurityOpt\":[\"label=disable\"]"), json);
  }

  @Test
  void whatHasNoPlaceIsNamed() {
    assertEquals(
        List.of("pod"), CreateRequest.unknown(run("podman run --rm --pod x --gpus all i")));
  }

  /// What a line refers to: its folder, files by path, the caller's variables.
  @Test
  void theCallersSurroundings() {
    Map<String, String> files =
        Map.of(
            "a.env", "# x\nA=1\nHOME\nNONE\n", "l.txt", "x=1\ny\n", "s.json", "{ \"a\": [ 1 ] }");
    Caller caller =
        new Caller(
            "/srv/here",
            path -> Optional.ofNullable(files.get(path)),
            name -> name.equals("HOME") ? Optional.of("/home/me") : Optional.empty(),
            51);
    String line =
        "docker run -v ./x:/y -v ../z:/z -v vol:/v --mount type=bind,src=.,dst=/m --env-file a.env"
            + " -e HOME -e NONE --label-file l.txt --security-opt seccomp=s.json image";
    String json = CreateRequest.of(run(line), Bounds.NONE, caller);
    assertTrue(json.contains("\"Binds\":[\"/srv/here/x:/y\",\"/srv/z:/z\",\"vol:/v\"]"), json);
    assertTrue(json.contains("\"Source\":\"/srv/here\""), json);
    assertTrue(
        json.contains("\"Env\":[\"A=1\",\"HOME=/home/me\",\"HOME=/home/me\",\"NONE\"]"), json);
    assertTrue(json.contains("\"Labels\":{\"x\":\"1\"}"), json);
    assertTrue(json.contains("\"SecurityOpt\":[\"seccomp={\\\"a\\\":[1]}\"]"), json);
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> json("--env-file a.env"));
    assertEquals("`a.env` cannot be read", e.getMessage());
  }

  /// Before API 1.44 the address is the container's, since then the network's.
  @Test
  void macAddressByApi() {
    Run run = run("docker run --network web --mac-address 02:00:00:00:00:01 image");
    String inNetwork = "\"EndpointsConfig\":{\"web\":{\"MacAddress\":\"02:00:00:00:00:01\"}}";
    String inContainer = "},\"MacAddress\":\"02:00:00:00:00:01\"";
    for (int api : new int[] {41, 43, 44, 51}) {
      Caller caller = new Caller("", _ -> Optional.empty(), _ -> Optional.empty(), api);
      String json = CreateRequest.of(run, Bounds.NONE, caller);
      assertEquals(api >= 44, json.contains(inNetwork), json);
      assertEquals(api < 44, json.contains(inContainer), json);
    }
  }

  @Test
  void theQueryNamesContainerAndPlatform() {
    assertEquals(
        Map.of("name", "b", "platform", "linux/arm64"),
        CreateRequest.query(run("docker run --name a --name b --platform aarch64 image")));
  }
}

package cpat.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where an engine is looked for, in which order, and what is told when there is none.
class SearchTest {
  @TempDir Path root;
  private final Map<String, String> environment = new HashMap<>();

  private Search search() {
    environment.putIfAbsent("HOME", root.resolve("home").toString());
    return new Search(environment, root);
  }

  private FakeEngine at(String path) throws Exception {
    Files.createDirectories(root.resolve(path).getParent());
    return new FakeEngine(root.resolve(path), _ -> FakeEngine.PING);
  }

  private FakeEngine podmanAt(String path) throws Exception {
    Files.createDirectories(root.resolve(path).getParent());
    String ping = FakeEngine.PING.replace("Api-Version", "Libpod-API-Version: 5.0\r\nApi-Version");
    return new FakeEngine(root.resolve(path), _ -> ping);
  }

  private void context(String name, String host, boolean current) throws Exception {
    Path docker = root.resolve("home/.docker");
    Path meta = Files.createDirectories(docker.resolve("contexts/meta/abc" + name));
    Files.writeString(
        meta.resolve("meta.json"),
        "{\"Name\":\"" + name + "\",\"Endpoints\":{\"docker\":{\"Host\":\"" + host + "\"}}}");
    if (current) {
      Files.writeString(docker.resolve("config.json"), "{\"currentContext\":\"" + name + "\"}");
    }
  }

  @Test
  void everyPlaceIsToldWithItsReason() throws Exception {
    environment.put("XDG_RUNTIME_DIR", root.resolve("run/user/1").toString());
    Files.createDirectories(root.resolve("var/run"));
    Files.writeString(root.resolve("var/run/docker.sock"), "a file");
    Found found = search().any(Search.Wanted.AUTO);
    assertTrue(found.engine().isEmpty());
    assertFalse(found.refused());
    List<String> places = found.tried().stream().map(Found.Tried::place).toList();
    assertEquals(
        List.of(
            "DOCKER_HOST",
            root + "/var/run/docker.sock",
            root + "/run/user/1/docker.sock",
            root + "/run/user/1/podman/podman.sock",
            root + "/run/podman/podman.sock"),
        places);
    assertEquals("not set", found.tried().getFirst().reason());
    assertTrue(found.tried().get(1).reason().contains("nothing listens"), found::toString);
    assertEquals("no such file", found.tried().get(2).reason());
  }

  @Test
  void systemThenRootlessThenPodman() throws Exception {
    environment.put("XDG_RUNTIME_DIR", root.resolve("run/user/1").toString());
    try (FakeEngine _ = podmanAt("run/podman/podman.sock")) {
      assertEquals(Engine.Kind.PODMAN, kind(search().any(Search.Wanted.AUTO)));
      assertTrue(search().any(Search.Wanted.DOCKER).engine().isEmpty());
      try (FakeEngine _ = at("run/user/1/docker.sock")) {
        assertEquals(Engine.Kind.DOCKER, kind(search().any(Search.Wanted.AUTO)));
        assertEquals(Engine.Kind.PODMAN, kind(search().any(Search.Wanted.PODMAN)));
      }
    }
  }

  private static Engine.Kind kind(Found found) {
    return found.engine().orElseThrow(() -> new AssertionError(found.toString())).kind();
  }

  @Test
  void dockerHostIsTheOnlyDockerWhenSet() throws Exception {
    environment.put("DOCKER_HOST", "unix://" + root.resolve("other.sock"));
    try (FakeEngine _ = at("var/run/docker.sock")) {
      Found found = search().any(Search.Wanted.DOCKER);
      assertTrue(found.engine().isEmpty());
      assertEquals(1, found.tried().size());
    }
    try (FakeEngine _ = at("other.sock")) {
      assertTrue(search().any(Search.Wanted.AUTO).engine().isPresent());
    }
  }

  @Test
  void theContextInUseComesFirst() throws Exception {
    context("mine", "unix://" + root.resolve("mine.sock"), true);
    try (FakeEngine _ = at("mine.sock");
        FakeEngine _ = at("var/run/docker.sock")) {
      assertEquals("context mine", search().any(Search.Wanted.AUTO).name());
      environment.put("DOCKER_CONTEXT", "default");
      assertEquals(root + "/var/run/docker.sock", search().any(Search.Wanted.AUTO).name());
    }
  }

  @Test
  void aRemoteEngineIsRefusedUnlessNamed() throws Exception {
    context("prod", "ssh://me@production.example", true);
    try (FakeEngine local = at("var/run/docker.sock")) {
      Found found = search().any(Search.Wanted.AUTO);
      assertTrue(found.refused());
      assertTrue(found.engine().isEmpty(), "no other engine is taken in its place");
      assertTrue(local.requests.isEmpty());
      assertTrue(found.tried().getLast().reason().contains("ssh://me@production.example"));
    }
    environment.put("DOCKER_HOST", "tcp://10.1.2.3:2375");
    assertTrue(search().any(Search.Wanted.AUTO).refused());
    environment.put("DOCKER_HOST", "tcp://build.internal:2375");
    assertTrue(search().any(Search.Wanted.DOCKER).refused());
  }

  @Test
  void aNamedContextThatIsNotThere() throws Exception {
    Found found = search().context("nope");
    assertTrue(found.tried().getFirst().reason().startsWith("no such docker context"));
    context("other", "unix:///x", false);
    assertTrue(search().context("nope").tried().getFirst().reason().contains("docker context ls"));
  }

  @Test
  void loopbackIsNear() throws Exception {
    assertFalse(Endpoint.parse("tcp://127.0.0.1:2375", Optional.empty()).remote());
    assertFalse(Endpoint.parse("tcp://[::1]:2375", Optional.empty()).remote());
    assertFalse(Endpoint.parse("tcp://localhost", Optional.empty()).remote());
    assertFalse(Endpoint.parse("/run/x.sock", Optional.empty()).remote());
    assertTrue(Endpoint.parse("tcp://192.168.1.5", Optional.empty()).remote());
    assertTrue(Endpoint.parse("ssh://localhost", Optional.empty()).remote());
    assertEquals(
        "tcp://[::1]:2375", Endpoint.parse("tcp://[::1]:2375", Optional.empty()).toString());
  }

  @Test
  void addressesThatAreNone() {
    for (String address :
        List.of("npipe:////./pipe/docker_engine", "ftp://x", "tcp://", "a b://c")) {
      EngineError error =
          assertThrows(EngineException.class, () -> Endpoint.parse(address, Optional.empty()))
              .error();
      assertTrue(error.message().startsWith(address), error::toString);
    }
  }

  @Test
  void aBrokenConfigurationIsNoEnd() throws Exception {
    Path docker = Files.createDirectories(root.resolve("home/.docker"));
    Files.writeString(docker.resolve("config.json"), "{\"currentContext\": ");
    try (FakeEngine _ = at("var/run/docker.sock")) {
      assertTrue(search().any(Search.Wanted.AUTO).engine().isPresent());
    }
  }
}

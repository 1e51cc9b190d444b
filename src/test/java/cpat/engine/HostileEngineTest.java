package cpat.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cpat.read.yaml.Node;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever stands behind a socket: a clear error, never a hang, never another exception.
class HostileEngineTest {
  @TempDir Path folder;

  static Stream<Arguments> answers() {
    String ok = "HTTP/1.1 200 OK\r\n";
    return Stream.of(
        Arguments.of("SSH-2.0-OpenSSH_9.2\r\n", "no HTTP answer"),
        Arguments.of("HTTP/1.1 huh\r\n\r\n", "no HTTP answer"),
        Arguments.of("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n[]", "8 bytes are missing"),
        Arguments.of(ok + "Content-Length: x\r\n\r\n[]", "Content-Length"),
        Arguments.of(ok + "Transfer-Encoding: chunked\r\n\r\nzz\r\n[]\r\n", "has no size"),
        Arguments.of(ok + "Transfer-Encoding: chunked\r\n\r\n-5\r\n[]\r\n", "has no size"),
        Arguments.of(ok + "Transfer-Encoding: chunked\r\n\r\n9\r\n[]", "cut off"),
        Arguments.of(ok + "Content-Length: 4\r\n\r\noops", "not JSON"),
        Arguments.of("HTTP/1.1 200 OK", "cut off"),
        Arguments.of("x".repeat(200_000), "line without end"),
        Arguments.of("HTTP/1.1 500 Oh\r\n\r\n{\"message\":\"disk full\"}", "disk full"),
        Arguments.of("HTTP/1.1 503 Oh\r\n\r\nplain words", "plain words"));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void answersThatAreNone(String answer, String told) throws Exception {
    try (FakeEngine fake = FakeEngine.answering(folder.resolve("s"), answer)) {
      Engine engine = Engine.connect(fake.endpoint());
      EngineError error =
          assertThrows(EngineException.class, () -> engine.containers().list(true, Filters.NONE))
              .error();
      assertTrue(error.message().contains(told), error::toString);
      assertEquals("GET /containers/json", error.call());
    }
  }

  @Test
  void anEngineThatSaysNothingIsNotWaitedForForever() throws Exception {
    try (FakeEngine fake = FakeEngine.answering(folder.resolve("s"), "")) {
      Engine engine = Engine.connect(fake.endpoint());
      EngineError error =
          assertThrows(
                  EngineException.class,
                  () -> engine.text(Request.get("/info"), Duration.ofMillis(300)))
              .error();
      assertTrue(error.message().contains("no answer within"), error::toString);
    }
  }

  @Test
  void nobodyThere() {
    Endpoint nowhere = new Endpoint.Unix(folder.resolve("none"));
    EngineError error = assertThrows(EngineException.class, () -> Engine.connect(nowhere)).error();
    assertEquals("no such file", error.message());
  }

  @Test
  void anEngineTooOldSaysSo() throws Exception {
    String old = "HTTP/1.1 200 OK\r\nApi-Version: 1.24\r\nContent-Length: 2\r\n\r\nOK";
    try (FakeEngine fake = new FakeEngine(folder.resolve("s"), _ -> old)) {
      EngineError error =
          assertThrows(EngineException.class, () -> Engine.connect(fake.endpoint())).error();
      assertTrue(error.message().startsWith("too old: it speaks API 1.24"), error::toString);
    }
  }

  @Test
  void theVersionThatBothKnowIsSpoken() throws Exception {
    String answer = "HTTP/1.1 200 OK\r\nContent-Length: 17\r\n\r\n{\"Containers\": 3}";
    try (FakeEngine fake = FakeEngine.answering(folder.resolve("s"), answer)) {
      Node info = Engine.connect(fake.endpoint()).host().info();
      assertEquals("3", info.text("Containers"));
      assertTrue(fake.requests.getLast().startsWith("GET /v1.44/info HTTP/1.1\r\n"));
    }
    String newer = FakeEngine.PING.replace("1.44", "9.9");
    try (FakeEngine fake = new FakeEngine(folder.resolve("t"), _ -> newer)) {
      assertEquals(ApiVersion.NEWEST, Engine.connect(fake.endpoint()).api());
    }
  }

  @Test
  void namesAreEscapedInPaths() throws Exception {
    String answer = "HTTP/1.1 404 Not\r\n\r\n{\"message\":\"No such container\"}";
    try (FakeEngine fake = FakeEngine.answering(folder.resolve("s"), answer)) {
      Engine engine = Engine.connect(fake.endpoint());
      assertThrows(EngineException.class, () -> engine.containers().inspect("a b?x=1#\r\nEvil: 1"));
      String line = fake.requests.getLast().lines().findFirst().orElse("");
      assertEquals("GET /v1.44/containers/a%20b%3Fx%3D1%23%0D%0AEvil:%201/json HTTP/1.1", line);
    }
  }

  @Test
  void framesThatAreNone() {
    for (List<Integer> head : List.of(List.of(9, 0, 0, 0), List.of(1, 0, 0, 7), List.of(1))) {
      byte[] bytes = new byte[head.size() == 1 ? 3 : 8];
      for (int i = 0; i < head.size(); i++) {
        bytes[i] = head.get(i).byteValue();
      }
      assertThrows(
          java.io.IOException.class,
          () -> Frames.read(new java.io.ByteArrayInputStream(bytes), false, Output.NONE));
    }
  }

  /// Progress that is no protocol buffer is passed over.
  @Test
  void anyBytesAreNoProgress() {
    java.util.Random random = new java.util.Random(3);
    for (int i = 0; i < 5000; i++) {
      byte[] bytes = new byte[random.nextInt(40)];
      random.nextBytes(bytes);
      new BuildKitTrace(_ -> {}).take(bytes);
    }
  }
}

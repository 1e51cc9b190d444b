package cpat.lab;

import cpat.engine.Endpoint;
import cpat.engine.Engine;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the words of an example stand for in one run: names get the run's id, so that two runs
/// never meet; host ports that are taken get a free one; the socket is the engine's own.
final class Bindings {
  private static final Pattern NAME =
      Pattern.compile("(?<![A-Za-z0-9./_-])cpat-[a-z0-9]+(-[a-z0-9]+)*");
  private static final Pattern PORT =
      Pattern.compile("(?<![0-9.])127\\.0\\.0\\.1:([0-9]{2,5})(?![0-9])");
  private static final String SOCKET = "/var/run/docker.sock";

  private final String id;
  private final Engine engine;
  private final Map<String, Integer> ports = new HashMap<>();

  Bindings(String id, Engine engine) {
    this.id = id;
    this.engine = engine;
  }

  /// The command as it is run and shown.
  String apply(String text) {
    String named =
        NAME.matcher(text).replaceAll(m -> Matcher.quoteReplacement(m.group() + "-" + id));
    String bound =
        PORT.matcher(named)
            .replaceAll(m -> "127.0.0.1:" + ports.computeIfAbsent(m.group(1), Ports::near));
    String socket = socket(engine);
    String own =
        socket.equals(SOCKET) ? bound : bound.replace(SOCKET + ":" + SOCKET, socket + ":" + SOCKET);
    return engine.kind() == Engine.Kind.PODMAN ? own.replaceFirst("^docker ", "podman ") : own;
  }

  /// Another port instead of one that the engine found taken.
  void anotherPort() {
    ports.replaceAll((_, port) -> Ports.near(Integer.toString(port + 1)));
  }

  /// What the shell would put in, for commands that are run without one.
  static String shellValues(String text, Path folder) {
    return text.replace("$PWD", quoted(folder.toString()))
        .replace("$(id -u)", Integer.toString(Owner.of(folder).user()))
        .replace("$(id -g)", Integer.toString(Owner.of(folder).group()));
  }

  /// For double quotes.
  private static String quoted(String text) {
    return text.replaceAll("([\\\\\"$`])", "\\\\$1");
  }

  /// Where the engine finds its own socket: on Linux where we found it; a virtual machine (macOS,
  /// Windows) has it in the usual place.
  private static String socket(Engine engine) {
    boolean linux = System.getProperty("os.name", "").startsWith("Linux");
    return linux
            && engine.endpoint() instanceof Endpoint.Unix(Path path)
            && !path.equals(Path.of(SOCKET))
        ? path.toString()
        : SOCKET;
  }
}

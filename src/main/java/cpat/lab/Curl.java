package cpat.lab;

import cpat.model.Invocation;
import cpat.model.Word;
import cpat.read.shell.Shell;
import cpat.source.Excerpt;
import cpat.source.Source;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// `curl` as the examples use it: a URL on loopback, perhaps with `-d DATA` or `-X METHOD`.
record Curl(String url, String method, Optional<String> data) {
  private static final int PATIENCE_MILLIS = 5000;

  static Curl of(String command) throws IOException {
    List<Invocation> commands = Shell.read(Excerpt.of(new Source("run.sh", command)));
    String url = "";
    String method = "";
    Optional<String> data = Optional.empty();
    List<Word> words = commands.isEmpty() ? List.of() : commands.getFirst().arguments();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i).text();
      String next = i + 1 < words.size() ? words.get(i + 1).text() : "";
      switch (word) {
        case "-d", "--data" -> data = Optional.of(next);
        case "-X", "--request" -> method = next;
        default -> url = word.startsWith("http://") ? word : url;
      }
    }
    if (commands.size() != 1 || url.isEmpty()) {
      throw new IOException("not one curl command with a http URL: " + command);
    }
    return new Curl(url, method.isEmpty() ? (data.isPresent() ? "POST" : "GET") : method, data);
  }

  /// The body; a status of 400 or more is an error, as with `-f`.
  String answer() throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) URI.create(url).toURL().openConnection(java.net.Proxy.NO_PROXY);
    connection.setConnectTimeout(PATIENCE_MILLIS);
    connection.setReadTimeout(PATIENCE_MILLIS);
    connection.setUseCaches(false);
    connection.setRequestProperty("Connection", "close");
    connection.setRequestMethod(method);
    if (data.isPresent()) {
      connection.setDoOutput(true);
      connection.getOutputStream().write(data.get().getBytes(StandardCharsets.UTF_8));
    }
    try (InputStream in = connection.getInputStream()) {
      return new String(in.readNBytes(1 << 20), StandardCharsets.UTF_8);
    } finally {
      connection.disconnect();
    }
  }
}

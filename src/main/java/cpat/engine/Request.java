package cpat.engine;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// One call of the API: `POST /containers/create?name=x` with what is sent along.
public record Request(
    String method, String path, Map<String, String> query, Optional<Content> content) {

  /// What is sent along; `length` is negative when it is not known before it is written.
  public record Content(String type, long length, Writer writer) {
    static Content json(String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return new Content("application/json", bytes.length, out -> out.write(bytes));
    }

    static Content tar(Writer writer) {
      return new Content("application/x-tar", -1, writer);
    }
  }

  /// Writes a body.
  @FunctionalInterface
  public interface Writer {
    void write(OutputStream out) throws IOException;
  }

  public static Request get(String path) {
    return new Request("GET", path, Map.of(), Optional.empty());
  }

  public static Request post(String path) {
    return new Request("POST", path, Map.of(), Optional.empty());
  }

  public static Request put(String path) {
    return new Request("PUT", path, Map.of(), Optional.empty());
  }

  public static Request delete(String path) {
    return new Request("DELETE", path, Map.of(), Optional.empty());
  }

  public Request with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(query);
    more.put(name, value);
    return new Request(method, path, more, content);
  }

  public Request with(String name, boolean value) {
    return value ? with(name, "1") : this;
  }

  public Request with(Filters filters) {
    return filters.isEmpty() ? this : with("filters", filters.toString());
  }

  public Request json(String text) {
    return new Request(method, path, query, Optional.of(Content.json(text)));
  }

  public Request tar(Writer writer) {
    return new Request(method, path, query, Optional.of(Content.tar(writer)));
  }

  /// Path and query as they stand in the first line.
  String target() {
    return query.isEmpty()
        ? path
        : query.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&", path + "?", ""));
  }

  /// For messages: without the query.
  @Override
  public String toString() {
    return method + " " + path;
  }
}

package cpat.write;

import cpat.model.Command;
import cpat.model.Run;
import cpat.model.Setting;
import cpat.model.Word;
import cpat.report.JsonWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The body of `POST /containers/create` for a run line, as docker's client makes it of the same
/// words. Paths and variables are taken as they stand: the shell's work must be done before.
public final class CreateRequest {
  /// Flags that are the client's own business and leave no trace in the request.
  private static final Set<String> CLIENT =
      Set.of("name", "detach", "rm", "pull", "quiet", "detach-keys", "sig-proxy", "platform");

  private final Run run;
  private final Bounds bounds;
  private final JsonWriter json = new JsonWriter(false);

  private CreateRequest(Run run, Bounds bounds) {
    this.run = run;
    this.bounds = bounds;
  }

  /// Throws IllegalArgumentException with a message for people when a value cannot be meant.
  public static String of(Run run, Bounds bounds) {
    return new CreateRequest(run, bounds).body();
  }

  /// Flags of the line that this request has no place for.
  public static List<String> unknown(Run run) {
    return run.settings().stream()
        .map(Setting::name)
        .filter(n -> !CLIENT.contains(n) && !ConfigFlags.NAMES.contains(n))
        .filter(n -> !HostFlags.NAMES.contains(n))
        .distinct()
        .toList();
  }

  private String body() {
    json.beginObject().member("Image", run.image().map(Word::text).orElse(""));
    run.command().ifPresent(c -> json.strings("Cmd", argv(c)));
    run.entrypoint().ifPresent(e -> json.strings("Entrypoint", entrypoint(run, e)));
    json.name("Labels").beginObject();
    labels().forEach(json::member);
    json.endObject();
    new ConfigFlags(run, json).write();
    json.name("HostConfig").beginObject();
    new HostFlags(run, bounds, json).write();
    json.endObject();
    networking();
    return json.endObject().toString();
  }

  private static List<String> argv(Command command) {
    return command.words();
  }

  /// `--entrypoint ""` takes the image's away, and its CMD with it: the API says that by one empty
  /// word. Without the flag (Compose's `entrypoint: []`) the CMD stays.
  private static List<String> entrypoint(Run run, Command command) {
    boolean flag = run.setting("entrypoint").isPresent();
    return command.words().isEmpty() && flag ? List.of("") : command.words();
  }

  private Map<String, String> labels() {
    Map<String, String> labels = new LinkedHashMap<>();
    for (String label : values(run, "label")) {
      int equals = label.indexOf('=');
      labels.put(
          equals < 0 ? label : label.substring(0, equals),
          equals < 0 ? "" : label.substring(equals + 1));
    }
    labels.putAll(bounds.labels());
    return labels;
  }

  /// The first network goes with the creation, with its aliases.
  private void networking() {
    String network = HostFlags.network(run);
    List<String> aliases = values(run, "network-alias");
    boolean own =
        !network.isEmpty()
            && !network.contains(":")
            && !Set.of("host", "none", "bridge", "default").contains(network);
    if (!own) {
      return;
    }
    json.name("NetworkingConfig").beginObject().name("EndpointsConfig").beginObject();
    json.name(network).beginObject();
    if (!aliases.isEmpty()) {
      json.strings("Aliases", aliases);
    }
    if (run.setting("ip").isPresent()) {
      json.name("IPAMConfig").beginObject();
      json.member("IPv4Address", run.setting("ip").get().text()).endObject();
    }
    json.endObject().endObject().endObject();
  }

  static List<String> values(Run run, String name) {
    List<String> all = new ArrayList<>();
    run.settings(name).forEach(s -> all.add(s.value().text()));
    return all;
  }
}

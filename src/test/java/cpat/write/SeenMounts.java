package cpat.write;

import cpat.model.Mount;
import cpat.model.Run;
import cpat.model.Word;
import cpat.read.yaml.Node;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The mounts of a run as the reader gives them to the detectors, and as docker's client sends
/// them: kind, source, target and whether one may write.
final class SeenMounts {
  private static final String SOCKET = "/var/run/docker.sock";

  private SeenMounts() {}

  static Set<String> read(Run run, Caller caller) {
    Set<String> all = new TreeSet<>();
    for (Mount mount : run.mounts()) {
      all.add(
          switch (mount) {
            case Mount.Bind(_, var source, var target, var readOnly) ->
                line(Optional.of(caller.absolute(source.text())), target.text(), readOnly);
            case Mount.Volume(_, var name, var target, var readOnly) ->
                line(name.map(Word::text).map(caller::absolute), target.text(), readOnly);
            case Mount.Tmpfs(_, var target) -> "tmpfs " + target;
            case Mount.From(_, var container) -> "from " + container;
            case Mount.Other(_, var kind, var name, var target) ->
                kind + " " + name.map(Word::text).orElse("") + " " + target;
          });
    }
    return all;
  }

  private static String line(Optional<String> source, String target, boolean readOnly) {
    return source.orElse("") + " " + target + (readOnly ? " ro" : "");
  }

  /// The client's, from the members that hold them. What has no name, and a bind without a source,
  /// mounts nothing: the engine refuses it, and the reader leaves it out.
  static Set<String> sent(Node body, boolean apiSocket) {
    Set<String> all = new TreeSet<>();
    for (Node bind : items(body, "HostConfig", "Binds")) {
      all.add(bind(((Node.Scalar) bind).text()));
    }
    body.get("Volumes").ifPresent(v -> v.fields().forEach(f -> all.add(" " + f.name())));
    body.at("HostConfig", "Tmpfs")
        .ifPresent(t -> t.fields().forEach(f -> all.add("tmpfs " + f.name())));
    for (Node from : items(body, "HostConfig", "VolumesFrom")) {
      all.add("from " + ((Node.Scalar) from).text().replaceFirst(":.*", ""));
    }
    for (Node mount : items(body, "HostConfig", "Mounts")) {
      String source = mount.text("Source");
      String target = mount.text("Target");
      boolean readOnly = mount.text("ReadOnly").equals("true");
      all.add(
          switch (mount.text("Type")) {
            case "bind" -> source.isEmpty() ? "bind" : line(Optional.of(source), target, readOnly);
            case "volume" -> line(Optional.of(source), target, readOnly);
            case "tmpfs" -> "tmpfs " + target;
            default -> mount.text("Type") + " " + source + " " + target;
          });
    }
    all.removeIf(m -> m.equals("tmpfs ") || m.equals("from ") || m.equals("bind"));
    if (apiSocket) {
      all.remove(line(Optional.of(SOCKET), SOCKET, false));
    }
    return all;
  }

  /// The colon of a drive belongs to its part.
  private static String bind(String text) {
    String part = "((?:[a-zA-Z]:)?[^:]+)";
    String pattern = part + ":" + part + "(?::(.*))?";
    String options = text.replaceFirst(pattern, "$3");
    boolean readOnly = ("," + options + ",").contains(",ro,");
    return line(
        Optional.of(text.replaceFirst(pattern, "$1")), text.replaceFirst(pattern, "$2"), readOnly);
  }

  private static Collection<Node> items(Node body, String... path) {
    return body.at(path).map(Node::elements).orElse(List.of());
  }
}

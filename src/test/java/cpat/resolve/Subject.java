package cpat.resolve;

import cpat.engine.Engine;
import cpat.engine.EngineException;
import cpat.engine.Tar;
import cpat.model.ShellKind;
import cpat.read.yaml.Node;
import cpat.report.JsonWriter;
import cpat.source.Source;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A container whose first process is predicted and looked at; `files` are put into it first.
record Subject(
    ShellKind kind, List<String> argv, boolean init, String pid, Map<String, String> files) {
  static final String LABEL = "dev.cpat.pid1";
  private static final Map<ShellKind, String> IMAGES =
      Map.of(
          ShellKind.DASH, "debian:12.12-slim",
          ShellKind.BASH, "debian:12.12-slim",
          ShellKind.BUSYBOX, "busybox:1.37.0");

  Pid1 predicted() {
    return FirstProcess.of(
        new Pid1.Start(
            argv,
            kind,
            init,
            pid,
            path -> Optional.ofNullable(files.get(path)).map(t -> new Source("x" + path, t))));
  }

  String start(Engine engine) throws EngineException {
    JsonWriter json = new JsonWriter(false).beginObject();
    json.member("Image", IMAGES.getOrDefault(kind(), "")).strings("Cmd", argv());
    json.strings("Env", List.of("CMD=sleep 77"));
    json.name("Labels").beginObject().member(LABEL, "1").endObject();
    json.name("HostConfig").beginObject().member("NetworkMode", "none");
    json.member("Init", init()).member("PidMode", pid());
    json.endObject().endObject();
    String id = engine.containers().create("", json.toString());
    for (Map.Entry<String, String> file : files().entrySet()) {
      String name = file.getKey().equals("/prog") ? "bin/prog" : file.getKey().substring(1);
      engine
          .containers()
          .copyIn(
              id,
              "/",
              out -> {
                Tar tar = new Tar(out);
                tar.file(name, 0755, file.getValue().getBytes(StandardCharsets.UTF_8));
                tar.end();
              });
    }
    engine.containers().start(id);
    return id;
  }

  /// The command line of the process whose parent is not of the container.
  static String first(Node top) {
    List<String> titles =
        top.at("Titles").orElseThrow().elements().stream().map(Node::text).toList();
    List<List<String>> rows =
        top.at("Processes").orElseThrow().elements().stream()
            .map(r -> r.elements().stream().map(Node::text).toList())
            .toList();
    Set<String> pids = new HashSet<>();
    rows.forEach(r -> pids.add(r.get(titles.indexOf("PID"))));
    return rows.stream()
        .filter(r -> !pids.contains(r.get(titles.indexOf("PPID"))))
        .map(List::getLast)
        .findFirst()
        .orElse("");
  }

  /// `ps` shows line ends and tabs in ways of its own.
  static String letters(String text) {
    return text.replaceAll("[^\\w$#*]", "");
  }
}

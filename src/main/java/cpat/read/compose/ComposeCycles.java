package cpat.read.compose;

import cpat.model.Problem;
import cpat.model.Run;
import cpat.model.Setting;
import cpat.model.Word;
import cpat.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Services that each need another one to be there first, round in a circle.
record ComposeCycles(ComposeContext context) {
  private record Edge(String from, String to, String how, Span at) {
    String said() {
      return from + " " + how + " " + to;
    }
  }

  void check(List<Run> runs) {
    Map<String, List<Edge>> edges = new LinkedHashMap<>();
    runs.forEach(r -> edges.put(r.name(), edges(r)));
    Set<String> done = new HashSet<>();
    edges.keySet().forEach(name -> visit(name, edges, new ArrayList<>(), done));
  }

  private static List<Edge> edges(Run run) {
    List<Edge> edges = new ArrayList<>();
    for (Word name : run.dependsOn()) {
      edges.add(new Edge(run.name(), name.text(), "depends on", name.at()));
    }
    for (Setting setting : run.settings()) {
      String value = setting.value().text();
      String how =
          switch (setting.name()) {
            case "network_mode" -> "lives in the network of";
            case "pid" -> "lives in the PID namespace of";
            case "ipc" -> "lives in the IPC namespace of";
            case "volumes_from" -> "has the volumes of";
            default -> "";
          };
      if (setting.name().equals("volumes_from") && !value.startsWith("container:")) {
        String name = value.indexOf(':') < 0 ? value : value.substring(0, value.indexOf(':'));
        edges.add(new Edge(run.name(), name, how, setting.at()));
      } else if (!how.isEmpty() && value.startsWith("service:")) {
        edges.add(new Edge(run.name(), value.substring("service:".length()), how, setting.at()));
      }
    }
    return edges;
  }

  /// Depth first, without recursion: chains may be as long as a file.
  private void visit(
      String start, Map<String, List<Edge>> edges, List<Edge> path, Set<String> done) {
    List<Integer> next = new ArrayList<>(List.of(0));
    List<String> names = new ArrayList<>(List.of(start));
    while (!names.isEmpty()) {
      String name = names.getLast();
      List<Edge> out = edges.getOrDefault(name, List.of());
      int i = next.getLast();
      if (done.contains(name) || i >= out.size()) {
        done.add(name);
        names.removeLast();
        next.removeLast();
        if (!path.isEmpty()) {
          path.removeLast();
        }
        continue;
      }
      next.set(next.size() - 1, i + 1);
      Edge edge = out.get(i);
      int before = names.indexOf(edge.to());
      if (before >= 0) {
        List<Edge> circle = new ArrayList<>(path.subList(before, path.size()));
        circle.add(edge);
        tell(circle);
      } else if (!done.contains(edge.to())) {
        names.add(edge.to());
        next.add(0);
        path.add(edge);
      }
    }
  }

  private void tell(List<Edge> circle) {
    Edge first = circle.getFirst();
    String message =
        circle.size() == 1
            ? first.said() + ", which is itself"
            : "a circle, of which none can start first: "
                + String.join(", ", circle.stream().map(Edge::said).toList());
    List<Problem.Related> others =
        circle.stream().skip(1).map(e -> new Problem.Related(e.at(), e.said())).toList();
    context.problems().add(new Problem(first.at(), message, others));
  }
}

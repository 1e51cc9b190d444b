package cpat.lab;

import cpat.read.yaml.Node;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What the client shows of the engine's answers.
final class Listings {
  private static final Pattern FIELD = Pattern.compile("\\{\\{ *((?:\\.[A-Za-z0-9_]+)+) *}}");

  private Listings() {}

  /// `{{.State.ExitCode}}` and the like: plain paths.
  static String fill(String template, Node object) {
    return FIELD
        .matcher(template)
        .replaceAll(m -> {
          String[] path = m.group(1).substring(1).split("\\.", -1);
          String value =
              object
                  .at(path)
                  .map(n -> n.scalar().map(Node.Scalar::text).orElse(n.at().text()))
                  .orElse("");
          return Matcher.quoteReplacement(value);
        });
  }

  static void containers(List<Node> containers, Optional<String> format, Sink out) {
    if (format.isEmpty()) {
      out.line("%-30s %-32s %s".formatted("NAMES", "IMAGE", "STATUS"));
    }
    for (Node container : containers) {
      String names =
          container.at("Names").map(Node::elements).orElse(List.of()).stream()
              .flatMap(n -> n.scalar().stream())
              .map(s -> s.text().replaceFirst("^/", ""))
              .collect(Collectors.joining(","));
      out.line(
          format.isPresent()
              ? fill(format.get().replace("{{.Names}}", names), container)
              : "%-30s %-32s %s"
                  .formatted(names, container.text("Image"), container.text("Status")));
    }
  }

  static void top(Node top, Sink out) {
    out.line(row(top.at("Titles")));
    for (Node process : top.at("Processes").map(Node::elements).orElse(List.of())) {
      out.line(row(Optional.of(process)));
    }
  }

  private static String row(Optional<Node> cells) {
    return cells.map(Node::elements).orElse(List.of()).stream()
        .flatMap(n -> n.scalar().stream())
        .map(Node.Scalar::text)
        .collect(Collectors.joining("  "));
  }
}

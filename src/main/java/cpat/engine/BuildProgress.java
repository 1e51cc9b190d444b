package cpat.engine;

import cpat.read.yaml.Node;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Consumer;

/// Follows a build's answer, whichever builder speaks, and hands on lines for people.
final class BuildProgress {
  private static final String BUILT = "Successfully built ";

  private final Request request;
  private final Consumer<String> lines;
  private final BuildKitTrace trace;
  private final StringBuilder open = new StringBuilder();
  private String image = "";

  BuildProgress(Request request, Consumer<String> lines) {
    this.request = request;
    this.lines = lines;
    this.trace = new BuildKitTrace(lines);
  }

  boolean take(Node object) throws EngineException {
    String error = object.text("errorDetail", "message");
    if (!error.isEmpty() || !object.text("error").isEmpty()) {
      flush();
      Images.fail(request, object);
    }
    switch (object.text("id")) {
      case "moby.buildkit.trace" -> trace.take(Base64.getDecoder().decode(object.text("aux")));
      case "moby.image.id" -> image = object.text("aux", "ID");
      default -> {
        Optional<String> id = object.at("aux", "ID").flatMap(Node::scalar).map(s -> s.text());
        image = id.orElse(image);
        classic(object.text("stream"));
      }
    }
    return true;
  }

  /// The classic builder and Buildah stream text, not always whole lines.
  private void classic(String text) {
    open.append(text);
    for (int end = open.indexOf("\n"); end >= 0; end = open.indexOf("\n")) {
      String line = open.substring(0, end).stripTrailing();
      open.delete(0, end + 1);
      if (line.startsWith(BUILT) && image.isEmpty()) {
        image = line.substring(BUILT.length());
      }
      if (!line.isEmpty()) {
        lines.accept(line);
      }
    }
  }

  private void flush() {
    classic("\n");
  }

  String image() {
    flush();
    return image;
  }
}

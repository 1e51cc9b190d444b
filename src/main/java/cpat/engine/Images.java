package cpat.engine;

import cpat.model.ImageName;
import cpat.read.yaml.Node;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Images: pull, build, look at, save, load, remove.
public record Images(Engine engine) {
  /// Fetches an image; `progress` gets lines for people.
  public void pull(String reference, Consumer<String> progress) throws EngineException {
    boolean tagged = !ImageName.tag(reference).isEmpty() || reference.contains("@");
    Request request =
        Request.post("/images/create")
            .with("fromImage", tagged ? reference : reference + ":latest");
    engine.each(
        request,
        Engine.LONG,
        object -> {
          fail(request, object);
          String id = object.text("id");
          String status = object.text("status");
          // The bars of single layers are many a second: only their ends are told.
          if (!status.isEmpty() && object.text("progressDetail", "current").isEmpty()) {
            progress.accept(id.isEmpty() ? status : id + ": " + status);
          }
          return true;
        });
  }

  /// Builds an image from a tar archive and gives its id.
  public String build(Build build, Request.Writer context, Consumer<String> progress)
      throws EngineException {
    Request request = build.request(engine).tar(context);
    BuildProgress told = new BuildProgress(request, progress);
    engine.each(request, Engine.LONG, told::take);
    return told.image();
  }

  public Node inspect(String reference) throws EngineException {
    return engine.json(Request.get("/images/" + Names.encoded(reference) + "/json"));
  }

  public boolean has(String reference) throws EngineException {
    try {
      inspect(reference);
      return true;
    } catch (EngineException e) {
      if (e.error().notFound()) {
        return false;
      }
      throw e;
    }
  }

  public List<Node> list(boolean all, Filters filters) throws EngineException {
    return engine.json(Request.get("/images/json").with("all", all).with(filters)).elements();
  }

  public void tag(String reference, String repository, String tag) throws EngineException {
    engine.text(
        Request.post("/images/" + Names.encoded(reference) + "/tag")
            .with("repo", repository)
            .with("tag", tag));
  }

  /// Takes the name away; with the last name the image goes, unless a container uses it.
  public void remove(String reference) throws EngineException {
    engine.text(Request.delete("/images/" + Names.encoded(reference)), Duration.ofMinutes(2));
  }

  /// Several images as one archive.
  public void save(List<String> references, OutputStream to) throws EngineException {
    String names = String.join(",", references.stream().map(Names::encoded).toList());
    Request request = new Request("GET", "/images/get?names=" + names, Map.of(), Optional.empty());
    engine.copy(request, to);
  }

  public void load(InputStream archive) throws EngineException {
    Request request = Request.post("/images/load").tar(archive::transferTo);
    engine.each(
        request,
        Engine.LONG,
        object -> {
          fail(request, object);
          return true;
        });
  }

  /// Errors after the first byte come as an object of the stream.
  static void fail(Request request, Node object) throws EngineException {
    String error = object.text("errorDetail", "message");
    error = error.isEmpty() ? object.text("error") : error;
    if (!error.isEmpty()) {
      throw new EngineException(new EngineError(request.toString(), 0, error.strip()));
    }
  }
}

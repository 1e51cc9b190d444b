package cpat.lab;

import cpat.engine.Containers;
import cpat.engine.Engine;
import cpat.engine.EngineException;
import cpat.engine.Filters;
import cpat.engine.PathStat;
import cpat.engine.Tar;
import cpat.model.ShellKind;
import cpat.read.live.Indented;
import cpat.read.yaml.Json;
import cpat.read.yaml.Node;
import cpat.source.Excerpt;
import cpat.source.Source;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A container that an engine has, running or not. It is only looked at: nothing is written, made
/// or started. `text` is what `docker inspect` prints of it, then of those it shares namespaces
/// with.
public record LiveContainer(Engine engine, String id, String name, Source text) {
  private static final int MAX_LINKS = 8;
  private static final int MAX_SCRIPT = 256 << 10;

  /// More containers than these are not asked whether they live in its namespaces.
  private static final int MAX_OTHERS = 200;

  /// By its name, its id, or 12 and more digits of it that only one has.
  public static Optional<LiveContainer> find(Engine engine, String wanted) throws EngineException {
    List<Node> all = engine.containers().list(true, Filters.NONE);
    Optional<Node> named = all.stream().filter(c -> isNamed(c, wanted)).findFirst();
    List<Node> digits =
        wanted.matches("[0-9a-f]{12,64}")
            ? all.stream().filter(c -> c.text("Id").startsWith(wanted)).toList()
            : List.of();
    Optional<Node> found =
        named.or(() -> digits.stream().filter(_ -> digits.size() == 1).findFirst());
    return found.isEmpty() ? Optional.empty() : Optional.of(read(engine, found.get(), all));
  }

  private static boolean isNamed(Node container, String name) {
    return container.get("Names").stream()
        .flatMap(n -> n.elements().stream())
        .flatMap(n -> n.scalar().stream())
        .anyMatch(n -> n.text().equals("/" + name) || n.text().equals(name));
  }

  private static LiveContainer read(Engine engine, Node listed, List<Node> all)
      throws EngineException {
    String id = listed.text("Id");
    Containers containers = engine.containers();
    String own = containers.inspection(id);
    Node answer = parsed(own);
    List<String> texts = new ArrayList<>(List.of(own));
    for (Node other : all.stream().limit(MAX_OTHERS).toList()) {
      if (other.text("Id").equals(id)) {
        continue;
      }
      Optional<String> text = still(containers, other.text("Id"));
      boolean near =
          text.isPresent()
              && (joins(parsed(text.get()), answer) || joins(answer, parsed(text.get())));
      if (near) {
        texts.add(text.get());
      }
    }
    String name = answer.text("Name").replaceFirst("^/", "");
    String path = engine.kind().command() + " inspect " + (name.isEmpty() ? id : name);
    String json = Indented.of("[" + String.join(",", texts) + "]");
    return new LiveContainer(engine, id, name, new Source(path, json));
  }

  /// Others may go while we look.
  private static Optional<String> still(Containers containers, String id) throws EngineException {
    try {
      return Optional.of(containers.inspection(id));
    } catch (EngineException e) {
      if (e.error().notFound()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static Node parsed(String json) {
    Source source = new Source("", json);
    return Json.read(Excerpt.of(source))
        .root()
        .orElseGet(() -> new Node.Mapping(List.of(), "", source.whole()));
  }

  /// True when the first lives in a namespace of the second.
  private static boolean joins(Node first, Node second) {
    String id = "container:" + second.text("Id");
    String name = "container:" + second.text("Name").replaceFirst("^/", "");
    return first.get("HostConfig").map(Node::fields).orElse(List.of()).stream()
        .filter(e -> e.name().endsWith("Mode"))
        .flatMap(e -> e.value().scalar().stream())
        .anyMatch(s -> s.text().equals(id) || s.text().equals(name));
  }

  /// What `/bin/sh` is in it.
  public ShellKind shell() throws EngineException {
    if (answer().text("Platform").equals("windows")) {
      return ShellKind.CMD;
    }
    return new EngineImages(engine, "").shell(id);
  }

  /// The text of a file at an absolute path; empty when there is none, or it is too large for a
  /// script. Links are followed.
  public Optional<Source> file(String path) throws EngineException {
    String place = path;
    for (int links = 0; links < MAX_LINKS; links++) {
      Optional<PathStat> stat = engine.containers().stat(id, place);
      if (stat.isEmpty()) {
        return Optional.empty();
      }
      if (stat.get().linkTarget().isEmpty()) {
        return stat.get().size() > MAX_SCRIPT ? Optional.empty() : content(place);
      }
      place = stat.get().resolved(place);
    }
    return Optional.empty();
  }

  private Optional<Source> content(String path) throws EngineException {
    Bounded archive = new Bounded();
    try {
      engine.containers().copyOut(id, path, archive);
    } catch (EngineException e) {
      if (archive.full || e.error().notFound()) {
        return Optional.empty();
      }
      throw e;
    }
    List<Source> found = new ArrayList<>();
    try {
      Tar.each(
          new ByteArrayInputStream(archive.bytes.toByteArray()),
          (entry, content) -> {
            if (found.isEmpty() && (entry.type() == '0' || entry.type() == 0)) {
              String text = new String(content.readAllBytes(), StandardCharsets.UTF_8);
              found.add(new Source(name + ":" + path, text));
            }
          });
    } catch (IOException e) {
      return Optional.empty();
    }
    return found.stream().findFirst();
  }

  /// The command line of its first process, as the engine sees it; empty when it does not run, when
  /// the engine cannot tell, and with Podman where another container's process is the first.
  public String firstProcess() {
    Node answer = answer();
    String pid = answer.text("State", "Pid");
    boolean podman = engine.kind() == Engine.Kind.PODMAN;
    boolean shared = answer.text("HostConfig", "PidMode").matches("host|(container|ns):.*");
    if (!answer.text("State", "Running").equals("true") || (podman && shared)) {
      return "";
    }
    try {
      Node top = engine.containers().top(id);
      List<String> titles = texts(top.get("Titles"));
      int column = titles.indexOf("PID");
      for (Node process : top.get("Processes").map(Node::elements).orElse(List.of())) {
        List<String> fields = texts(Optional.of(process));
        boolean whole = column >= 0 && fields.size() == titles.size();
        if (whole && fields.get(column).equals(podman ? "1" : pid)) {
          return fields.getLast();
        }
      }
    } catch (EngineException e) {
      // An engine whose host has no `ps` cannot tell; what is predicted stands.
      return "";
    }
    return "";
  }

  private Node answer() {
    return parsed(text.text()).elements().stream().findFirst().orElseGet(() -> parsed(""));
  }

  private static List<String> texts(Optional<Node> list) {
    return list.stream()
        .flatMap(l -> l.elements().stream())
        .map(n -> n.scalar().map(Node.Scalar::text).orElse(""))
        .toList();
  }

  /// Takes no more than a script and its archive may have.
  private static final class Bounded extends OutputStream {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean full;

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] from, int at, int length) throws IOException {
      if (bytes.size() + length > 2 * MAX_SCRIPT) {
        full = true;
        throw new IOException("larger than a script");
      }
      bytes.write(from, at, length);
    }
  }
}

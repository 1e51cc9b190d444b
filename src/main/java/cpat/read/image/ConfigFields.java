package cpat.read.image;

import cpat.model.Image.Field;
import cpat.model.ImageConfig;
import cpat.model.Problem;
import cpat.read.yaml.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The keys of one `Config` object. What is of the wrong kind is a problem and not known.
final class ConfigFields {
  private final Node.Mapping config;
  private final Node.Mapping image;
  private final boolean whole;
  private final Set<Field> unknown = EnumSet.noneOf(Field.class);
  private final List<Problem> problems = new ArrayList<>();
  private final ImageConfig read;

  /// `whole` is true when an engine or a builder wrote the object: then an absent key is not set.
  ConfigFields(Node.Mapping config, Node.Mapping image, boolean whole) {
    this.config = config;
    this.image = image;
    this.whole = whole;
    this.read =
        new ImageConfig(
            texts(Field.ENTRYPOINT, "Entrypoint"),
            texts(Field.CMD, "Cmd"),
            texts(Field.ENVIRONMENT, "Env"),
            text(Field.USER, "User"),
            text(Field.WORKDIR, "WorkingDir"),
            keys(Field.PORTS, "ExposedPorts"),
            keys(Field.VOLUMES, "Volumes"),
            labels(),
            text(Field.STOP_SIGNAL, "StopSignal"),
            texts(Field.SHELL, "Shell"),
            health(),
            texts(Field.ONBUILD, "OnBuild"),
            os());
    if (image.get("NamesHistory").isPresent()) {
      // `podman image inspect` shows neither, set or not.
      unlessWritten(Field.SHELL, "Shell");
      unlessWritten(Field.ONBUILD, "OnBuild");
    }
  }

  ImageConfig config() {
    return read;
  }

  Set<Field> unknown() {
    return Set.copyOf(unknown);
  }

  List<Problem> problems() {
    return problems;
  }

  /// True when no key of a configuration is there.
  boolean isEmpty() {
    return problems.isEmpty() && unknown.size() == Field.values().length;
  }

  private void unlessWritten(Field field, String key) {
    if (config.get(key).isEmpty()) {
      unknown.add(field);
    }
  }

  /// The value; empty when it is not set or not known.
  private Optional<Node> value(Field field, String key) {
    Optional<Node> value = config.get(key);
    if (value.isEmpty() && !whole) {
      unknown.add(field);
    }
    return value.filter(v -> !v.isNull());
  }

  private void wrong(Field field, String key, Node value, String expected) {
    unknown.add(field);
    problems.add(new Problem(value.at(), "`" + key + "` is not " + expected + ", not read"));
  }

  private static Optional<String> string(Node node) {
    return node instanceof Node.Scalar s && s.style() == Node.Style.DOUBLE
        ? Optional.of(s.text())
        : Optional.empty();
  }

  private String text(Field field, String key) {
    Optional<Node> value = value(field, key);
    Optional<String> text = value.flatMap(ConfigFields::string);
    if (value.isPresent() && text.isEmpty()) {
      wrong(field, key, value.get(), "a text");
    }
    return text.orElse("");
  }

  /// A list of texts; a single one stands for a list of one, as engines read it.
  private List<String> texts(Field field, String key) {
    Optional<Node> value = value(field, key);
    return value.isEmpty() ? List.of() : texts(field, key, value.get());
  }

  private List<String> texts(Field field, String key, Node value) {
    Optional<String> single = string(value);
    if (single.isPresent()) {
      return List.of(single.get());
    }
    List<String> texts = new ArrayList<>();
    for (Node item : value.elements()) {
      string(item).ifPresent(texts::add);
    }
    if (!(value instanceof Node.Sequence) || texts.size() != value.elements().size()) {
      wrong(field, key, value, "a list of texts");
      return List.of();
    }
    return List.copyOf(texts);
  }

  /// `{"80/tcp": {}}`; a list of names is understood too.
  private List<String> keys(Field field, String key) {
    Optional<Node> value = value(field, key);
    if (value.isEmpty()) {
      return List.of();
    }
    if (value.get() instanceof Node.Mapping names) {
      return names.entries().stream().map(Node.Entry::name).distinct().toList();
    }
    return texts(field, key, value.get());
  }

  private Map<String, String> labels() {
    Optional<Node> value = value(Field.LABELS, "Labels");
    Map<String, String> labels = new LinkedHashMap<>();
    if (value.isEmpty()) {
      return Map.of();
    }
    if (!(value.get() instanceof Node.Mapping entries)) {
      wrong(Field.LABELS, "Labels", value.get(), "an object of texts");
      return Map.of();
    }
    for (Node.Entry entry : entries.entries()) {
      Optional<String> text = string(entry.value());
      if (text.isPresent()) {
        labels.put(entry.name(), text.get());
      } else {
        wrong(Field.LABELS, entry.name(), entry.value(), "a text");
      }
    }
    return Collections.unmodifiableMap(labels);
  }

  /// Podman keeps it beside `Config`, with another capital in some versions.
  private Optional<ImageConfig.Health> health() {
    Node.Mapping holder = image;
    String key = image.get("HealthCheck").isPresent() ? "HealthCheck" : "Healthcheck";
    if (config.get("Healthcheck").isPresent() || image.get(key).isEmpty()) {
      holder = config;
      key = "Healthcheck";
      if (value(Field.HEALTHCHECK, key).isEmpty()) {
        return Optional.empty();
      }
    }
    Node value = holder.get(key).orElseThrow();
    if (value.isNull()) {
      return Optional.empty();
    }
    if (!(value instanceof Node.Mapping check)) {
      wrong(Field.HEALTHCHECK, key, value, "an object");
      return Optional.empty();
    }
    List<String> test =
        check
            .get("Test")
            .filter(t -> !t.isNull())
            .map(t -> texts(Field.HEALTHCHECK, "Test", t))
            .orElse(List.of());
    return Optional.of(
        new ImageConfig.Health(
            test,
            number(check, "Interval"),
            number(check, "Timeout"),
            number(check, "StartPeriod"),
            number(check, "StartInterval"),
            number(check, "Retries")));
  }

  private long number(Node.Mapping check, String key) {
    Optional<Node> value = check.get(key).filter(v -> !v.isNull());
    if (value.isEmpty()) {
      return 0;
    }
    String text = value.get() instanceof Node.Scalar s ? s.text() : "";
    if (!text.matches("-?[0-9]{1,18}")) {
      wrong(Field.HEALTHCHECK, key, value.get(), "a whole number");
      return 0;
    }
    return Long.parseLong(text);
  }

  private String os() {
    String os = image.text("Os").isEmpty() ? image.text("os") : image.text("Os");
    return os.isEmpty() ? "linux" : os;
  }
}

package cpat.resolve;

import cpat.model.Image;
import cpat.model.Image.Field;
import cpat.model.ImageConfig;
import cpat.model.ShellKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What a build starts from, before its first instruction.
final class BaseImage {
  /// What BuildKit puts where an image has no PATH of its own.
  static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  private BaseImage() {}

  /// FROM scratch.
  static ResolvedImage scratch() {
    From builder = new From.Default("BuildKit");
    From nothing = new From.Default("scratch");
    return new ResolvedImage(
        "scratch",
        Optional.of(nothing),
        Value.of(List.of(), nothing),
        Value.of(List.of(), nothing),
        Entries.<String>none().with("PATH", Value.of(PATH, builder)),
        Value.of("", nothing),
        Value.of("/", builder),
        Entries.none(),
        Entries.none(),
        Entries.none(),
        Value.of("", nothing),
        Value.of(List.of(), nothing),
        Value.of(Optional.empty(), nothing),
        Value.of(List.of(), nothing),
        Value.of(ShellKind.NONE, nothing),
        "linux",
        List.of());
  }

  /// An image of which nothing is known; `settles` says what would help.
  static ResolvedImage unknown(String name, String settles, From from) {
    return new ResolvedImage(
        name,
        Optional.of(new From.OfImage(name, "", false)),
        Value.unknown(settles, from),
        Value.unknown(settles, from),
        Entries.unknown(settles, from),
        Value.unknown(settles, from),
        Value.unknown(settles, from),
        Entries.unknown(settles, from),
        Entries.unknown(settles, from),
        Entries.unknown(settles, from),
        Value.unknown(settles, from),
        Value.unknown(settles, from),
        Value.unknown(settles, from),
        Value.unknown(settles, from),
        Value.unknown(settles, from),
        "linux",
        List.of());
  }

  /// An image of which `image` tells; the fields it leaves open are unknown.
  static ResolvedImage of(Image image) {
    return new Reader(image).read();
  }

  static String settles(String image) {
    return image.matches("[A-Za-z0-9][A-Za-z0-9._/:@-]*")
        ? "an engine that has " + image + ", or `--image-config FILE` with its configuration"
        : "what `" + image + "` stands for: no image has such a name";
  }

  /// One image's fields to values.
  private record Reader(Image image) {
    private From from() {
      return new From.OfImage(image.reference(), image.by(), image.assumed());
    }

    private <T> Value<T> value(Field field, Function<ImageConfig, T> get) {
      return image.knows(field)
          ? Value.of(get.apply(image.config()), from())
          : Value.unknown(settles(image.reference()), from());
    }

    private <T> Entries<T> entries(Field field, Map<String, T> values) {
      Map<String, Value<T>> known = new LinkedHashMap<>();
      values.forEach((name, value) -> known.put(name, Value.of(value, from())));
      Optional<Value.Unknown<T>> rest =
          image.knows(field)
              ? Optional.empty()
              : Optional.of(new Value.Unknown<>(settles(image.reference()), List.of(from())));
      return new Entries<>(java.util.Collections.unmodifiableMap(known), rest);
    }

    private static Map<String, Boolean> marks(List<String> names) {
      Map<String, Boolean> marks = new LinkedHashMap<>();
      names.forEach(n -> marks.put(n, true));
      return marks;
    }

    private Map<String, String> environment() {
      Map<String, String> variables = new LinkedHashMap<>();
      for (String pair : image.config().environment()) {
        int equals = pair.indexOf('=');
        variables.put(
            equals < 0 ? pair : pair.substring(0, equals),
            equals < 0 ? "" : pair.substring(equals + 1));
      }
      return variables;
    }

    ResolvedImage read() {
      ImageConfig config = image.config();
      return new ResolvedImage(
          image.reference(),
          Optional.of(from()),
          value(Field.ENTRYPOINT, ImageConfig::entrypoint),
          value(Field.CMD, ImageConfig::cmd),
          entries(Field.ENVIRONMENT, environment()),
          value(Field.USER, ImageConfig::user),
          value(Field.WORKDIR, ImageConfig::workdir),
          entries(Field.PORTS, marks(config.ports())),
          entries(Field.VOLUMES, marks(config.volumes())),
          entries(Field.LABELS, config.labels()),
          value(Field.STOP_SIGNAL, ImageConfig::stopSignal),
          value(Field.SHELL, ImageConfig::shell),
          value(Field.HEALTHCHECK, ImageConfig::healthcheck),
          value(Field.ONBUILD, ImageConfig::onBuild),
          image.shell() == ShellKind.UNKNOWN
              ? Value.unknown("what /bin/sh is in " + image.reference(), from())
              : Value.of(image.shell(), from()),
          config.os(),
          List.of());
    }
  }
}

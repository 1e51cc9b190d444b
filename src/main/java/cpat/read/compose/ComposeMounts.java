package cpat.read.compose;

import cpat.model.Mount;
import cpat.model.Word;
import cpat.read.yaml.Node;
import cpat.read.yaml.Node.Entry;
import cpat.read.yaml.Node.Mapping;
import cpat.read.yaml.Node.Scalar;
import cpat.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a service mounts: `volumes`, `volumes_from`, `tmpfs`, `secrets`, `configs`.
record ComposeMounts(ComposeContext context, Mapping root) {

  List<Mount> of(Mapping service) {
    List<Mount> mounts = new ArrayList<>();
    for (Entry entry : service.entries()) {
      switch (entry.name()) {
        case "volumes" -> entry.value().elements().forEach(v -> volume(v).ifPresent(mounts::add));
        case "volumes_from" ->
            entry.value().elements().forEach(v -> from(v).ifPresent(mounts::add));
        case "tmpfs" -> tmpfs(entry.value(), mounts);
        case "secrets" -> given(entry.value(), "secret", "/run/secrets/", mounts);
        case "configs" -> given(entry.value(), "config", "/", mounts);
        default -> {}
      }
    }
    return mounts;
  }

  private Optional<Mount> volume(Node item) {
    return switch (item) {
      case Scalar s when !s.isNull() -> Optional.of(shortForm(context.fill(s)));
      case Mapping m -> Optional.of(longForm(m));
      default -> Optional.empty();
    };
  }

  /// `[SOURCE:]TARGET[:MODE]`.
  private Mount shortForm(Filled text) {
    Span at = text.scalar().at();
    int colon = text.indexOf(':', drive(text, 0));
    if (colon < 0) {
      return new Mount.Volume(at, Optional.empty(), text.word(), false);
    }
    int second = text.indexOf(':', drive(text, colon + 1));
    int end = second < 0 ? text.length() : second;
    boolean readOnly = second >= 0 && readOnly(text.string().substring(second + 1));
    Word source = text.word(0, colon);
    Word target = text.word(colon + 1, end);
    if (isPath(source.text()) || text.unknown().get(0)) {
      return new Mount.Bind(at, source, target, readOnly);
    }
    return named(at, source, target, readOnly);
  }

  static boolean readOnly(String mode) {
    return mode.equals("ro") || mode.startsWith("ro,") || mode.endsWith(",ro");
  }

  /// The end of a Windows drive (`C:\`) that begins there; without one the offset itself.
  private static int drive(Filled text, int from) {
    String all = text.string();
    boolean drive =
        all.length() > from + 2
            && Character.isLetter(all.charAt(from))
            && all.charAt(from + 1) == ':'
            && (all.charAt(from + 2) == '\\' || all.charAt(from + 2) == '/')
            && (all.charAt(from + 2) == '\\' || all.indexOf(':', from + 2) > 0);
    return drive ? from + 2 : from;
  }

  /// What Compose takes for a path of the host and not for the name of a volume.
  static boolean isPath(String source) {
    return source.startsWith(".")
        || source.startsWith("/")
        || source.startsWith("~")
        || source.startsWith("\\")
        || (source.length() > 2 && source.charAt(1) == ':');
  }

  /// A volume by name, unless its declaration makes it a bind mount (`driver_opts: {o: bind}`).
  private Mount named(Span at, Word name, Word target, boolean readOnly) {
    Optional<Node> options = root.at("volumes", name.text(), "driver_opts");
    Optional<Word> device = options.flatMap(o -> context.word(o, "device"));
    boolean bind = options.map(o -> ("," + o.text("o") + ",").contains("bind,")).orElse(false);
    if (bind && device.isPresent()) {
      return new Mount.Bind(at, device.get(), target, readOnly);
    }
    return new Mount.Volume(at, Optional.of(name), target, readOnly);
  }

  private Mount longForm(Mapping volume) {
    Span at = volume.at();
    Optional<Word> source = context.word(volume, "source").or(() -> context.word(volume, "src"));
    Word target =
        context
            .word(volume, "target")
            .or(() -> context.word(volume, "destination"))
            .or(() -> context.word(volume, "dst"))
            .orElseGet(() -> Word.literal("", at));
    boolean readOnly =
        volume.text("read_only").equals("true") || volume.text("readonly").equals("true");
    String type = volume.text("type");
    if (type.isEmpty()) {
      type = source.filter(s -> isPath(s.text()) || !s.literal()).isPresent() ? "bind" : "volume";
    }
    return switch (type) {
      case "tmpfs" -> new Mount.Tmpfs(at, target);
      case "bind", "npipe" ->
          new Mount.Bind(at, source.orElseGet(() -> Word.literal("", at)), target, readOnly);
      case "volume" ->
          source
              .map(s -> named(at, s, target, readOnly))
              .orElseGet(() -> new Mount.Volume(at, Optional.empty(), target, readOnly));
      default -> new Mount.Other(at, type, source, target);
    };
  }

  /// `service`, `service:ro`, `container:name`, `container:name:rw`.
  private Optional<Mount> from(Node item) {
    return item.scalar()
        .map(context::fill)
        .map(text -> {
          int start = text.string().startsWith("container:") ? "container:".length() : 0;
          int colon = text.indexOf(':', start);
          return new Mount.From(
              text.scalar().at(), text.word(start, colon < 0 ? text.length() : colon));
        });
  }

  private void tmpfs(Node value, List<Mount> mounts) {
    List<Node> items = value instanceof Scalar ? List.of(value) : value.elements();
    for (Node item : items) {
      item.scalar()
          .map(context::fill)
          .ifPresent(text -> {
            int colon = text.indexOf(':', 0);
            mounts.add(
                new Mount.Tmpfs(text.scalar().at(), colon < 0 ? text.word() : text.word(0, colon)));
          });
    }
  }

  private void given(Node value, String kind, String folder, List<Mount> mounts) {
    for (Node item : value.elements()) {
      Optional<Word> name =
          item instanceof Scalar s ? s.scalar().map(context::word) : context.word(item, "source");
      name.ifPresent(n -> {
        Word target = context.word(item, "target").orElse(n);
        String path = target.text().startsWith("/") ? target.text() : folder + target.text();
        mounts.add(new Mount.Other(item.at(), kind, name, target.with(path)));
      });
    }
  }
}

package cpat.resolve.flags;

import cpat.model.Run;
import cpat.model.Setting;
import cpat.model.Word;
import cpat.read.text.Words;
import cpat.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/// `volumes`, `volumes_from`, `tmpfs`, `secrets` and `configs` of a service.
record ComposeVolumes(Run service, ComposeNames names, FlagWriter out) {

  void write() {
    for (Item volume : Entries.items(service.settings(), "volumes")) {
      volume.word().ifPresentOrElse(w -> shortForm(w, volume.at()), () -> longForm(volume));
    }
    for (Item item : Entries.items(service.settings(), "tmpfs")) {
      item.word().ifPresent(w -> out.flag("tmpfs", w, item.at()));
    }
    for (Item item : Entries.items(service.settings(), "volumes_from")) {
      item.word().ifPresent(w -> from(w, item.at()));
    }
    given("secrets", "/run/secrets/");
    given("configs", "/");
  }

  private void from(Word word, Span at) {
    boolean container = word.text().startsWith("container:");
    String written = container ? word.text().substring("container:".length()) : word.text();
    int colon = written.indexOf(':');
    String name = colon < 0 ? written : written.substring(0, colon);
    String source = container ? name : names.peer(name).orElse(name);
    out.flag("volumes-from", word.with(source), at);
    if (written.endsWith(":ro")) {
      out.loss("volumes_from", at, "Compose leaves `:ro` out: the volumes are writable");
    }
  }

  /// `[SOURCE:]TARGET[:MODE]`: as docker's, only that names are the project's.
  private void shortForm(Word word, Span at) {
    int colon = word.text().indexOf(':', drive(word.text()));
    if (colon < 0) {
      out.flag("volume", word, at);
      return;
    }
    Word source = Words.part(word, 0, colon);
    String rest = word.text().substring(colon);
    if (isPath(source.text())) {
      out.path("volume", "", source, rest, at);
    } else {
      out.flag("volume", word.with(names.volume(source.text()) + rest), at);
    }
  }

  private static int drive(String text) {
    return text.length() > 2 && text.charAt(1) == ':' && text.charAt(2) == '\\' ? 2 : 0;
  }

  private static boolean isPath(String source) {
    return !source.isEmpty() && ("./~\\$".indexOf(source.charAt(0)) >= 0 || drive(source) > 0);
  }

  private void longForm(Item volume) {
    Optional<Word> source = volume.get("source");
    String target = volume.text("target");
    String type = volume.text("type");
    boolean path =
        type.equals("bind") || (type.isEmpty() && source.filter(s -> isPath(s.text())).isPresent());
    if (path && source.isPresent()) {
      bind(volume, source.get(), target);
    } else if (type.equals("volume") || type.isEmpty()) {
      volume(volume, source, target);
    } else if (type.equals("tmpfs") || type.equals("image")) {
      var mount = new StringJoiner(",").add("type=" + type);
      source.ifPresent(s -> mount.add("src=" + s.text()));
      mount.add("dst=" + target);
      option(volume, "tmpfs.size", "tmpfs-size", mount);
      mode(volume, mount);
      option(volume, "image.subpath", "image-subpath", mount);
      readOnly(volume, mount);
      out.flag("mount", mount.toString(), volume.at());
    } else {
      out.loss("volumes", volume.at(), "docker run has no mount of type " + type);
    }
  }

  /// A missing folder is made, as `-v` does it and `--mount` does not; not with a `bind:` that does
  /// not ask for it.
  private void bind(Item volume, Word source, String target) {
    boolean plain = volume.under("bind.").findAny().isEmpty();
    if (plain || volume.on("bind.create_host_path")) {
      List<String> modes = new ArrayList<>();
      if (volume.on("read_only")) {
        modes.add("ro");
      }
      volume.get("bind.selinux").map(Word::text).ifPresent(modes::add);
      volume.get("bind.propagation").map(Word::text).ifPresent(modes::add);
      String mode = modes.isEmpty() ? "" : ":" + String.join(",", modes);
      out.path("volume", "", source, ":" + target + mode, volume.at());
      return;
    }
    var rest = new StringJoiner(",", ",", "").add("dst=" + target);
    readOnly(volume, rest);
    option(volume, "bind.propagation", "bind-propagation", rest);
    out.path("mount", "type=bind,src=", source, rest.toString(), volume.at());
  }

  private void volume(Item volume, Optional<Word> source, String target) {
    boolean plain = volume.under("volume.").findAny().isEmpty();
    Optional<String> name = source.map(s -> names.volume(s.text()));
    if (plain && (name.isPresent() || !volume.on("read_only"))) {
      String mode = volume.on("read_only") ? ":ro" : "";
      out.flag("volume", name.map(n -> n + ":").orElse("") + target + mode, volume.at());
      return;
    }
    var mount = new StringJoiner(",").add("type=volume");
    name.ifPresent(n -> mount.add("src=" + n));
    mount.add("dst=" + target);
    readOnly(volume, mount);
    if (volume.on("volume.nocopy")) {
      mount.add("volume-nocopy");
    }
    option(volume, "volume.subpath", "volume-subpath", mount);
    out.flag("mount", mount.toString(), volume.at());
  }

  private static void readOnly(Item volume, StringJoiner mount) {
    if (volume.on("read_only")) {
      mount.add("readonly");
    }
  }

  private static void option(Item volume, String key, String option, StringJoiner mount) {
    volume.get(key).ifPresent(v -> mount.add(option + "=" + v.text()));
  }

  /// YAML's numbers with a leading zero are octal, others decimal; docker's are octal.
  private static void mode(Item volume, StringJoiner mount) {
    volume
        .get("tmpfs.mode")
        .map(Word::text)
        .filter(m -> m.matches("(0o?)?[0-9]{1,6}"))
        .ifPresent(m -> {
          boolean octal = m.startsWith("0");
          String digits =
              octal ? m.replaceFirst("^0o?", "") : Integer.toOctalString(Integer.parseInt(m));
          mount.add("tmpfs-mode=" + (digits.isEmpty() ? "0" : digits));
        });
  }

  private void given(String kind, String folder) {
    for (Item item : Entries.items(service.settings(), kind)) {
      Optional<Word> source = item.word().or(() -> item.get("source"));
      if (source.isEmpty()) {
        continue;
      }
      String name = source.get().text();
      String wanted = item.get("target").map(Word::text).orElse(name);
      String target = wanted.startsWith("/") ? wanted : folder + wanted;
      Optional<Setting> file = names.setting(kind + "." + name + ".file");
      if (file.isPresent()) {
        String rest = ",dst=" + target + ",readonly";
        out.path("mount", "type=bind,src=", file.get().value(), rest, item.at());
      } else {
        out.loss(kind + "." + name, item.at(), "Compose puts it into the container by itself");
      }
    }
  }
}

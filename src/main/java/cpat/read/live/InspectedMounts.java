package cpat.read.live;

import cpat.model.Mount;
import cpat.model.Run;
import cpat.model.Setting;
import cpat.model.Word;
import cpat.read.yaml.Node;
import java.util.List;
import java.util.Optional;

/// What is mounted, as the engine lists it: bind mounts, volumes with the names they were given,
/// temporary file systems.
final class InspectedMounts {
  private InspectedMounts() {}

  static void add(Node.Mapping container, Run.Builder run) {
    for (Node entry : container.get("Mounts").map(Node::elements).orElse(List.of())) {
      mount(entry)
          .ifPresent(mount -> {
            run.mounts.add(mount);
            run.settings.add(
                new Setting("mount", Word.literal(text(entry), entry.at()), entry.at()));
          });
    }
    for (Node.Entry entry :
        container.at("HostConfig", "Tmpfs").map(Node::fields).orElse(List.of())) {
      String options = entry.value().scalar().map(Node.Scalar::text).orElse("");
      String text = options.isEmpty() ? entry.name() : entry.name() + ":" + options;
      run.mounts.add(new Mount.Tmpfs(entry.at(), entry.key().word()));
      run.settings.add(new Setting("tmpfs", Word.literal(text, entry.at()), entry.at()));
    }
  }

  private static Optional<Mount> mount(Node entry) {
    Optional<Word> target = word(entry, "Destination");
    if (target.isEmpty()) {
      return Optional.empty();
    }
    boolean readOnly = entry.text("RW").equals("false");
    Optional<Word> source = word(entry, "Source");
    Optional<Word> name = word(entry, "Name");
    String type = entry.text("Type");
    return Optional.of(
        switch (type) {
          case "volume" -> new Mount.Volume(entry.at(), name, target.get(), readOnly);
          case "tmpfs" -> new Mount.Tmpfs(entry.at(), target.get());
          case "bind", "" ->
              new Mount.Bind(
                  entry.at(),
                  source.orElseGet(() -> Word.literal("", entry.at())),
                  target.get(),
                  readOnly);
          default -> new Mount.Other(entry.at(), type, name.or(() -> source), target.get());
        });
  }

  private static Optional<Word> word(Node entry, String key) {
    return entry
        .get(key)
        .flatMap(Node::scalar)
        .filter(s -> !s.text().isEmpty())
        .map(Node.Scalar::word);
  }

  /// In the words of `--mount`.
  private static String text(Node entry) {
    String source = entry.text("Name").isEmpty() ? entry.text("Source") : entry.text("Name");
    return "type="
        + (entry.text("Type").isEmpty() ? "bind" : entry.text("Type"))
        + (source.isEmpty() ? "" : ",source=" + source)
        + ",target="
        + entry.text("Destination")
        + (entry.text("RW").equals("false") ? ",readonly" : "");
  }
}

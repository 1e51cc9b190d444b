package cpat.resolve.flags;

import cpat.model.Mount;
import cpat.model.Run;
import cpat.model.Setting;
import cpat.model.Word;
import cpat.model.Workload;
import cpat.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/// `volumeMounts` with the volumes of the Pod.
record PodMounts(Run container, Workload pod, FlagWriter out) {

  void write() {
    out.run.mounts.addAll(container.mounts());
    List<Item> volumes = Entries.items(pod.settings(), "volumes");
    for (Item mount : Entries.items(container.settings(), "volumeMounts")) {
      String name = mount.text("name");
      Optional<Item> volume = volumes.stream().filter(v -> v.text("name").equals(name)).findFirst();
      if (volume.isPresent()) {
        mount(mount, volume.get(), name);
      } else {
        out.loss("volumeMounts." + name, mount.at(), "the Pod has no volume of this name");
      }
    }
  }

  private void mount(Item mount, Item volume, String name) {
    String target = mount.text("mountPath");
    String sub = mount.text("subPath");
    String kind =
        volume.fields().stream()
            .map(s -> Entries.head(s.name().substring(s.name().indexOf("].") + 2)))
            .filter(k -> !k.equals("name"))
            .findFirst()
            .orElse("emptyDir");
    switch (kind) {
      case "hostPath" -> {
        String path = volume.text("hostPath.path") + (sub.isEmpty() ? "" : "/" + sub);
        out.flag("volume", path + ":" + target + modes(mount), mount.at());
      }
      case "emptyDir" -> empty(mount, volume, name, target);
      case "persistentVolumeClaim" ->
          volume(mount, volume.text("persistentVolumeClaim.claimName"), target, sub);
      case "image" -> {
        String reference = volume.text("image.reference");
        String path = sub.isEmpty() ? "" : ",image-subpath=" + sub;
        out.flag("mount", "type=image,src=" + reference + ",dst=" + target + path, mount.at());
      }
      default -> out.loss("volumeMounts." + name, mount.at(), "files of a " + kind);
    }
  }

  /// A folder of the Pod: for one container a volume of its own does as well.
  private void empty(Item mount, Item volume, String name, String target) {
    Optional<Setting> medium =
        volume.under("emptyDir.medium").filter(s -> s.value().text().equals("Memory")).findFirst();
    if (medium.isEmpty()) {
      volume(mount, pod.name() + "_" + name, target, mount.text("subPath"));
      return;
    }
    var text = new StringJoiner(",").add("type=tmpfs").add("dst=" + target);
    volume
        .get("emptyDir.sizeLimit")
        .map(Word::text)
        .flatMap(Quantity::bytes)
        .ifPresent(b -> text.add("tmpfs-size=" + b));
    if (mount.on("readOnly")) {
      text.add("readonly");
    }
    Span at = mount.at();
    out.flag("mount", text.toString(), at);
    List<Mount> changed = new ArrayList<>();
    for (Mount one : out.run.mounts) {
      changed.add(
          one instanceof Mount.Volume v && v.target().text().equals(target)
              ? new Mount.Tmpfs(v.at(), v.target())
              : one);
    }
    out.run.mounts.clear();
    out.run.mounts.addAll(changed);
  }

  private void volume(Item mount, String name, String target, String sub) {
    if (sub.isEmpty()) {
      out.flag("volume", name + ":" + target + modes(mount), mount.at());
      return;
    }
    String only = mount.on("readOnly") ? ",readonly" : "";
    out.flag(
        "mount",
        "type=volume,src=" + name + ",dst=" + target + ",volume-subpath=" + sub + only,
        mount.at());
  }

  private static String modes(Item mount) {
    var modes = new StringJoiner(",", ":", "").setEmptyValue("");
    if (mount.on("readOnly")) {
      modes.add("ro");
    }
    switch (mount.text("mountPropagation")) {
      case "HostToContainer" -> modes.add("rslave");
      case "Bidirectional" -> modes.add("rshared");
      default -> {}
    }
    return modes.toString();
  }
}

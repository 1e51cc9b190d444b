package cpat.read.live;

import cpat.model.Setting;
import cpat.model.Word;
import cpat.read.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Whose namespaces a container lives in. Its own ones are not told.
record InspectedSpaces(Node.Mapping container, Map<String, String> names, boolean podman) {
  private static final String CONTAINER = "container:";
  private static final List<String> MODES =
      List.of(
          "NetworkMode network",
          "PidMode pid",
          "IpcMode ipc",
          "UTSMode uts",
          "UsernsMode userns",
          "CgroupnsMode cgroupns",
          "CgroupMode cgroupns");

  List<Setting> all() {
    List<Setting> all = new ArrayList<>();
    for (String row : MODES) {
      int blank = row.indexOf(' ');
      container
          .at("HostConfig", row.substring(0, blank))
          .flatMap(Node::scalar)
          .filter(s -> !isOwn(s.text()))
          .ifPresent(s -> all.add(new Setting(row.substring(blank + 1), named(s), s.at())));
    }
    return all;
  }

  /// `default` is what an older Docker writes for its bridge.
  private static boolean isOwn(String mode) {
    return mode.isEmpty() || mode.equals("private") || mode.equals("default");
  }

  /// `container:ID` with the name of that container, if the text tells it.
  private Word named(Node.Scalar mode) {
    String text = mode.text();
    if (podman && text.equals("shareable")) {
      // Podman 4.3 says so of a container that lives in the host's, too: it is not known.
      return new Word("shareable or host", mode.at(), false);
    }
    if (!text.startsWith(CONTAINER)) {
      return mode.word();
    }
    String id = text.substring(CONTAINER.length());
    return mode.word().with(CONTAINER + names.getOrDefault(id, id));
  }
}

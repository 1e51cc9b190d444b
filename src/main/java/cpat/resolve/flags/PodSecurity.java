package cpat.resolve.flags;

import cpat.model.Setting;
import cpat.model.Word;
import java.util.List;
import java.util.Optional;

/// The `securityContext` of a container, over that of its Pod.
record PodSecurity(List<Setting> container, List<Setting> pod, FlagWriter out) {
  private static final String CONTEXT = "securityContext.";

  void write() {
    user();
    Optional<Setting> privileged = own("privileged").filter(PodSecurity::on);
    privileged.ifPresent(s -> out.flag("privileged", s.value().with("true"), s.at()));
    own("readOnlyRootFilesystem")
        .filter(PodSecurity::on)
        .ifPresent(s -> out.flag("read-only", s.value().with("true"), s.at()));
    own("allowPrivilegeEscalation")
        .filter(s -> s.value().text().equals("false"))
        .ifPresent(s -> out.flag("security-opt", s.value().with("no-new-privileges"), s.at()));
    all("capabilities.add", "cap-add");
    all("capabilities.drop", "cap-drop");
    profiles();
    groups();
    for (Item sysctl : Entries.items(pod, CONTEXT + "sysctls")) {
      sysctl
          .get("name")
          .ifPresent(
              n -> out.flag("sysctl", n.with(n.text() + "=" + sysctl.text("value")), sysctl.at()));
    }
    for (String key : List.of("runAsNonRoot", "procMount", "fsGroupChangePolicy")) {
      either(key).ifPresent(s -> out.loss(CONTEXT + key, s.at(), why(key)));
    }
  }

  private static String why(String key) {
    return switch (key) {
      case "runAsNonRoot" -> "the kubelet refuses to start root; it changes nothing else";
      case "procMount" -> "docker says it as --security-opt systempaths=unconfined";
      default -> "the kubelet's care for volumes";
    };
  }

  private void user() {
    Optional<Setting> user = either("runAsUser");
    Optional<Setting> group = either("runAsGroup");
    if (user.isPresent()) {
      Word value = user.get().value();
      String text = value.text() + group.map(g -> ":" + g.value().text()).orElse("");
      out.flag("user", value.with(text), user.get().at());
    } else {
      group.ifPresent(g ->
          out.loss(
              CONTEXT + "runAsGroup", g.at(), "--user needs the user too, which the image says"));
    }
  }

  private void all(String key, String flag) {
    container.stream()
        .filter(s -> s.name().equals(CONTEXT + key) && !s.value().text().isEmpty())
        .forEach(s -> out.flag(flag, s.value(), s.at()));
  }

  private void profiles() {
    either("seccompProfile.type")
        .ifPresent(s -> {
          switch (s.value().text()) {
            case "Unconfined" ->
                out.flag("security-opt", s.value().with("seccomp=unconfined"), s.at());
            case "Localhost" ->
                out.loss(CONTEXT + "seccompProfile", s.at(), "a file of the node's");
            default -> {}
          }
        });
    either("appArmorProfile.type")
        .ifPresent(s -> {
          switch (s.value().text()) {
            case "Unconfined" ->
                out.flag("security-opt", s.value().with("apparmor=unconfined"), s.at());
            case "Localhost" ->
                either("appArmorProfile.localhostProfile")
                    .ifPresent(p ->
                        out.flag(
                            "security-opt",
                            p.value().with("apparmor=" + p.value().text()),
                            p.at()));
            default -> {}
          }
        });
    for (String part : List.of("user", "role", "type", "level")) {
      either("seLinuxOptions." + part)
          .ifPresent(s ->
              out.flag(
                  "security-opt",
                  s.value().with("label=" + part + ":" + s.value().text()),
                  s.at()));
    }
  }

  private void groups() {
    for (Setting setting : pod) {
      boolean group =
          setting.name().equals(CONTEXT + "supplementalGroups")
              || setting.name().equals(CONTEXT + "fsGroup");
      if (group && !setting.value().text().isEmpty()) {
        out.flag("group-add", setting.value(), setting.at());
      }
    }
  }

  private static boolean on(Setting setting) {
    return Entries.truth(setting.value().text());
  }

  private Optional<Setting> own(String key) {
    return Entries.last(container, CONTEXT + key);
  }

  private Optional<Setting> either(String key) {
    return own(key).or(() -> Entries.last(pod, CONTEXT + key));
  }
}

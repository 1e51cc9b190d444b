package cpat.patterns.hs;

import static cpat.rule.Level.NOTE;
import static cpat.rule.Level.WARNING;

import cpat.facts.Capabilities;
import cpat.model.Container;
import cpat.model.Setting;
import cpat.rule.Checked;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Rule;
import cpat.source.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// HS002: see the page of the same name.
final class HostPower {
  static final Rule RULE =
      new Rule(
          "HS002",
          "power-over-the-host",
          WARNING,
          "privileged, a capability that owns the host, or no seccomp or AppArmor",
          List.of(
              "KSV-0005",
              "KSV-0017",
              "KSV-0022",
              "KSV-0120",
              "CKV_K8S_16",
              "CKV_K8S_25",
              "CKV_K8S_39",
              "KICS Privileged Containers Enabled",
              "KICS Container Is Privileged",
              "KICS Containers With Added Capabilities",
              "KICS Containers With Sys Admin Capabilities",
              "KICS Default Seccomp Profile Disabled"),
          HostPower.class,
          HostPower::find);

  private HostPower() {}

  private static Stream<Hit> find(Checked checked) {
    Set<Span> told = new HashSet<>();
    return checked
        .containers()
        .flatMap(c -> c.run().settings().stream().flatMap(s -> hit(c, s).stream()))
        .filter(h -> told.add(h.at()));
  }

  private static Optional<Hit> hit(Container container, Setting setting) {
    String value = setting.value().text();
    String who = container.subject();
    return switch (setting.name()) {
      case "privileged", "securityContext.privileged" ->
          value.equals("true") || (container.commandLine() && !value.equals("false"))
              ? Optional.of(privileged(container, setting))
              : Optional.empty();
      case "cap_add", "cap-add", "capAdd", "securityContext.capabilities.add" ->
          capability(who, setting, Capabilities.name(value));
      case "security_opt", "security-opt", "securityOpt" -> unconfined(who, setting, value);
      case "securityContext.seccompProfile.type" ->
          value.equals("Unconfined")
              ? unconfined(who, setting, "seccomp=unconfined")
              : Optional.empty();
      case "securityContext.appArmorProfile.type" ->
          value.equals("Unconfined")
              ? unconfined(who, setting, "apparmor=unconfined")
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Hit privileged(Container container, Setting setting) {
    Hit hit =
        Hit.at(
                setting.at(),
                container.subject()
                    + " is privileged: all capabilities, all devices, no seccomp; one mount and it"
                    + " is root on the host")
            .codes(
                "KSV-0017",
                "CKV_K8S_16",
                "KICS Privileged Containers Enabled",
                "KICS Container Is Privileged")
            .fix(Fix.show("name the capabilities and devices it needs (`cap_add`, `devices`)"));
    String image = container.image().toLowerCase(Locale.ROOT);
    // Docker in Docker does not start otherwise.
    return image.contains("dind") ? hit.level(NOTE) : hit;
  }

  private static Optional<Hit> capability(String who, Setting setting, String name) {
    return switch (name) {
      case "ALL" ->
          Optional.of(
              Hit.at(setting.at(), who + " gets all capabilities: near to privileged")
                  .codes("KSV-0022", "CKV_K8S_25", "KICS Containers With Added Capabilities")
                  .fix(Fix.show("name the capabilities it needs")));
      case "SYS_ADMIN" ->
          Optional.of(
              Hit.at(
                      setting.at(),
                      who + " gets SYS_ADMIN, which mounts file systems: most ways out begin there")
                  .codes(
                      "KSV-0005",
                      "CKV_K8S_39",
                      "KICS Containers With Added Capabilities",
                      "KICS Containers With Sys Admin Capabilities")
                  .fix(Fix.show("look for a smaller capability or a device, as /dev/fuse")));
      case "SYS_MODULE" ->
          Optional.of(
              Hit.at(
                      setting.at(),
                      who + " gets SYS_MODULE: it can load code into the host's kernel")
                  .codes("KSV-0120", "KICS Containers With Added Capabilities")
                  .fix(Fix.show("load the module on the host")));
      default -> Optional.empty();
    };
  }

  private static Optional<Hit> unconfined(String who, Setting setting, String value) {
    String plain = value.replace(':', '=');
    if (!plain.equals("seccomp=unconfined") && !plain.equals("apparmor=unconfined")) {
      return Optional.empty();
    }
    String what = plain.startsWith("seccomp") ? "seccomp's filter of kernel calls" : "AppArmor";
    Hit hit =
        Hit.at(setting.at(), who + " runs without " + what + ", which stops many ways out")
            .fix(Fix.show("give a profile that allows the one call it needs"));
    return Optional.of(
        plain.startsWith("seccomp") ? hit.codes("KICS Default Seccomp Profile Disabled") : hit);
  }
}

package cpat.general;

import static cpat.rule.Level.ERROR;
import static cpat.rule.Level.NOTE;
import static cpat.rule.Level.WARNING;

import cpat.edit.YamlEdits;
import cpat.facts.Accounts;
import cpat.model.Container;
import cpat.model.Run.Role;
import cpat.model.Setting;
import cpat.resolve.Effective;
import cpat.resolve.From;
import cpat.rule.Checked;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.source.Edit;
import java.util.Optional;
import java.util.stream.Stream;

/// A container that is told to start as root, or told not to and does all the same.
final class RootContainer {
  private RootContainer() {}

  static Optional<Hit> find(Checked checked, Container container) {
    if (container.kubernetes()) {
      Optional<Setting> nonRoot = security(container, "runAsNonRoot");
      return nonRoot.filter(n -> n.value().text().equals("true")).isPresent()
          ? refused(checked, container, nonRoot.get())
          : told(checked, container, security(container, "runAsUser"), "KSV-0012", "CKV_K8S_23");
    }
    return container.compose()
        ? told(checked, container, container.run().settings("user").findFirst(), "DS-0002")
        : Optional.empty();
  }

  /// The container's own word, else the Pod's.
  private static Optional<Setting> security(Container container, String key) {
    String name = "securityContext." + key;
    return Stream.concat(container.run().settings(name), container.workload().settings(name))
        .findFirst();
  }

  /// The kubelet starts nothing under `runAsNonRoot` that is root or has only a name.
  private static Optional<Hit> refused(Checked checked, Container container, Setting nonRoot) {
    Effective effective = checked.effective(container);
    Optional<String> user = effective.user().known();
    if (user.isEmpty() || user.get().contains("$")) {
      return Optional.empty();
    }
    String name = Accounts.name(user.get());
    boolean root = Accounts.root(user.get());
    if (!root && name.chars().allMatch(Character::isDigit)) {
      return Optional.empty();
    }
    Optional<Setting> number = security(container, "runAsUser");
    boolean assumed =
        effective.user().from().stream().anyMatch(f -> f instanceof From.OfImage i && i.assumed());
    String who =
        number.isPresent()
            ? "runAsUser says"
            : "its image says " + (root ? "root" : "`" + name + "`");
    Hit hit =
        Hit.at(
                container.run().at().contains(nonRoot.at()) ? nonRoot.at() : container.title(),
                container.subject()
                    + " is not started: runAsNonRoot is set, and "
                    + (number.isPresent()
                        ? who + " 0"
                        : root ? who : who + ", a name that the kubelet cannot check"))
            .level(ERROR)
            .codes("KSV-0012", "CKV_K8S_23", "run-as-non-root", "semgrep run-as-non-root");
    hit = container.run().at().contains(nonRoot.at()) ? hit : hit.note(nonRoot.at(), "set here");
    hit = assumed ? hit.level(WARNING).likely() : hit;
    return Optional.of(hit.fix(number(container, effective, nonRoot, number.isPresent())));
  }

  private static Fix number(
      Container container, Effective effective, Setting nonRoot, boolean zero) {
    String base = RootImage.base(effective.image());
    Optional<String> user =
        Accounts.held(base)
            .filter(_ -> !zero)
            .flatMap(held ->
                Accounts.number(base, held)
                    .filter(_ ->
                        Accounts.root(effective.image().user().known().orElse(""))
                            || effective.image().user().known().orElse("").equals(held)));
    Optional<Edit> edit =
        user.filter(_ -> container.run().at().contains(nonRoot.at()))
            .flatMap(u -> YamlEdits.beside(nonRoot.value().at(), "runAsUser", u));
    return edit.map(e -> Fix.unsafe("name the user's number: runAsUser: " + user.get(), e))
        .orElseGet(
            () -> Fix.show("say a number other than 0: runAsUser here, or USER in the image"));
  }

  private static Optional<Hit> told(
      Checked checked, Container container, Optional<Setting> said, String... codes) {
    if (said.isEmpty()
        || !container.run().at().contains(said.get().at())
        || !said.get().value().literal()
        || said.get().value().text().isEmpty()
        || !Accounts.root(said.get().value().text())
        || container.run().role() == Role.INIT
        || container.run().at().source().path().contains("devcontainer")
        || RootImage.mighty(container)) {
      return Optional.empty();
    }
    return checked
        .effective(container)
        .image()
        .user()
        .known()
        .filter(u -> !Accounts.root(u))
        .map(u ->
            Hit.at(
                    said.get().at(),
                    container.subject()
                        + " is started as root, though its image is made for `"
                        + u
                        + "`")
                .level(NOTE)
                .codes(codes)
                .fix(
                    YamlEdits.remove(said.get().at())
                        .map(e -> Fix.unsafe("leave the user to the image", e))));
  }
}

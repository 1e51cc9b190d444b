package cpat.patterns.hs;

import static cpat.rule.Level.NOTE;
import static cpat.rule.Level.WARNING;

import cpat.edit.MountEdits;
import cpat.model.Container;
import cpat.model.Mount;
import cpat.rule.Checked;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Rule;
import cpat.source.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// HS003: see the page of the same name.
final class HostFolder {
  static final Rule RULE =
      new Rule(
          "HS003",
          "sensitive-host-folder",
          WARNING,
          "the host's root or one of its system folders is mounted",
          List.of(
              "KSV-0023",
              "KSV-0121",
              "sensitive-host-mounts",
              "DKL-DI-0002",
              "KICS Volume Has Sensitive Host Directory",
              "KICS Workload Mounting With Sensitive OS Directory",
              "KICS Volume Mount with OS Directory Write Permissions"),
          HostFolder.class,
          HostFolder::find);

  /// Whose reading gives keys, passwords, other containers' files away.
  private static final Set<String> SECRET =
      Set.of(
          "/",
          "/etc",
          "/root",
          "/root/.ssh",
          "/home",
          "/var",
          "/var/lib",
          "/var/lib/docker",
          "/var/lib/kubelet",
          "/etc/kubernetes",
          "/etc/shadow",
          "/etc/sudoers",
          "/etc/ssh");

  private static final Set<String> SYSTEM =
      Set.of(
          "/boot",
          "/dev",
          "/lib",
          "/lib64",
          "/proc",
          "/sys",
          "/usr",
          "/bin",
          "/sbin",
          "/etc/passwd");

  private HostFolder() {}

  private static Stream<Hit> find(Checked checked) {
    Set<Span> told = new HashSet<>();
    return checked
        .containers()
        .flatMap(c -> c.run().mounts(Mount.Bind.class).flatMap(b -> hit(c, b).stream()))
        .filter(h -> told.add(h.at()));
  }

  private static Optional<Hit> hit(Container container, Mount.Bind bind) {
    String path = bind.source().text();
    while (path.length() > 1 && path.endsWith("/")) {
      path = path.substring(0, path.length() - 1);
    }
    boolean secret = SECRET.contains(path);
    if (!secret && (bind.readOnly() || !SYSTEM.contains(path))) {
      return Optional.empty();
    }
    String what = path.equals("/") ? "the host's whole file system" : "the host's `" + path + "`";
    if (bind.readOnly()) {
      return Optional.of(
          Hit.at(bind.at(), container.subject() + " can read " + what + ", secrets included")
              .level(NOTE));
    }
    Hit hit =
        Hit.at(
            bind.at(),
            container.subject() + " can write to " + what + ": as root it can take the host over");
    if (secret) {
      return Optional.of(hit.fix(Fix.show("mount only the folder that is needed, read-only")));
    }
    Optional<Fix> fix =
        MountEdits.readOnly(bind, bind.target().at(), container.kubernetes())
            .map(e -> Fix.unsafe("mount it read-only", e));
    return Optional.of(hit.fix(fix.orElse(Fix.show("mount it read-only"))));
  }
}

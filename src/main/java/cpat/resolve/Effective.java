package cpat.resolve;

import cpat.model.ImageConfig.Health;
import cpat.model.Namespace;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a container will really be: image and overlay put together. Texts that nobody set are empty
/// here, as engines keep them; [Shown] says what that means.
public record Effective(
    String subject,
    ResolvedImage image,
    Value<List<String>> entrypoint,
    Value<List<String>> command,
    Value<List<String>> argv,
    Entries<String> environment,
    Value<String> user,
    Value<String> workdir,
    Value<String> stopSignal,
    Value<Long> graceSeconds,
    Value<Optional<Health>> healthcheck,
    Value<Boolean> init,
    Entries<Boolean> exposed,
    List<Value<String>> published,
    List<MountedPath> mounts,
    Map<Namespace.Kind, Value<String>> namespaces,
    Value<Boolean> privileged,
    Value<List<String>> capabilities,
    Value<String> restart,
    List<Dependency> dependencies) {

  /// The same, knowing what it was before the last of several files was laid over it.
  Effective replacing(Effective before) {
    Map<Namespace.Kind, Value<String>> spaces = new EnumMap<>(Namespace.Kind.class);
    namespaces.forEach((kind, value) -> {
      Value<String> earlier = before.namespaces().get(kind);
      spaces.put(kind, earlier == null ? value : value.replacing(earlier));
    });
    return new Effective(
        subject,
        image,
        entrypoint.replacing(before.entrypoint()),
        command.replacing(before.command()),
        argv,
        environment.replacing(before.environment()),
        user.replacing(before.user()),
        workdir.replacing(before.workdir()),
        stopSignal.replacing(before.stopSignal()),
        graceSeconds.replacing(before.graceSeconds()),
        healthcheck.replacing(before.healthcheck()),
        init.replacing(before.init()),
        exposed,
        published,
        mounts,
        spaces,
        privileged.replacing(before.privileged()),
        capabilities,
        restart.replacing(before.restart()),
        dependencies);
  }

  /// Another container that must be there first. `condition` is `started`, `healthy` or
  /// `completed`.
  public record Dependency(String name, Value<String> condition) {}
}

package cpat.resolve;

import cpat.model.ImageConfig.Health;
import cpat.model.Namespace;
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

  /// Another container that must be there first. `condition` is `started`, `healthy` or
  /// `completed`.
  public record Dependency(String name, Value<String> condition) {}
}

package cpat.model;

import cpat.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// A container to be run, as written: a service, a container of a Pod, a `docker run` line.
/// `settings` holds every option by its own name, also those that have a field here.
public record Run(
    String name,
    Span at,
    Role role,
    Optional<Word> image,
    Optional<ImageBuild> build,
    Optional<Command> entrypoint,
    Optional<Command> command,
    List<Mount> mounts,
    List<Namespace> namespaces,
    List<Word> ports,
    List<Instruction.Variable> environment,
    List<Word> dependsOn,
    List<Setting> settings,
    Optional<Invocation> invocation) {

  /// What a container is within its workload.
  public enum Role {
    MAIN,
    /// Runs to its end before the others start.
    INIT,
    /// A native sidecar: an init container with `restartPolicy: Always`.
    SIDECAR
  }

  public Stream<Setting> settings(String name) {
    return settings.stream().filter(s -> s.name().equals(name));
  }

  /// The last value of an option; empty when it is not written.
  public Optional<Word> setting(String name) {
    return settings(name).map(Setting::value).reduce((_, last) -> last);
  }

  /// True for a flag or key that is given and not `false`.
  public boolean on(String name) {
    return setting(name).map(v -> !v.text().equals("false")).orElse(false);
  }

  /// The same line without an option.
  public Run without(String name) {
    return changed(r -> r.settings.removeIf(s -> s.name().equals(name)));
  }

  public <T extends Mount> Stream<T> mounts(Class<T> kind) {
    return mounts.stream().filter(kind::isInstance).map(kind::cast);
  }

  public Optional<Namespace> namespace(Namespace.Kind kind) {
    return namespaces.stream().filter(n -> n.kind() == kind).reduce((_, last) -> last);
  }

  /// Entrypoint and command words as written, without what the image says.
  public List<String> words() {
    return Stream.of(entrypoint, command)
        .flatMap(Optional::stream)
        .flatMap(c -> c.words().stream())
        .toList();
  }

  /// The same container with another command.
  public Run with(Command other) {
    return changed(r -> r.command = Optional.of(other));
  }

  /// The same container with what `change` does to its fields.
  public Run changed(Consumer<Builder> change) {
    Builder copy = new Builder(name, at);
    copy.role = role;
    copy.image = image;
    copy.build = build;
    copy.entrypoint = entrypoint;
    copy.command = command;
    copy.invocation = invocation;
    copy.mounts.addAll(mounts);
    copy.namespaces.addAll(namespaces);
    copy.ports.addAll(ports);
    copy.environment.addAll(environment);
    copy.dependsOn.addAll(dependsOn);
    copy.settings.addAll(settings);
    change.accept(copy);
    return copy.build();
  }

  public static Builder named(String name, Span at) {
    return new Builder(name, at);
  }

  /// For readers: collects the fields in the order they are met.
  public static final class Builder {
    private final String name;
    private final Span at;
    public Role role = Role.MAIN;
    public Optional<Word> image = Optional.empty();
    public Optional<ImageBuild> build = Optional.empty();
    public Optional<Command> entrypoint = Optional.empty();
    public Optional<Command> command = Optional.empty();
    public Optional<Invocation> invocation = Optional.empty();
    public final List<Mount> mounts = new ArrayList<>();
    public final List<Namespace> namespaces = new ArrayList<>();
    public final List<Word> ports = new ArrayList<>();
    public final List<Instruction.Variable> environment = new ArrayList<>();
    public final List<Word> dependsOn = new ArrayList<>();
    public final List<Setting> settings = new ArrayList<>();

    private Builder(String name, Span at) {
      this.name = name;
      this.at = at;
    }

    public Run build() {
      return new Run(
          name,
          at,
          role,
          image,
          build,
          entrypoint,
          command,
          List.copyOf(mounts),
          List.copyOf(namespaces),
          List.copyOf(ports),
          List.copyOf(environment),
          List.copyOf(dependsOn),
          List.copyOf(settings),
          invocation);
    }
  }
}

package cpat.resolve;

import cpat.model.ImageConfig.Health;
import cpat.model.Instruction;
import cpat.model.ShellKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What an image says, each field with its source. `base` is the image of another origin that it
/// stands on. Empty lists and texts are what nobody set.
public record ResolvedImage(
    String name,
    Optional<From> base,
    Value<List<String>> entrypoint,
    Value<List<String>> cmd,
    Entries<String> environment,
    Value<String> user,
    Value<String> workdir,
    Entries<Boolean> ports,
    Entries<Boolean> volumes,
    Entries<String> labels,
    Value<String> stopSignal,
    Value<List<String>> shell,
    Value<Optional<Health>> healthcheck,
    Value<List<String>> onBuild,
    Value<ShellKind> shellKind,
    String os,
    List<Step> steps) {

  /// The instruction that says a fact, if one of the project does.
  public Optional<Instruction> said(Value<?> fact) {
    return fact.from().stream()
        .findFirst()
        .flatMap(from -> steps.stream().filter(s -> s.from().equals(from)).findFirst())
        .map(Step::instruction);
  }

  /// For the one that makes it, instruction by instruction.
  static final class Builder {
    String name;
    Optional<From> base;
    Value<List<String>> entrypoint;
    Value<List<String>> cmd;
    Entries<String> environment;
    Value<String> user;
    Value<String> workdir;
    Entries<Boolean> ports;
    Entries<Boolean> volumes;
    Entries<String> labels;
    Value<String> stopSignal;
    Value<List<String>> shell;
    Value<Optional<Health>> healthcheck;
    Value<List<String>> onBuild;
    Value<ShellKind> shellKind;
    String os;
    final List<Step> steps;

    Builder(ResolvedImage from) {
      name = from.name();
      base = from.base();
      entrypoint = from.entrypoint();
      cmd = from.cmd();
      environment = from.environment();
      user = from.user();
      workdir = from.workdir();
      ports = from.ports();
      volumes = from.volumes();
      labels = from.labels();
      stopSignal = from.stopSignal();
      shell = from.shell();
      healthcheck = from.healthcheck();
      onBuild = from.onBuild();
      shellKind = from.shellKind();
      os = from.os();
      steps = new ArrayList<>(from.steps());
    }

    ResolvedImage build() {
      return new ResolvedImage(
          name,
          base,
          entrypoint,
          cmd,
          environment,
          user,
          workdir,
          ports,
          volumes,
          labels,
          stopSignal,
          shell,
          healthcheck,
          onBuild,
          shellKind,
          os,
          List.copyOf(steps));
    }
  }
}

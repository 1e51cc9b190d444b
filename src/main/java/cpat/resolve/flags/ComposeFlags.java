package cpat.resolve.flags;

import cpat.model.Mount;
import cpat.model.Run;
import cpat.model.Setting;
import cpat.model.Word;
import cpat.model.Workload;
import cpat.source.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A service of a Compose file in docker's words, as `docker compose up` makes its container.
public final class ComposeFlags {
  private final Run service;
  private final List<Setting> settings;
  private final ComposeNames names;
  private final FlagWriter out;
  private final Surroundings around;

  private ComposeFlags(Run service, Workload project, Surroundings around) {
    this.service = service;
    this.settings = service.settings();
    this.names = new ComposeNames(project);
    this.around = around;
    this.out = new FlagWriter(service, around);
  }

  public static Flags of(Run service, Workload project) {
    return of(service, project, Surroundings.NONE);
  }

  public static Flags of(Run service, Workload project, Surroundings around) {
    return new ComposeFlags(service, project, around).flags();
  }

  private Flags flags() {
    Optional<Setting> name = Entries.last(settings, "container_name");
    out.flag("name", names.container(service), name.map(Setting::at).orElseGet(this::title));
    settings.forEach(this::setting);
    restart();
    pull();
    new ComposeHealth(settings, out).write();
    pairs("labels", "label", "=", '=');
    pairs("annotations", "annotation", "=", '=');
    pairs("sysctls", "sysctl", "=", '=');
    pairs("storage_opt", "storage-opt", "=", '=');
    pairs("logging.options", "log-opt", "=", '=');
    pairs("log_opt", "log-opt", "=", '=');
    pairs("extra_hosts", "add-host", "=:", ':');
    ulimits();
    devices();
    limits();
    namespace("pid", "pid");
    namespace("ipc", "ipc");
    new ComposeNetworks(service, names, out).write();
    new ComposePorts(settings, out).write();
    var volumes = new ComposeVolumes(service, names, out);
    volumes.write();
    service.mounts().forEach(m -> out.run.mounts.add(named(m)));
    new ComposeEnvironment(service, around, out).write();
    return out.build();
  }

  /// Where the service's name stands.
  private Span title() {
    Span at = service.at();
    return at.text().startsWith(service.name())
        ? at.source().span(at.start(), at.start() + service.name().length())
        : at;
  }

  private Mount named(Mount mount) {
    return switch (mount) {
      case Mount.Volume(var at, Optional<Word> name, var target, boolean readOnly) ->
          new Mount.Volume(at, name.map(n -> n.with(names.volume(n.text()))), target, readOnly);
      case Mount.From(var at, Word from) ->
          new Mount.From(at, from.with(names.peer(from.text()).orElse(from.text())));
      case Mount.Bind _, Mount.Tmpfs _, Mount.Other _ -> mount;
    };
  }

  private void setting(Setting setting) {
    String key = setting.name();
    Word value = setting.value();
    Optional<ComposeKeys.Row> row = ComposeKeys.row(key);
    if (row.isEmpty()) {
      boolean known =
          ComposeKeys.ELSEWHERE.contains(Entries.head(key)) || key.startsWith("deploy.");
      if (!known) {
        out.loss(key, setting.at(), ComposeKeys.why(key));
      }
    } else if (!value.text().isEmpty()) {
      String flag = row.get().flag();
      switch (row.get().form()) {
        case AS_IS -> out.flag(flag, value, setting.at());
        case TRUTH -> {
          String truth = Boolean.toString(Entries.truth(value.text()));
          out.flag(flag, value.literal() ? value.with(truth) : value, setting.at());
        }
        case PERIOD -> duration(setting, flag, Period.docker(value.text()));
        case SECONDS ->
            duration(
                setting,
                flag,
                Period.nanoseconds(value.text())
                    .map(n -> Long.toString(n / 1_000_000_000L))
                    .orElse(value.text()));
      }
    }
  }

  private void duration(Setting setting, String flag, String text) {
    Word value = setting.value();
    if (value.literal() && Period.nanoseconds(value.text()).isEmpty()) {
      out.problem(
          value.at(),
          setting.name() + ": `" + value.text() + "` is no duration; write a unit, as in 30s");
      return;
    }
    out.flag(flag, value.with(text), setting.at());
  }

  /// `deploy.restart_policy` wins over `restart`.
  private void restart() {
    Optional<Setting> policy = Entries.last(settings, "deploy.restart_policy.condition");
    if (policy.isPresent()) {
      Setting condition = policy.get();
      String name =
          switch (condition.value().text()) {
            case "none" -> "no";
            case "any" -> "always";
            default -> condition.value().text();
          };
      String attempts =
          Entries.last(settings, "deploy.restart_policy.max_attempts")
              .map(s -> ":" + s.value().text())
              .orElse("");
      out.flag("restart", condition.value().with(name + attempts), condition.at());
      Entries.last(settings, "restart")
          .ifPresent(s -> out.loss("restart", s.at(), "deploy.restart_policy wins"));
    } else {
      Entries.last(settings, "restart").ifPresent(s -> out.flag("restart", s.value(), s.at()));
    }
  }

  private void pull() {
    Entries.last(settings, "pull_policy")
        .ifPresent(s -> {
          String policy = s.value().text();
          switch (policy) {
            case "always", "missing", "never" -> out.flag("pull", s.value(), s.at());
            case "if_not_present" -> out.flag("pull", s.value().with("missing"), s.at());
            default -> out.loss("pull_policy", s.at(), "docker run has no such --pull");
          }
        });
  }

  private void pairs(String key, String flag, String signs, char sign) {
    for (Map.Entry<String, Setting> pair : Entries.pairs(settings, key, signs)) {
      Setting setting = pair.getValue();
      Word value = setting.value();
      out.flag(flag, value.with(pair.getKey() + sign + value.text()), setting.at());
    }
  }

  /// `nofile: 10`, `nofile: {soft: 10, hard: 20}`.
  private void ulimits() {
    for (Map.Entry<String, Setting> pair : Entries.pairs(settings, "ulimits", "=")) {
      String key = pair.getKey();
      Setting setting = pair.getValue();
      if (!key.endsWith(".hard") && !key.endsWith(".soft")) {
        out.flag("ulimit", setting.value().with(key + "=" + setting.value().text()), setting.at());
      } else if (key.endsWith(".soft")) {
        String name = key.substring(0, key.length() - ".soft".length());
        String soft = setting.value().text();
        Optional<Setting> above = Entries.last(settings, "ulimits." + name + ".hard");
        String hard = above.map(s -> s.value().text()).orElse(soft);
        Span at = above.map(s -> Entries.join(setting.at(), s.at())).orElse(setting.at());
        out.flag("ulimit", setting.value().with(name + "=" + soft + ":" + hard), at);
      } else if (Entries.last(settings, "ulimits." + key.replaceFirst("hard$", "soft")).isEmpty()) {
        out.loss("ulimits." + key, setting.at(), "Compose wants `soft` beside it");
      }
    }
  }

  private void devices() {
    for (Item item : Entries.items(settings, "devices")) {
      if (item.word().isPresent()) {
        out.flag("device", item.word().get(), item.at());
      } else {
        item.get("source")
            .ifPresent(source -> {
              String target = item.get("target").map(t -> ":" + t.text()).orElse("");
              String allowed = item.get("permissions").map(p -> ":" + p.text()).orElse("");
              String middle = target.isEmpty() && !allowed.isEmpty() ? ":" + source.text() : target;
              out.flag("device", source.with(source.text() + middle + allowed), item.at());
            });
      }
    }
    Entries.items(settings, "gpus").stream()
        .flatMap(i -> i.word().stream())
        .forEach(w -> out.flag("gpus", w, w.at()));
  }

  /// What Compose takes of `deploy`; the rest is Swarm's.
  private void limits() {
    for (Setting setting : settings) {
      String flag =
          switch (setting.name()) {
            case "deploy.resources.limits.cpus" -> "cpus";
            case "deploy.resources.limits.memory" -> "memory";
            case "deploy.resources.limits.pids" -> "pids-limit";
            case "deploy.resources.reservations.memory" -> "memory-reservation";
            default -> "";
          };
      if (!flag.isEmpty()) {
        out.run.settings.removeIf(s -> s.name().equals(flag));
        out.flag(flag, setting.value(), setting.at());
      } else if (setting.name().startsWith("deploy.")
          && !setting.name().startsWith("deploy.restart_policy.")) {
        out.loss(setting.name(), setting.at(), ComposeKeys.why("deploy"));
      }
    }
  }

  private void namespace(String key, String flag) {
    Entries.last(settings, key)
        .ifPresent(s -> {
          Word value = s.value();
          out.flag(flag, value.with(names.mode(value.text())), s.at());
        });
  }
}

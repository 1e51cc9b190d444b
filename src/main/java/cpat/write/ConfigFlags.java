package cpat.write;

import cpat.model.Run;
import cpat.report.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The flags that concern the container itself: `Config` in the engine's API.
record ConfigFlags(Run run, JsonWriter json) {
  static final Set<String> NAMES =
      Set.of(
          "env",
          "label",
          "hostname",
          "domainname",
          "user",
          "workdir",
          "expose",
          "entrypoint",
          "stop-signal",
          "stop-timeout",
          "tty",
          "interactive",
          "attach",
          "mac-address",
          "health-cmd",
          "health-exec",
          "health-interval",
          "health-timeout",
          "health-retries",
          "health-start-period",
          "health-start-interval",
          "no-healthcheck");

  void write() {
    List<String> environment = CreateRequest.values(run, "env");
    if (!environment.isEmpty()) {
      json.strings("Env", environment);
    }
    text("hostname", "Hostname");
    text("domainname", "Domainname");
    text("user", "User");
    text("workdir", "WorkingDir");
    text("stop-signal", "StopSignal");
    text("mac-address", "MacAddress");
    run.setting("stop-timeout")
        .ifPresent(v -> json.member("StopTimeout", Amounts.integer(v.text())));
    boolean input = run.on("interactive");
    json.member("Tty", run.on("tty")).member("OpenStdin", input).member("StdinOnce", input);
    json.member("AttachStdin", input);
    json.member("AttachStdout", !run.on("detach")).member("AttachStderr", !run.on("detach"));
    exposed();
    anonymousVolumes();
    health();
  }

  private void text(String flag, String field) {
    run.setting(flag).ifPresent(v -> json.member(field, v.text()));
  }

  private void exposed() {
    List<String> ports = new ArrayList<>();
    CreateRequest.values(run, "expose").forEach(e -> ports.addAll(Published.exposed(e)));
    Published.of(run).forEach(p -> ports.add(p.containerPort()));
    if (!ports.isEmpty()) {
      json.name("ExposedPorts").beginObject();
      ports.stream().distinct().forEach(p -> json.name(p).beginObject().endObject());
      json.endObject();
    }
  }

  /// `-v /path` without a source.
  private void anonymousVolumes() {
    List<String> paths =
        CreateRequest.values(run, "volume").stream().filter(v -> !v.contains(":")).toList();
    if (!paths.isEmpty()) {
      json.name("Volumes").beginObject();
      paths.forEach(p -> json.name(p).beginObject().endObject());
      json.endObject();
    }
  }

  private void health() {
    if (run.on("no-healthcheck")) {
      json.name("Healthcheck").beginObject().strings("Test", List.of("NONE")).endObject();
      return;
    }
    boolean any =
        NAMES.stream().anyMatch(n -> n.startsWith("health-") && run.setting(n).isPresent());
    if (!any) {
      return;
    }
    json.name("Healthcheck").beginObject();
    List<String> exec = CreateRequest.values(run, "health-exec");
    if (!exec.isEmpty()) {
      // No flag of docker's: the words of a check that needs no shell.
      json.strings("Test", Stream.concat(Stream.of("CMD"), exec.stream()).toList());
    }
    run.setting("health-cmd").ifPresent(v -> json.strings("Test", List.of("CMD-SHELL", v.text())));
    time("health-interval", "Interval");
    time("health-timeout", "Timeout");
    time("health-start-period", "StartPeriod");
    time("health-start-interval", "StartInterval");
    run.setting("health-retries").ifPresent(v -> json.member("Retries", Amounts.integer(v.text())));
    json.endObject();
  }

  private void time(String flag, String field) {
    run.setting(flag).ifPresent(v -> json.member(field, Amounts.nanoseconds(v.text())));
  }
}

package cpat.facts;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Programs whose job is to start other containers through the engine's socket.
public final class Launchers {
  /// Known ones, as a part of the image: a browser per session, a notebook per user, a workspace, a
  /// game server, a function, an installer of a suite.
  private static final List<String> IMAGES =
      List.copyOf(
          Listing.words(
              """
              selenoid zalenium moon aerokube/cm jupyterhub dockerspawner systemuserspawner
              shinyproxy all-in-one nextcloud-aio nextcloud-releases/aio docker/compose
              docker-compose linuxserver/docker-compose pterodactyl/wings pelican-dev/wings
              eclipse/che che-launcher codercom/coder coder/coder faas-swarm openwhisk/invoker
              openwhisk-invoker fnproject/fnserver nuclio/dashboard openruntimes/executor
              openruntimes-executor open-runtimes localstack/localstack all-hands-ai/openhands
              openhands azureiotedge-agent azureiotedge-hub hassio-supervisor -hassio-supervisor
              amd64-supervisor ctfd-whale repo2docker binderhub kasmweb/workspaces kurtosis judge0
              launcher spawner testcontainers gzctf ctfd sandboxed
              containerspatterns/rust-launcher tljh airbyte/launcher exegol swarm-launcher
              dagger/engine minikube webtop-manager dynamic-agent devspaces theia-cloud ray-docker
              """));

  /// Parts of a service's or program's name that tell the job.
  private static final List<String> NAMES =
      List.copyOf(
          Listing.words(
              """
              launcher launch spawner spawn orchestrator sandbox-manager sandboxer judge executor
              autograder mastercontainer jupyterhub selenoid judger code-runner coderunner
              container-manager containermanager grader provisioner dind-manager session-manager
              workspace-manager
              """));

  /// Not launchers, whatever their environment says: they watch, show, route, collect, update,
  /// clean.
  private static final List<String> OTHERS =
      List.copyOf(
          Listing.words(
              """
              traefik nginx caddy haproxy swag proxy portainer cadvisor watchtower ouroboros diun
              wud dozzle logspout filebeat fluent promtail vector datadog telegraf netdata glances
              prometheus grafana alloy otel opentelemetry exporter autoheal docker-gen letsencrypt
              acme.sh acmesh acme-companion homepage homarr dashy heimdall uptime-kuma registrator consul ctop lazydocker
              dockge yacht agent gitlab-runner runner jenkins drone woodpecker buildkite teamcity
              bamboo concourse sonar trivy dive syft grype hadolint snyk metricbeat sysdig falco
              cleanup docker-gc prune ofelia backup tugtainer whoogle scope socket monitor beszel
              zabbix newrelic loki logs visualizer swarmpit vscode devcontainer act_runner
              crowdsec wazuh tecnativa
              """));

  private static final Set<String> CLIENT_PACKAGES =
      Set.of(
          "docker",
          "docker.io",
          "docker-cli",
          "docker-ce-cli",
          "docker-compose",
          "dockerode",
          "docker-py",
          "dockerspawner",
          "testcontainers",
          "podman",
          "docker-ce",
          "python3-docker");

  private Launchers() {}

  public static boolean image(String repository) {
    String lower = repository.toLowerCase(Locale.ROOT);
    return IMAGES.stream().anyMatch(lower::contains);
  }

  /// True when a service's, image's or program's name tells that it starts containers.
  public static boolean named(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return NAMES.stream().anyMatch(lower::contains);
  }

  /// True for what a launcher brings along: its updater, its way to the socket.
  public static boolean helper(String name) {
    return name.contains("watchtower") || name.contains("socket-proxy");
  }

  /// True for what is known to use the socket for something else.
  public static boolean other(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return OTHERS.stream().anyMatch(lower::contains);
  }

  /// True for a variable that names the image (or network) of the containers to be started:
  /// `DOCKER_NOTEBOOK_IMAGE`, `SANDBOX_IMAGE`, `DOCKER_NETWORK_NAME`.
  public static boolean setting(String variable) {
    String name = variable.toUpperCase(Locale.ROOT);
    return name.endsWith("_IMAGE")
        || name.endsWith("_IMAGE_NAME")
        || name.endsWith("_DOCKER_NETWORK")
        || name.equals("DOCKER_NETWORK")
        || name.equals("DOCKER_NETWORK_NAME")
        || name.contains("SPAWN")
        || name.contains("SANDBOX")
        || name.startsWith("LAMBDA_EXECUTOR")
        || name.endsWith("CONTAINER_TIMEOUT")
        || name.startsWith("SIBLING_CONTAINERS");
  }

  /// True for a package through which a program commands the engine.
  public static boolean clientPackage(String name) {
    int version = 0;
    while (version < name.length() && "=<>~@[".indexOf(name.charAt(version)) < 0) {
      version++;
    }
    return CLIENT_PACKAGES.contains(name.substring(0, version));
  }
}

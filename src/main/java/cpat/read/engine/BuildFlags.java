package cpat.read.engine;

/// The options of `docker build`, `buildx build`, `podman build` and `buildah bud`.
final class BuildFlags {
  private BuildFlags() {}

  static final FlagTable TABLE =
      new FlagTable(
          """
          add-host allow annotation attest authfile build-arg build-arg-file build-context builder
          cache-from cache-to cache-ttl call cap-add cap-drop cert-dir cgroup-parent cgroupns check!
          compress! cpp-flag cpu-period cpu-quota cpu-shares/c cpuset-cpus cpuset-mems creds debug/D!
          decryption-key device disable-compression! disable-content-trust! dns dns-option
          dns-search env file/f force-rm! format from group-add help/h! hooks-dir http-proxy!
          identity-label! ignorefile iidfile inherit-labels! ipc isolation jobs label layer-label
          layers! load! logfile manifest memory/m memory-swap metadata-file network|net no-cache!
          no-cache-filter no-hostname! no-hosts! omit-history! os os-feature os-version output/o pid
          platform progress provenance pull! push! quiet/q! retry retry-delay rm! runtime
          runtime-flag sbom secret security-opt shm-size sign-by skip-unused-stages! squash-all!
          squash! ssh stdin! stream! tag/t target timestamp tls-verify! ulimit unsetenv unsetlabel
          userns userns-gid-map userns-uid-map uts variant volume/v
          """);
}

package cpat.read.engine;

/// The options of `run` and `create`, of docker and podman together.
final class RunFlags {
  private RunFlags() {}

  /// As in [FlagTable]; made from the table of flags that both clients print.
  static final FlagTable TABLE =
      new FlagTable(
          """
          add-host, annotation arch|override-arch attach/a, authfile blkio-weight
          blkio-weight-device cap-add, cap-drop, cert-dir cgroup-conf, cgroup-parent cgroupns
          cgroups chrootdirs cidfile conmon-pidfile cpu-count cpu-percent cpu-period cpu-quota
          cpu-rt-period cpu-rt-runtime cpu-shares/c cpus cpuset-cpus cpuset-mems creds
          decryption-key detach/d! detach-keys device device-cgroup-rule, device-read-bps
          device-read-iops device-write-bps device-write-iops disable-content-trust! dns,
          dns-option|dns-opt, dns-search, domainname entrypoint env/e env-file env-host!
          env-merge expose, gidmap, gpus, group-add, group-entry health-cmd|healthcheck-command
          health-interval|healthcheck-interval health-log-destination health-max-log-count
          health-max-log-size health-on-failure health-retries|healthcheck-retries
          health-start-interval health-start-period|healthcheck-start-period health-startup-cmd
          health-startup-interval health-startup-retries health-startup-success
          health-startup-timeout health-timeout|healthcheck-timeout help! hostname/h hosts-file
          hostuser, http-proxy! image-volume init! init-path interactive/i! io-maxbandwidth
          io-maxiops ip ip6 ipc isolation kernel-memory label/l label-file link link-local-ip
          log-driver log-opt mac-address memory/m memory-reservation memory-swap
          memory-swappiness mount name network|net network-alias|net-alias, no-healthcheck!
          no-hostname! no-hosts! oom-kill-disable! oom-score-adj os|override-os passwd!
          passwd-entry personality pid pidfile pids-limit platform pod pod-id-file preserve-fd,
          preserve-fds privileged! publish/p, publish-all/P! pull quiet/q! rdt-class read-only!
          read-only-tmpfs! replace! requires, restart retry retry-delay rm! rmi! rootfs! runtime
          sdnotify seccomp-policy secret security-opt shm-size shm-size-systemd sig-proxy!
          signature-policy stop-signal stop-timeout storage-opt subgidname subuidname sysctl,
          systemd timeout tls-verify! tmpfs tty/t! tz uidmap, ulimit, umask unsetenv
          unsetenv-all! use-api-socket! user/u userns uts variant|override-variant volume/v
          volume-driver volumes-from workdir/w
          """);
}

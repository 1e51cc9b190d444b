package cpat.resolve.flags;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cpat.model.Run;
import cpat.read.Lookup;
import cpat.source.Source;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Keys of a service, and the flags that say the same.
class ComposeFlagsTest {
  private static final String BASE = "--name shop-a-1 ";
  private static final String NETWORK = "--network shop_default --network-alias a";

  static Lookup files(Map<String, String> files) {
    return path -> Optional.ofNullable(files.get(path)).map(t -> new Source(path, t));
  }

  static ComposeProject project(Map<String, String> files, Map<String, String> variables) {
    return ComposeProject.of(
            ComposeProject.Order.file("shop/compose.yaml", variables), files(files))
        .orElseThrow();
  }

  /// A service with these lines, `;` between them, beside the top-level ones after `///`.
  private static Flags flags(String service, Map<String, String> more) {
    String[] parts = service.split("///", -1);
    String own = parts[0].strip().replaceAll("\\s*;\\s*", "\n    ");
    String top = parts.length > 1 ? parts[1].strip().replaceAll("\\s*;\\s*", "\n") : "";
    Map<String, String> files = new HashMap<>(more);
    String others = "\n  db:\n    image: d\n  cache:\n    image: c\n    container_name: store\n";
    files.put(
        "shop/compose.yaml", "services:\n  a:\n    image: i\n    " + own + others + top + "\n");
    ComposeProject project = project(files, Map.of("HOME", "/home/u", "GIVEN", "g v"));
    assertEquals(List.of(), project.problems());
    Run run = project.workload().runs().getFirst();
    assertEquals("a", run.name());
    return project.flags(run);
  }

  /// Without what each service has.
  private static String line(String service) {
    String all = RunText.all(flags(service, Map.of()));
    return all.replace(BASE, "").replace(NETWORK + " ", "").replace(NETWORK, "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          user: "1000:1000"                    | --user 1000:1000 i
          working_dir: /w                      | --workdir /w i
          hostname: h; domainname: d.x         | --hostname h --domainname d.x i
          privileged: yes; read_only: true     | --privileged --read-only i
          init: true                           | --init i
          init: false                          | --init false i
          tty: true; stdin_open: true          | --tty --interactive i
          stop_signal: SIGINT                  | --stop-signal SIGINT i
          stop_grace_period: 1m30s             | --stop-timeout 90 i
          stop_grace_period: 1500ms            | --stop-timeout 1 i
          cap_add: [NET_ADMIN, SYS_TIME]; cap_drop: [ALL] | --cap-add NET_ADMIN --cap-add SYS_TIME --cap-drop ALL i
          security_opt: ["no-new-privileges:true"] | --security-opt no-new-privileges:true i
          group_add: [mail, 100]               | --group-add mail --group-add 100 i
          dns: 1.1.1.1; dns_search: [a.x, b.x] | --dns 1.1.1.1 --dns-search a.x --dns-search b.x i
          dns_opt: [ndots:2]                   | --dns-option ndots:2 i
          restart: "no"                        | --restart no i
          restart: on-failure:3                | --restart on-failure:3 i
          restart: always; deploy: {restart_policy: {condition: on-failure, max_attempts: 2}} | --restart on-failure:2 i¶- restart
          deploy: {restart_policy: {condition: any}} | --restart always i
          pull_policy: if_not_present          | --pull missing i
          labels: {a.b: "1", c: x y}           | --label a.b=1 --label 'c=x y' i
          labels: [a=1, b]                     | --label a=1 --label b= i
          annotations: {k: v}                  | --annotation k=v i
          sysctls: {net.core.somaxconn: 10}    | --sysctl net.core.somaxconn=10 i
          sysctls: [net.core.somaxconn=10]     | --sysctl net.core.somaxconn=10 i
          ulimits: {nproc: 9, nofile: {soft: 1, hard: 2}} | --ulimit nproc=9 --ulimit nofile=1:2 i
          extra_hosts: ["a:1.2.3.4", "b=::1"]  | --add-host a:1.2.3.4 --add-host b:::1 i
          extra_hosts: {c: host-gateway}       | --add-host c:host-gateway i
          logging: {driver: local, options: {max-size: 1m}} | --log-driver local --log-opt max-size=1m i
          devices: ["/dev/null:/dev/x:r"]      | --device /dev/null:/dev/x:r i
          devices: [{source: /dev/null, target: /dev/x, permissions: r}] | --device /dev/null:/dev/x:r i
          mem_limit: 64m; cpus: 0.5; pids_limit: 9 | --memory 64m --cpus 0.5 --pids-limit 9 i
          deploy: {resources: {limits: {cpus: "0.5", memory: 64M, pids: 9}}} | --cpus 0.5 --memory 64M --pids-limit 9 i
          deploy: {replicas: 2}                | i¶- deploy.replicas
          shm_size: 1m; oom_score_adj: 5       | --shm-size 1m --oom-score-adj 5 i
          expose: ["80", 81/udp]               | --expose 80 --expose 81/udp i
          ports: ["80"]                        | --publish 80 i
          ports: ["8080:80", "127.0.0.1:53:53/udp", "9000-9001:90-91"] | --publish 8080:80 --publish 127.0.0.1:53:53/udp --publish 9000-9001:90-91 i
          ports: [{target: 80}]                | --publish 80 i
          ports: [{target: 80, published: "8080-8081", host_ip: 127.0.0.1, protocol: udp, mode: host}] | --publish 127.0.0.1:8080-8081:80/udp i
          ports: [{target: 80, host_ip: "::1", name: web}] | --publish [::1]::80 i¶- ports.name
          ports: [{published: 80}]             | i¶! shop/compose.yaml:4:14 a port without `target`: say which port of the container it is
          healthcheck: {test: curl -f x}       | --health-cmd 'curl -f x' i
          healthcheck: {test: [CMD-SHELL, "a && b"]} | --health-cmd 'a && b' i
          healthcheck: {test: [CMD, a, b c]}   | --health-exec a --health-exec 'b c' i
          healthcheck: {test: [NONE]}          | --no-healthcheck i
          healthcheck: {test: NONE}            | --health-cmd NONE i
          healthcheck: {disable: true}         | --no-healthcheck i
          healthcheck: {test: [x]}             | i¶! shop/compose.yaml:4:26 healthcheck.test: a list begins with NONE, CMD or CMD-SHELL, not `x`
          healthcheck: {test: x, interval: 1d, timeout: 3s, retries: 4, start_period: 1m, start_interval: 2s} | --health-interval 86400s --health-timeout 3s --health-retries 4 --health-start-period 1m --health-start-interval 2s --health-cmd x i
          stop_grace_period: 30                | i¶! shop/compose.yaml:4:24 stop_grace_period: `30` is no duration; write a unit, as in 30s
          network_mode: host                   | --network host i
          network_mode: service:db             | --network container:shop-db-1 i
          network_mode: service:cache          | --network container:store i
          network_mode: container:x            | --network container:x i
          network_mode: none                   | --network none i
          networks: [back, front] /// networks: {back: {}, front: {name: f}} | --network shop_back --network-alias a --network name=f,alias=a i
          networks: {back: {aliases: [z], ipv4_address: 10.1.0.4}, front: {priority: 9}} /// networks: {back: , front: {external: true}} | --network front --network-alias a --network name=shop_back,alias=a,alias=z,ip=10.1.0.4 i
          pid: host; ipc: service:db; uts: host; userns_mode: host; cgroup: private | --uts host --userns host --cgroupns private --pid host --ipc container:shop-db-1 i
          links: [db, "cache:c"]               | --link shop-db-1:db --link store:c i
          volumes: [/data, "data:/d:ro", "./src:/app", "/abs:/x:z"] /// volumes: {data: } | --volume /data --volume shop_data:/d:ro --volume ./src:/app --volume /abs:/x:z i
          volumes: ["data:/d", "e:/e"] /// volumes: {data: {name: other}, e: {external: true}} | --volume other:/d --volume e:/e i
          volumes: [{type: bind, source: ./x, target: /x, read_only: true, bind: {selinux: z, propagation: rslave}}] | --mount type=bind,src=./x,dst=/x,readonly,bind-propagation=rslave i
          volumes: [{type: bind, source: ./x, target: /x, bind: {create_host_path: false}}] | --mount type=bind,src=./x,dst=/x i
          volumes: [{type: volume, source: d, target: /d, volume: {nocopy: true, subpath: s}}] /// volumes: {d: } | --mount type=volume,src=shop_d,dst=/d,volume-nocopy,volume-subpath=s i
          volumes: [{type: volume, target: /d}] | --volume /d i
          volumes: [{type: tmpfs, target: /t, tmpfs: {size: 1m, mode: 0755}}] | --mount type=tmpfs,dst=/t,tmpfs-size=1m,tmpfs-mode=755 i
          volumes: [{type: image, source: i:1, target: /t}] | --mount type=image,src=i:1,dst=/t i
          volumes: [{type: npipe, source: x, target: /t}] | i¶- volumes
          tmpfs: [/run, "/tmp:size=1m"]        | --tmpfs /run --tmpfs /tmp:size=1m i
          volumes_from: [db:ro, "cache", "container:x:ro"] | --volumes-from shop-db-1 --volumes-from store --volumes-from x i¶- volumes_from¶- volumes_from
          secrets: [s, {source: t, target: /k}] /// secrets: {s: {file: ./s.txt}, t: {environment: T}} | --mount type=bind,src=./s.txt,dst=/run/secrets/s,readonly i¶- secrets.t
          configs: [{source: c, target: /etc/c}] /// configs: {c: {file: c.txt}} | --mount type=bind,src=c.txt,dst=/etc/c,readonly i
          environment: {A: x y, B: 1, C: "", GIVEN: , UNSET: } | --env 'A=x y' --env B=1 --env C= --env 'GIVEN=g v' --env UNSET i
          environment: [A=x=y, GIVEN, 'D=$$x'] | --env A=x=y --env 'GIVEN=g v' --env D=$x i
          environment: ["A=${GIVEN}${NO:-d}"]  | --env 'A=g vd' i
          entrypoint: sh -c 'a b'              | --entrypoint sh i -c 'a b'
          entrypoint: [a, b]; command: c "d e" | --entrypoint a i b c 'd e'
          entrypoint: []                       | --entrypoint '' i
          command: []                          | i
          command: ["echo", "$$HOME"]          | i echo $HOME
          platform: linux/amd64; runtime: runc | --platform linux/amd64 --runtime runc i
          profiles: [debug]                    | i¶- profiles
          develop: {watch: [{path: ., action: rebuild}]} | i¶- develop.watch[0].path¶- develop.watch[0].action
          blkio_config: {weight: 300}; gpus: all | --blkio-weight 300 --gpus all i
          x-a: 1; storage_opt: {size: 1G}      | --storage-opt size=1G i
          """)
  void keys(String service, String wanted) {
    assertEquals(wanted.replace("¶", "\n"), line(service));
  }
}

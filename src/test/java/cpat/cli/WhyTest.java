package cpat.cli;

import static cpat.cli.WhyCase.answered;
import static cpat.cli.WhyCase.refused;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// `cpat why` as it is used: files in a folder, a line typed, the answer read.
class WhyTest {
  private static final String APP =
      """
      == Dockerfile
      FROM node:22 AS base
      WORKDIR /app
      COPY package.json ./
      FROM base AS test
      CMD ["npm", "test"]
      FROM base
      ARG MODE=prod
      ENV MODE=$MODE PORT=80
      COPY . .
      USER node
      CMD ["node", "server.js"]
      """;

  private static final String SCRIPT =
      """
      == Dockerfile
      FROM debian:bookworm-slim
      COPY start.sh /usr/local/bin/
      ENTRYPOINT ["start.sh"]
      CMD ["server", "-p", "80"]
      """;

  private static final String BASE =
      """
      == Dockerfile
      FROM acme/base:1
      RUN make
      == base.json
      [{"RepoTags": ["acme/base:1"], "Os": "linux", "Config": {"Entrypoint": ["/run"],
        "Cmd": ["all"], "Env": ["PATH=/opt/bin", "LEVEL=3"], "User": "7", "WorkingDir": "/srv",
        "StopSignal": "SIGINT"}}]
      """;

  private static final String COMPOSE =
      """
      == compose.yaml
      services:
        web:
          build: {context: app, target: dev, args: {MODE: dev}}
          volumes: ["./src:/app/src", "data:/data", "/app/node_modules"]
          env_file: web.env
          environment: {LEVEL: "1"}
          depends_on: [db]
          stop_grace_period: 3s
          cap_add: [NET_ADMIN]
        db: {image: "postgres:16"}
        cache: {image: "redis:7", command: [--appendonly, "yes"]}
        side: {image: "nginx:1.27", network_mode: "service:web"}
      volumes: {data: }
      == web.env
      LEVEL=0
      COLOR=red
      == app/Dockerfile
      FROM node:22 AS dev
      ARG MODE=none
      ENV MODE=$MODE
      WORKDIR /app
      COPY package.json ./
      COPY . .
      CMD node server.js
      """;

  private static final String OVERRIDE =
      """
      == compose.yaml
      services:
        app: {image: "busybox", user: "5", command: [one]}
      == compose.override.yaml
      services:
        app: {user: "6"}
      == more.yaml
      services:
        app: {command: [three]}
      """;

  private static final String POD =
      """
      == pod.yaml
      apiVersion: v1
      kind: Pod
      metadata: {name: p}
      spec:
        containers:
        - name: main
          image: redis:7
          env:
          - name: TOKEN
            valueFrom: {secretKeyRef: {name: s, key: k}}
        - name: side
          image: $IMAGE
          args: ["-x"]
      """;

  private static final String CHANGED =
      """
      == Dockerfile
      FROM postgres:16
      RUN sed -i s/exec// /usr/local/bin/docker-entrypoint.sh
      """;

  private static final String WAITING =
      """
      == compose.yaml
      services:
        a: {image: busybox, depends_on: [b]}
        b: {image: busybox, depends_on: [a]}
      """;

  private static final String JOINED =
      """
      == compose.yaml
      services:
        a: {image: busybox, network_mode: "service:b"}
        b: {image: busybox, network_mode: "service:a"}
      """;

  private static final String CIRCLE =
      """
      == compose.yaml
      services:
        a: {build: a, image: a}
        b: {build: b, image: b}
      == a/Dockerfile
      FROM b
      == b/Dockerfile
      FROM a
      """;

  private static final String SHARP =
      """
      == .devcontainer/devcontainer.json
      {"name": "C# (.NET)", "image": "debian:12"}
      """;

  @TempDir Path root;

  @TestFactory
  Stream<DynamicTest> builds() {
    return WhyCase.all(
        root,
        Stream.of(
            answered(
                "a Dockerfile",
                APP,
                "why Dockerfile",
                "runs docker-entrypoint.sh node server.js node:22, as a rule + CMD Dockerfile:11",
                "user node USER Dockerfile:10",
                "workdir /app WORKDIR Dockerfile:2"),
            answered("a folder", APP, "why .", "docker-entrypoint.sh node server.js"),
            answered("a stage by name", APP, "why Dockerfile#test", "npm test", "user root"),
            answered(
                "a stage without a name", APP, "why Dockerfile:9", "node server.js", "user node"),
            answered("a stage by line", APP, "why Dockerfile:5", "npm test"),
            answered("a target", APP, "why --target test Dockerfile", "npm test"),
            refused("no number for a target", APP, "why --target 0 Dockerfile", "no stage `0`"),
            refused("a wrong target", APP, "why --target tets Dockerfile", "did you mean `test`"),
            refused("a wrong stage", APP, "why Dockerfile#tset", "did you mean `test`"),
            answered(
                "a build argument", APP, "why --build-arg MODE=dev Dockerfile", "env MODE=dev"),
            answered("its default", APP, "why Dockerfile", "env MODE=prod", "PORT=80"),
            refused(
                "an argument without value",
                APP,
                "why --build-arg MODE Dockerfile",
                "say NAME=VALUE"),
            answered(
                "words behind",
                APP,
                "why Dockerfile sh -x",
                "docker-entrypoint.sh sh -x",
                "`sh -x` on the command line"),
            answered(
                "build steps",
                APP,
                "why --build Dockerfile",
                "3 COPY package.json ./ re-runs when package.json changes",
                "9 COPY . . re-runs when anything in the build context changes"),
            answered(
                "build steps of a stage",
                APP,
                "why --build Dockerfile#test",
                "5 CMD",
                "!USER node"),
            answered(
                "a long RUN",
                "== Dockerfile\nFROM scratch\nRUN set -e; \\\n  make\n",
                "why --build Dockerfile",
                "RUN set -e; make"),
            answered(
                "a script in the context",
                SCRIPT + "== start.sh\n#!/bin/sh\nset -e\nexec \"$@\"\n",
                "why Dockerfile",
                "PID 1 server -p 80",
                "server is PID 1"),
            answered(
                "a script that stays",
                SCRIPT + "== start.sh\n#!/bin/bash\nset -e\n\"$@\"\necho over\n",
                "why Dockerfile",
                "PID 1 /bin/bash",
                "ignored",
                "start.sh:3"),
            answered(
                "a script that is not there",
                SCRIPT,
                "why Dockerfile",
                "PID 1 not known",
                "is not in the build context"),
            answered(
                "a script that is ignored",
                SCRIPT + "== start.sh\n#!/bin/sh\nexec \"$@\"\n== .dockerignore\n*.sh\n",
                "why Dockerfile",
                "PID 1 not known"),
            answered(
                "scratch",
                "== Dockerfile\nFROM scratch\nCMD [\"/a\"]\n",
                "why Dockerfile",
                "runs /a",
                "user root",
                "!Not known from the files"),
            answered(
                "an unknown image",
                "== Dockerfile\nFROM acme/x\n",
                "why Dockerfile",
                "runs not known",
                "PID 1 not known the command is not known",
                "an engine that has acme/x"),
            answered(
                "a template",
                "== Dockerfile\nFROM {{ base }}\nCMD [\"a\"]\n",
                "why Dockerfile",
                "!an engine that has {{"),
            refused("a missing file", "", "why ./Dockerfile", "no such file"),
            refused("no target", "", "why", "needs a target")));
  }

  @TestFactory
  Stream<DynamicTest> configurations() {
    return WhyCase.all(
        root,
        Stream.of(
            answered(
                "given",
                BASE,
                "why --image-config base.json Dockerfile",
                "runs /run all",
                "user 7",
                "workdir /srv",
                "SIGINT",
                "!Not known from the files"),
            answered(
                "given by name",
                BASE,
                "why --image-config acme/base:1=base.json Dockerfile",
                "runs /run all"),
            answered(
                "for another image",
                BASE + "== Dockerfile\nFROM acme/other\n",
                "why --image-config base.json Dockerfile",
                "runs not known"),
            refused(
                "none in the file",
                BASE + "== empty.json\n[]\n",
                "why --image-config empty.json Dockerfile",
                "no configuration of an image"),
            answered(
                "an image itself", BASE, "why -v --image-config base.json acme/base:1", "LEVEL=3"),
            answered(
                "of the table",
                "",
                "why postgres:16",
                "PID 1 postgres",
                "as a rule docker-entrypoint.sh of postgres execs it"),
            answered("of the table with a registry", "", "why nginx:1.27", "PID 1 nginx -g"),
            answered("httpd", "", "why httpd:2.4", "PID 1 httpd -DFOREGROUND"),
            answered("a changed script", CHANGED, "why Dockerfile", "PID 1 not known"),
            answered(
                "another image with such a script",
                "== Dockerfile\nFROM acme/x\nENTRYPOINT [\"docker-entrypoint.sh\"]\nCMD [\"a\"]\n",
                "why Dockerfile",
                "PID 1 not known"),
            answered(
                "options only",
                "",
                "why redis:7 --appendonly yes",
                "PID 1 redis-server --appendonly yes")));
  }

  @TestFactory
  Stream<DynamicTest> services() {
    return WhyCase.all(
        root,
        Stream.of(
            answered(
                "a service",
                COMPOSE,
                "why web",
                "service web (compose.yaml:",
                "app/Dockerfile",
                "SIGKILL after 3 s",
                "grace: compose.yaml:8",
                "waits for db, started"),
            answered(
                "its arguments",
                COMPOSE,
                "why web",
                "MODE=dev",
                "SIGTERM → sh, ignored",
                "no exec"),
            answered(
                "what it hides",
                COMPOSE,
                "why web",
                "mount ./src → /app/src",
                "may hide what COPY . to /app put at /app/src (COPY app/Dockerfile:6)",
                "!COPY package.json to /app put",
                "mount data → /data"),
            answered("its rights", COMPOSE, "why web", "the default capabilities + NET_ADMIN"),
            answered("its env file", COMPOSE, "why -v web", "LEVEL=1", "COLOR=red web.env:2"),
            answered("who shares", COMPOSE, "why web", "shared by side"),
            answered("a joined network", COMPOSE, "why side", "network service:web"),
            answered("an image alone", COMPOSE, "why compose.yaml#db", "PID 1 postgres"),
            answered("by line", COMPOSE, "why compose.yaml:10", "service db"),
            answered(
                "options of the image's program",
                COMPOSE,
                "why cache",
                "PID 1 redis-server --appendonly yes"),
            refused("not there", COMPOSE, "why compose.yaml#wbe", "did you mean `web`"),
            refused("many", COMPOSE, "why compose.yaml", "name one: compose.yaml#web"),
            refused("no build", COMPOSE, "why --build db", "no Dockerfile builds it"),
            answered("its build", COMPOSE, "why --build web", "ENV MODE=$MODE"),
            answered(
                "an override",
                OVERRIDE,
                "why app",
                "user 6 compose.override.yaml:",
                "runs one compose.yaml:"),
            answered(
                "files by option",
                OVERRIDE,
                "why -f compose.yaml -f more.yaml app",
                "runs three",
                "user 5",
                "more.yaml:2"),
            answered(
                "an override by its own name",
                OVERRIDE,
                "why compose.override.yaml#app",
                "user 6",
                "runs one"),
            refused("a wrong service", OVERRIDE, "why -f compose.yaml ap", "did you mean `app`"),
            answered(
                "a missing env file",
                "== compose.yaml\nservices:\n  a: {image: busybox, env_file: no.env}\n",
                "why a",
                "no.env"),
            answered(
                "a missing Dockerfile",
                "== compose.yaml\nservices:\n  a: {build: nowhere}\n",
                "why a",
                "no Dockerfile at nowhere/Dockerfile"),
            answered(
                "extends in a circle",
                "== compose.yaml\nservices:\n  a: {extends: b, image: x}\n  b: {extends: a}\n",
                "why a",
                "circle"),
            answered("waiting in a circle", WAITING, "why a", "waits for b"),
            answered("networks in a circle", JOINED, "why a", "network service:b"),
            answered("images in a circle", CIRCLE, "why a", "is built from itself")));
  }

  @TestFactory
  Stream<DynamicTest> others() {
    return WhyCase.all(
        root,
        Stream.of(
            answered(
                "a typed line",
                "",
                "why docker run --rm -u 5 -e A=b --init alpine:3.20 top -b",
                "runs top -b",
                "user 5",
                "A=b",
                "init yes",
                "PID 1 docker-init"),
            answered(
                "a typed line as one word",
                "",
                "why 'docker run -w /w debian:12 pwd'",
                "workdir /w",
                "runs pwd"),
            refused("a typed line without image", "", "why docker ps", "runs nothing"),
            answered(
                "a line of a script",
                "== run.sh\n#!/bin/sh\ndocker run -p 80:80 nginx\n",
                "why run.sh:2",
                "ports 80:80",
                "PID 1 nginx"),
            answered(
                "a container of a Pod",
                POD,
                "why pod.yaml#main",
                "SIGKILL after 30 s",
                "restart always Kubernetes's default",
                "key k of Secret s, which is not in these files"),
            answered(
                "an image that is none",
                POD,
                "why pod.yaml#side",
                "what `$IMAGE` stands for",
                "!an engine that has $IMAGE"),
            answered(
                "a name with a hash",
                SHARP,
                "why '.devcontainer/devcontainer.json#C# (.NET)'",
                "dev container"),
            answered(
                "JSON",
                APP,
                "why --format json Dockerfile",
                "\"schema\": \"cpat-why/1\"",
                "\"argv\": [ \"docker-entrypoint.sh\", \"node\", \"server.js\" ]"),
            answered(
                "JSON of a mount that is not known",
                "== run.sh\n#!/bin/sh\ndocker run -v \"$DATA\":/data alpine:3.20 top\n",
                "why --format json run.sh:2",
                "\"source\": null",
                "\"mounts./data.source\"")));
  }
}

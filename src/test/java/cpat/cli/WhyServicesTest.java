package cpat.cli;

import static cpat.cli.WhyCase.APP;
import static cpat.cli.WhyCase.answered;
import static cpat.cli.WhyCase.refused;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// `cpat why` for services, circles and what is not there, as it is used.

class WhyServicesTest {
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
                "user 6 compose.override.yaml:2, over compose.yaml:2",
                "runs one compose.yaml:"),
            answered(
                "files by option",
                OVERRIDE,
                "why -f compose.yaml -f more.yaml app",
                "runs three",
                "user 5",
                "more.yaml:2, over compose.yaml:2"),
            answered(
                "an override by its own name",
                OVERRIDE,
                "why compose.override.yaml#app",
                "user 6",
                "runs one"),
            answered(
                "problems of the other services stay away",
                "== c.yaml\nservices:\n  a: {image: busybox}\n  b: {image: '${NO}'}\n",
                "why c.yaml#a",
                "!NO"),
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

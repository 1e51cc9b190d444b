package cpat.cli;

import static cpat.cli.WhyCase.APP;
import static cpat.cli.WhyCase.answered;
import static cpat.cli.WhyCase.refused;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// `cpat why` as it is used: files in a folder, a line typed, the answer read.
class WhyTest {
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

  private static final String CHANGED =
      """
      == Dockerfile
      FROM postgres:16
      RUN sed -i s/exec// /usr/local/bin/docker-entrypoint.sh
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
            refused("no target", APP, "why ''", "why needs a target"),
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
                "not used here; next: --image-config IMAGE=FILE",
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
}

package cpat.cli;

import static cpat.cli.WhyCase.answered;
import static cpat.cli.WhyCase.refused;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// `cpat explain FILE:LINE` as it is used.
class ExplainTest {
  private static final String FILES =
      """
      == Dockerfile
      # comment
      FROM node:22
      WORKDIR /app
      COPY . .
      RUN npm ci && \\
          npm test
      USER node
      CMD ["node", "a.js"]
      == compose.yaml
      services:
        app:
          build: .
          command: ["node", "b.js"]
          volumes: ["./src:/app/src"]
      == compose.override.yaml
      services:
        app:
          user: "8"
      == pod.yaml
      apiVersion: v1
      kind: Pod
      metadata: {name: p}
      spec:
        containers:
        - name: c
          image: redis:7
          resources: {limits: {cpu: "2"}}
      """;

  @TempDir Path root;

  @TestFactory
  Stream<DynamicTest> lines() {
    return WhyCase.all(
        root,
        Stream.of(
            answered(
                "a FROM",
                FILES,
                "explain Dockerfile:2",
                "begins stage final",
                "it starts from node:22"),
            answered("a comment", FILES, "explain Dockerfile:1", "decides nothing", "!no stage"),
            answered("a folder", FILES, "explain Dockerfile:3", "working folder is /app"),
            answered(
                "a COPY",
                FILES,
                "explain Dockerfile:4",
                "copies . of the build context to /app",
                "may be hidden by a mount",
                "compose.yaml:5"),
            answered("inside a RUN", FILES, "explain Dockerfile:6", "runs in shell form"),
            answered(
                "a USER that is overridden",
                FILES,
                "explain Dockerfile:7",
                "user is 8 instead compose.override.yaml:3"),
            answered(
                "a CMD that is overridden",
                FILES,
                "explain Dockerfile:8",
                "command is node a.js",
                "command is node b.js instead compose.yaml:4"),
            answered("a command", FILES, "explain compose.yaml:4", "command is node b.js"),
            answered("a mount", FILES, "explain compose.yaml:5", "mount at /app/src"),
            answered(
                "an override",
                FILES,
                "explain compose.override.yaml:3",
                "service app",
                "user is 8"),
            answered("what decides nothing", FILES, "explain pod.yaml:8", "decides nothing"),
            refused("no line", FILES, "explain Dockerfile", "needs a line"),
            refused("behind the end", FILES, "explain Dockerfile:99", "has 9 lines")));
  }
}

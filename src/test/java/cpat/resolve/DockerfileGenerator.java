package cpat.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// Makes Dockerfiles of one to three stages from every form an instruction can have; the same seed
/// gives the same files.
final class DockerfileGenerator {
  private static final List<String> BASES =
      List.of(
          "scratch",
          "busybox:1.37.0",
          "debian:12.12-slim",
          "cpat-matrix-full",
          "cpat-matrix-cmd",
          "cpat-matrix-shell",
          "cpat-matrix-onbuild",
          "cpat-matrix-lines",
          "$BASE");

  /// `@` stands for a command in one of [#COMMANDS].
  private static final List<String> INSTRUCTIONS =
      List.of(
          "CMD @",
          "CMD @",
          "cmd   @",
          "ENTRYPOINT @",
          "ENTRYPOINT @",
          "SHELL [\"/bin/bash\", \"-euo\", \"pipefail\", \"-c\"]",
          "SHELL [\"/bin/ash\", \"-c\"]",
          "ENV A=1 B=\"two words\" C=$A",
          "ENV A=${A}x D=${B:-none} E=${NONE:+no}",
          "ENV F some   \"old\" form $A",
          "ENV PATH=/opt/bin:$PATH",
          "env G='$A' H=\\$A \\\n  # inside\n  I=\"$A$B\"",
          "ARG A",
          "ARG A=arg B=arg",
          "ARG P=\"$A and $Q\" Q=q",
          "ARG GLOBAL",
          "ENV J=$GLOBAL K=$P",
          "USER ${A}:group",
          "USER 1000",
          "user root",
          "WORKDIR /top",
          "WORKDIR sub/${A:-none}",
          "WORKDIR ../\"up\"",
          "EXPOSE 80 443/udp",
          "EXPOSE 8000-8002 80/TCP",
          "EXPOSE ${PORT:-99}",
          "VOLUME /v1 /w$A",
          "VOLUME [\"/v 2\", \"/v3\"]",
          "STOPSIGNAL SIGINT",
          "STOPSIGNAL 12",
          "LABEL a=\"$A b\" 'c'=d",
          "LABEL a old form",
          "HEALTHCHECK CMD probe $A || exit 1",
          "HEALTHCHECK --interval=3s --retries=2 CMD [\"probe\", \"$A\"]",
          "HEALTHCHECK NONE",
          "ONBUILD ENV T=$A",
          "ONBUILD CMD @",
          "ONBUILD ENTRYPOINT @",
          "ONBUILD WORKDIR triggered",
          "ONBUILD ARG A=trigger",
          "# only a comment");

  private static final List<String> COMMANDS =
      List.of(
          "[\"serve\", \"--port\", \"$A\"]",
          "[\"one\"]",
          "[]",
          "[\"\"]",
          "[ \"a b\" , \"c\\\"d\" ]",
          "['single', 'quotes']",
          "[\"open\"",
          "[\"comma\",]",
          "serve $A  \"x y\" && done",
          "exec serve \\\n    --more \\\n  # no\n    --words",
          "/bin/true");

  private final Random random;

  DockerfileGenerator(long seed) {
    random = new Random(seed);
  }

  List<MatrixCase> cases(int count) {
    List<MatrixCase> cases = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Map<String, String> given = new TreeMap<>();
      for (String name : List.of("A", "GLOBAL", "BASE", "Q")) {
        if (random.nextInt(4) == 0) {
          given.put(name, name.equals("BASE") ? "cpat-matrix-full" : "given " + name);
        }
      }
      cases.add(MatrixCase.generated("generated " + i, text(), given));
    }
    return cases;
  }

  private String text() {
    StringBuilder text = new StringBuilder("ARG BASE=busybox:1.37.0 GLOBAL=\"a global\"\n");
    int stages = 1 + random.nextInt(3);
    for (int stage = 0; stage < stages; stage++) {
      String base = stage > 0 && random.nextInt(3) > 0 ? "s" + random.nextInt(stage) : pick(BASES);
      text.append("FROM ").append(base).append(" AS s").append(stage).append('\n');
      int lines = 1 + random.nextInt(8);
      for (int line = 0; line < lines; line++) {
        text.append(pick(INSTRUCTIONS).replace("@", pick(COMMANDS))).append('\n');
      }
    }
    return text.toString();
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }
}

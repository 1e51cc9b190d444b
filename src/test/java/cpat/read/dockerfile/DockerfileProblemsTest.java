package cpat.read.dockerfile;

import static cpat.read.dockerfile.DockerfileForm.problems;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What BuildKit takes has no problem, what it refuses has one; reading goes on behind it.
class DockerfileProblemsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "RUN",
        "CMD",
        "ENTRYPOINT",
        "RUN []",
        "CMD [ ]",
        "ENV a b",
        "ENV a=",
        "ARG a",
        "ARG a b=c",
        "COPY a b c",
        "COPY --from=x a b",
        "COPY --link a b",
        "COPY --link=FALSE a b",
        "COPY --exclude=a --exclude=b c d",
        "ADD --unpack=true --checksum=sha256:1 a b",
        "ADD --keep-git-dir a b",
        "EXPOSE 80 $P",
        "HEALTHCHECK NONE",
        "HEALTHCHECK none",
        "HEALTHCHECK --interval=1m30s --retries=0 CMD x",
        "HEALTHCHECK --timeout=0 CMD [\"x\"]",
        "HEALTHCHECK --start-period=.5h --start-interval=2us1ms CMD x",
        "MAINTAINER a b",
        "ONBUILD RUN x",
        "ONBUILD NOSUCH",
        "ONBUILD COPY a",
        "STOPSIGNAL 9",
        "STOPSIGNAL --x 9",
        "USER a b",
        "WORKDIR /a b",
        "VOLUME /a /b",
        "VOLUME [\"/a\"]",
        "SHELL [\"sh\"]",
        "RUN --network=host --security=insecure x",
        "RUN --device=a x",
        "RUN --mount=target=/x y",
        "RUN --mount=type=secret,id=a,required y",
        "RUN --mount=type=$t,size=1 y",
        "RUN --mount=type=tmpfs,target=/x,size=1.5GiB y",
        "RUN --mount='\"target=/a,b\"' y",
        "RUN --mount=type=CACHE,target=/x,sharing=locked,mode=0755,uid=1,gid=2 y",
        "FROM b AS c-d_e.9",
        "from b As C",
        "RUN [ -f x ]",
        "RUN <<A <<B\nA\nB",
        "LABEL a=b c=d",
        "COPY <<A <<B /c\nA\nB",
        "ENV a=${b:-${c:+\"d\"}}",
        "ENV a=${b%%x*} c=${d//e/f}",
        "WORKDIR 'a b'",
        "COPY --chown=$a:$b c d",
        "COPY --from=0 a b\nFROM x\nCOPY --from=0 a b"
      })
  void taken(String text) {
    assertEquals(
        text.startsWith("COPY --from=0") ? 1 : 0, problems("FROM base\n" + text).size(), text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NOSUCH x",
        "\\\n",
        "ENV",
        "ENV a",
        "ENV a=b c",
        "ENV =b",
        "LABEL",
        "ARG",
        "ARG =b",
        "COPY",
        "COPY a",
        "COPY [\"a\"]",
        "COPY --nosuch a b",
        "COPY --from a b",
        "COPY --link= a b",
        "COPY --link=x a b",
        "COPY --chown=a --chown=b c d",
        "COPY a <<E\nE",
        "ADD --from=x a b",
        "ADD a",
        "EXPOSE",
        "HEALTHCHECK",
        "HEALTHCHECK CMD",
        "HEALTHCHECK CMD []",
        "HEALTHCHECK NONE x",
        "HEALTHCHECK x",
        "HEALTHCHECK --interval=1 CMD x",
        "HEALTHCHECK --interval=1ns CMD x",
        "HEALTHCHECK --retries=-1 CMD x",
        "HEALTHCHECK --retries=x CMD x",
        "MAINTAINER",
        "ONBUILD",
        "ONBUILD ONBUILD RUN x",
        "ONBUILD FROM x",
        "ONBUILD maintainer x",
        "ONBUILD ENV a",
        "STOPSIGNAL",
        "USER",
        "USER --x a",
        "WORKDIR",
        "VOLUME",
        "VOLUME []",
        "VOLUME [\" \"]",
        "SHELL",
        "SHELL sh",
        "SHELL []",
        "RUN --nosuch x",
        "RUN --network=x y",
        "RUN --security=x y",
        "RUN --mount x",
        "RUN --mount= x",
        "RUN --mount=a x",
        "RUN --mount=a=b x",
        "RUN --mount=type=x y",
        "RUN --mount=type=bind,required y",
        "RUN --mount=target=/x,mode=0755 y",
        "RUN --mount=from=$a y",
        "RUN --mount='a\"b' x",
        "RUN --mount=type=secret y",
        "RUN --mount=type=secret,id=a,from=b y",
        "RUN --mount=target=/a,ro=x y",
        "RUN --mount=type=tmpfs,target=/a,size=x y",
        "RUN --mount=target=/a,sharing=shared y",
        "FROM",
        "FROM a b",
        "FROM a as",
        "FROM a as 1",
        "FROM a as b/c",
        "FROM a as b c",
        "FROM --x=y a",
        "FROM ${a",
        "FROM $a",
        "CMD [1]",
        "CMD [\"a\", null]",
        "CMD [[\"a\"]]",
        "RUN <<EOF\na",
        "RUN <<A <<B\nA\n",
        "ENV a='b",
        "ENV a=${b",
        "ENV a=${}",
        "ENV a=${b!}",
        "ENV a it's",
        "WORKDIR \"a",
        "EXPOSE ${a",
        "COPY --from=$a b c",
        "COPY --from=1 a b",
        "COPY --from=9 a b",
        "COPY --chown=${a b c",
        "FROM x AS y\nCOPY --from=y a b",
        "FROM a AS b\nFROM B"
      })
  void refused(String text) {
    assertFalse(problems("FROM base\n" + text).isEmpty(), text);
  }

  @Test
  void places() {
    assertEquals(
        List.of(
            "2:1 unknown instruction `RNU`; did you mean RUN?",
            "3:6 COPY has no flag `--form`",
            "4:9 `b` has no `=`: write name=value, or put quotes around the value it belongs to",
            "5:1 USER needs a name or number: `USER app`"),
        problems("FROM a\nRNU x\nCOPY --form=x a b\nENV a=1 b\nUSER\nCMD x"));
  }

  @Test
  void withoutFrom() {
    String none = "1:1 no FROM: a Dockerfile builds on an image or on scratch";
    assertEquals(List.of(none), problems(""));
    assertEquals(List.of(none), problems("# only\n\n# comments\n"));
    assertEquals(List.of(none), problems("ARG a=1\n"));
    assertEquals(
        List.of("2:1 `RUN` stands before the first FROM: only ARG can"),
        problems("ARG a\nRUN x\nFROM a"));
  }

  @Test
  void directives() {
    assertEquals(
        List.of("1:1 the escape character cannot be `x`: only \\ or ` can"),
        problems("# escape=x\nFROM a"));
    assertEquals(
        List.of("2:1 a second `escape` directive: only one can be used"),
        problems("# escape=`\n#Escape=`\nFROM a"));
    assertEquals(List.of(), problems("# escape=`\n# note\n# escape=x\nFROM a"));
  }

  @Test
  void linesLongerThanBuildKitsBuffer() {
    String fits = "FROM a\nRUN " + "x".repeat(65_536 - 5);
    assertEquals(List.of(), problems(fits + "\n"));
    assertEquals(1, problems(fits + "x\n").size());
    assertEquals(List.of(), problems(fits));
    assertEquals(1, problems(fits + "x").size());
    assertEquals(1, problems("FROM a\nRUN " + "\u00e9".repeat(32_768)).size());
  }
}

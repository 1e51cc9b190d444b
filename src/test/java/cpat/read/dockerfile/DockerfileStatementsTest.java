package cpat.read.dockerfile;

import static cpat.read.dockerfile.DockerfileForm.statements;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cpat.model.Build;
import cpat.model.Statement;
import org.junit.jupiter.api.Test;

/// Text in, statements out: each case as BuildKit's parser has it.
class DockerfileStatementsTest {
  @Test
  void continuationIsJoinedAsBuildKitJoinsIt() {
    assertEquals("RUN shell(a   b) @2-3", statements("RUN a \\\n  b"));
    assertEquals("RUN shell(ab) @2-3", statements("RUN a\\   \nb"));
    assertEquals("RUN shell(a b) @2-6", statements("RUN a \\\n# c\n\n  # d\nb"));
    assertEquals("RUN shell(a \\\\) @2\nB words() @3", statements("RUN a \\\\\nb"));
    assertEquals("RUN shell(a b) @2-3", statements("RUN a \\\r\nb\r\n"));
    assertEquals("RUN shell(a) @2-4", statements("RUN a \\\n\n# end"));
    assertEquals("RUN shell(a) @2-3", statements("\\\nRUN a"));
    assertEquals("RUN shell(a # b) @2", statements("RUN a # b"));
    assertEquals("RUN shell(a\tb) @2", statements(" \t RUN\t a\tb \t"));
  }

  @Test
  void formsFollowTheKeyword() {
    assertEquals("RUN exec(a|b c) @2", statements("RUN [\"a\", \"b c\"]"));
    assertEquals("CMD exec() @2", statements("CMD []"));
    assertEquals("CMD shell() @2", statements("cmd"));
    assertEquals("RUN shell(['a']) @2", statements("RUN ['a']"));
    assertEquals("RUN shell([\"a\",]) @2", statements("RUN [\"a\",]"));
    assertEquals("RUN shell([\"a\"] x) @2", statements("RUN [\"a\"] x"));
    assertEquals("RUN shell([\"a\t\"]) @2", statements("RUN [\"a\t\"]"));
    assertEquals("RUN shell([1e999]) @2", statements("RUN [1e999]"));
    assertEquals(
        "CMD exec(\"\\/\u00e9\ud83d\ude00\ufffd) @2",
        statements("CMD [\"\\\"\\\\\\/\\u00e9\\ud83d\\ude00\\ud83d\"]"));
    assertEquals("COPY words(a|b|\"c|d\") @2", statements("COPY a  b\t\"c d\""));
    assertEquals("COPY exec(a b|c) @2", statements("COPY [\"a b\", \"c\"]"));
    assertEquals("VOLUME words([a]) @2", statements("VOLUME [a]"));
    assertEquals("EXPOSE words(1|2/udp) @2", statements("EXPOSE 1 2/udp"));
    assertEquals("ARG words(a|b=\"c d\"|e=) @2", statements("ARG a b=\"c d\" e="));
    assertEquals("WORKDIR words(/a b) @2", statements("WORKDIR /a b"));
    assertEquals("SHELL exec(sh|-c) @2", statements("SHELL [\"sh\",\"-c\"]"));
  }

  @Test
  void pairsKeepTheirQuotes() {
    assertEquals("ENV pairs(a|b|c|\"d e\") @2", statements("ENV a=b c=\"d e\""));
    assertEquals("ENV pairs(a|b=c  'd') @2", statements("ENV a   b=c  'd'"));
    assertEquals("ENV pairs(a|b\\ c|d|'e f'g) @2", statements("ENV a=b\\ c d='e f'g"));
    assertEquals("ENV pairs(a|\"b\\\" c\") @2", statements("ENV a=\"b\\\" c\""));
    assertEquals("ENV pairs(a|'b\\'|c|d') @2", statements("ENV a='b\\' c=d'"));
    assertEquals("ENV pairs(a|) @2", statements("ENV a="));
    assertEquals("ENV pairs(a|b==c) @2", statements("ENV a=b==c"));
    assertEquals("LABEL pairs(\"a b\"|c) @2", statements("LABEL \"a b\"=c"));
    assertEquals("ENV pairs(a|b|c|d) @2-3", statements("ENV a=b \\\n  c=d"));
    assertEquals("ENV pairs(a|b) @2", statements("ENV a=b\\"));
  }

  @Test
  void flagsLoseTheirQuotes() {
    assertEquals(
        "RUN --mount=type=cache,target=/a --network=none shell(x --y) @2",
        statements("RUN --mount=type=cache,target=/a --network=none x --y"));
    assertEquals(
        "COPY --chown=a b --link words(c|d) @2", statements("COPY --chown='a b' --link c d"));
    assertEquals("RUN --mount=a b shell(c) @2", statements("RUN --mount=a\\ b c"));
    assertEquals("RUN shell(--x) @2", statements("RUN -- --x"));
    assertEquals("RUN --x shell() @2", statements("RUN --x"));
    assertEquals("RUN --a --b shell(c) @2-4", statements("RUN --a \\\n  --b \\\n c"));
  }

  @Test
  void healthchecksBeginWithTheirType() {
    assertEquals("HEALTHCHECK shell() @2", statements("HEALTHCHECK"));
    assertEquals("HEALTHCHECK shell(NONE) @2", statements("HEALTHCHECK NONE"));
    assertEquals(
        "HEALTHCHECK --retries=3 shell(CMD|a  b) @2",
        statements("HEALTHCHECK --retries=3 CMD  a  b"));
    assertEquals("HEALTHCHECK exec(CMD|a|b) @2", statements("HEALTHCHECK CMD [\"a\", \"b\"]"));
  }

  @Test
  void heredocs() {
    assertEquals("RUN shell(<<EOF) <<EOF{a~  b~} @2-5", statements("RUN <<EOF\na\n  b\nEOF\n"));
    assertEquals(
        "RUN shell(<<-EOF) <<-EOF{\ta~ b~} @2-5", statements("RUN <<-EOF\n\ta\n b\n\tEOF"));
    assertEquals(
        "COPY words(<<'A|B'|<<C|/d/) <<'A B{1~} <<C{2~} @2-6",
        statements("COPY <<'A B' <<C /d/\n1\nA B\n2\nC"));
    assertEquals("RUN shell(3<<\"E\" x) <<'E{} @2-3", statements("RUN 3<<\"E\" x\nE\n"));
    assertEquals("RUN shell(<< EOF) <<EOF{a~} @2-4", statements("RUN << EOF\na\nEOF"));
    assertEquals("RUN shell(cat <<<EOF) @2\nA words() @3", statements("RUN cat <<<EOF\na"));
    assertEquals("RUN shell(x<<EOF) @2\nA words() @3", statements("RUN x<<EOF\na"));
    assertEquals("RUN shell(it's <<EOF) @2\nA words() @3", statements("RUN it's <<EOF\na"));
    assertEquals("RUN exec(<<EOF) @2\nA words() @3", statements("RUN [\"<<EOF\"]\na"));
    assertEquals("CMD shell(<<EOF) @2\nA words() @3", statements("CMD <<EOF\na"));
    assertEquals(
        "ONBUILD words() <<EOF{a~} -> RUN shell(<<EOF) @2 @2-4",
        statements("ONBUILD RUN <<EOF\na\nEOF"));
    assertEquals(
        "RUN shell(<<A   && <<B) <<A{1~} <<B{2~} @2-7",
        statements("RUN <<A \\\n  && <<B\n1\nA\n2\nB"));
    assertEquals(
        "RUN shell(<<E) <<E{a\r~} @2-4",
        statements("RUN <<E\r\na\r\nE\r\nCMD x").split("\n", -1)[0]);
  }

  @Test
  void triggersAreReadOneLevelDeep() {
    assertEquals(
        "ONBUILD words() -> COPY --link words(a|b) @2 @2", statements("ONBUILD COPY --link a b"));
    assertEquals(
        "ONBUILD words() -> ONBUILD words() @2 @2", statements("ONBUILD ONBUILD ONBUILD RUN x"));
  }

  @Test
  void directives() {
    assertEquals('`', DockerfileForm.build("# escape=`\nFROM a\nRUN a `\nb").escape());
    assertEquals('`', DockerfileForm.build("\ufeff#ESCAPE = ` \r\nFROM a").escape());
    assertEquals('\\', DockerfileForm.build("# a comment\n# escape=`\nFROM a").escape());
    assertEquals('\\', DockerfileForm.build("\n# escape=`\nFROM a").escape());
    assertEquals('`', DockerfileForm.build("#syntax=x\n#check=y\n#escape=`\nFROM a").escape());
    assertEquals("x/y:1", syntax("# syntax = x/y:1 -v\nFROM a"));
    assertEquals("x", syntax("#!/usr/bin/env tool\n# syntax=x\nFROM a"));
    assertEquals("", syntax("# unknown=y\n# syntax=x\nFROM a"));
    assertEquals("", syntax("FROM a\n# syntax=x"));
    Build build = DockerfileForm.build("# escape=`\nFROM a\nRUN a `\nb\\\nCMD c");
    assertEquals("RUN shell(a b\\) @3-4", DockerfileForm.statement(build.statements().get(1)));
  }

  private static String syntax(String text) {
    return DockerfileForm.build(text).syntax().map(w -> w.raw()).orElse("");
  }

  @Test
  void wordsKnowTheirPlaces() {
    String text =
        "FROM a\nENV x=\"1 2\" \\\n  y=$z\nCOPY [\"a\\\"b\", \"c\"]\nRUN --mount='a b' c\\\nd";
    Build build = DockerfileForm.build(text);
    Statement env = build.statements().get(1);
    assertEquals("2:5 2:7 3:3 3:5", places(env));
    assertEquals("\"1 2\"", env.arguments().get(1).raw());
    Statement copy = build.statements().get(2);
    assertEquals("4:7 4:15", places(copy));
    assertEquals("\"a\\\"b\"", copy.arguments().getFirst().raw());
    Statement run = build.statements().get(3);
    assertEquals("--mount='a b'", run.flags().getFirst().raw());
    assertEquals("c\\\nd", run.arguments().getFirst().raw());
    assertEquals("RUN --mount='a b' c\\\nd", run.at().text());
  }

  private static String places(Statement statement) {
    return String.join(
        " ",
        statement.arguments().stream()
            .map(w -> w.at().first().line() + ":" + w.at().first().column())
            .toList());
  }
}

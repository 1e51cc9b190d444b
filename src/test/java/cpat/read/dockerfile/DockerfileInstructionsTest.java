package cpat.read.dockerfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cpat.model.Command;
import cpat.model.Instruction;
import cpat.model.Word;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Statements as typed instructions.
class DockerfileInstructionsTest {
  private static <T extends Instruction> T one(Class<T> kind, String text) {
    return assertInstanceOf(
        kind,
        DockerfileForm.build("FROM a\n" + text).stages().getFirst().instructions().getFirst());
  }

  private static List<String> texts(List<Word> words) {
    return words.stream().map(Word::text).toList();
  }

  private static Command.Shell script(Command command) {
    return assertInstanceOf(Command.Shell.class, command);
  }

  @Test
  void commands() {
    Instruction.Run run = one(Instruction.Run.class, "RUN a \\\n # c\n b");
    assertEquals("a  b", script(run.command()).script());
    assertEquals("a \\\n # c\n b", run.command().at().text());
    Command exec =
        one(Instruction.Entrypoint.class, "ENTRYPOINT [\"a\", \"$b \\u0041\"]").command();
    assertEquals(List.of("a", "$b A"), exec.words());
    Word last = assertInstanceOf(Command.Exec.class, exec).argv().getLast();
    assertTrue(last.literal());
    assertEquals("\"$b \\u0041\"", last.raw());
    assertEquals("", script(one(Instruction.Cmd.class, "CMD").command()).script());
  }

  @Test
  void scriptsInHeredocs() {
    Command sole = one(Instruction.Run.class, "RUN <<EOF\na\nb\nEOF\n").command();
    assertEquals("a\nb\n", script(sole).script());
    assertEquals("a\nb\n", sole.at().text());
    Command chomped = one(Instruction.Run.class, "RUN <<-EOF\n\t\ta\n\tEOF\n").command();
    assertEquals("a\n", script(chomped).script());
    Command piped = one(Instruction.Run.class, "RUN sh <<EOF\na\nEOF\n").command();
    assertEquals("sh <<EOF", script(piped).script());
    Instruction.OnBuild trigger = one(Instruction.OnBuild.class, "ONBUILD RUN <<EOF\na\nEOF\n");
    Instruction.Run run = assertInstanceOf(Instruction.Run.class, trigger.trigger().orElseThrow());
    assertEquals("a\n", script(run.command()).script());
  }

  @Test
  void invocationsStandWhereTheyAreWritten() {
    assertEquals("2:5 a,3:9 b", invocations("RUN a x \\\n   y && b"));
    assertEquals("3:1 a,4:1 b", invocations("RUN <<EOF\na\nb\nEOF"));
    assertEquals("3:3 a", invocations("RUN <<-EOF\n\t\ta\n\tEOF"));
    assertEquals("2:5 cat,2:18 b", invocations("RUN cat <<EOF && b\nnot a command\nEOF"));
    assertEquals("", invocations("RUN <<EOF\n#!/usr/bin/env python3\nprint(1)\nEOF"));
    assertEquals("4:1 a", invocations("RUN <<EOF\n#!/bin/bash -e\na\nEOF"));
  }

  private static String invocations(String text) {
    return String.join(
        ",",
        script(one(Instruction.Run.class, text).command()).invocations().stream()
            .map(i -> i.at().first().line() + ":" + i.at().first().column() + " " + i.name())
            .toList());
  }

  @Test
  void mounts() {
    Instruction.Run run =
        one(
            Instruction.Run.class,
            "RUN --mount=target=/a,RO --mount=type=cache,id=,target=/b --network=none x");
    assertEquals(2, run.mounts().size());
    assertEquals("bind", run.mounts().getFirst().type());
    assertEquals(
        Map.of("type", "bind", "target", "/a", "ro", ""), run.mounts().getFirst().options());
    assertEquals(
        Map.of("type", "cache", "id", "", "target", "/b"), run.mounts().getLast().options());
    assertEquals("--mount=target=/a,RO", run.mounts().getFirst().flag().raw());
    Instruction.Run quoted =
        one(Instruction.Run.class, "RUN --mount='\"target=/a,b\",\"source=\"\"c\"' x");
    assertEquals(
        Map.of("type", "bind", "target", "/a,b", "source", "\"c"),
        quoted.mounts().getFirst().options());
  }

  @Test
  void copies() {
    Instruction.Copy copy = one(Instruction.Copy.class, "COPY --from=b <<E \"x\" '$z' /d$e\nE");
    assertEquals(List.of("x", "$z"), texts(copy.sources()));
    assertEquals("b", copy.from().orElseThrow());
    assertEquals("/d$e", copy.destination().text());
    Instruction.Copy json = one(Instruction.Copy.class, "COPY [\"a b\", \"$c\", \"d\"]");
    assertEquals(List.of("a b", "$c"), texts(json.sources()));
    assertEquals(List.of(true, false), json.sources().stream().map(Word::literal).toList());
    Instruction.Add add = one(Instruction.Add.class, "ADD a\\ b <<E c\nE");
    assertEquals(List.of("a", "b"), texts(add.sources()));
  }

  @Test
  void valuesLoseTheirQuotesAndKeepTheirVariables() {
    Instruction.Env env = one(Instruction.Env.class, "ENV a=\"b $c\" d='$e' f=g\\ h i=${j:-\"k\"}");
    assertEquals(
        List.of("b $c", "$e", "g h", "${j:-k}"),
        env.pairs().stream().map(p -> p.value().text()).toList());
    assertEquals(
        List.of(false, true, true, false),
        env.pairs().stream().map(p -> p.value().literal()).toList());
    assertEquals("\"b $c\"", env.pairs().getFirst().value().raw());
    Instruction.Arg arg = one(Instruction.Arg.class, "ARG a b= c=\"d e\"");
    assertEquals(
        "[a, b=, c=d e]",
        arg.variables().stream()
            .map(v -> v.name().text() + v.value().map(w -> "=" + w.text()).orElse(""))
            .toList()
            .toString());
    assertEquals("/a b", one(Instruction.Workdir.class, "WORKDIR \"/a b\"").path().text());
    assertEquals("app", one(Instruction.User.class, "USER app").user().text());
    assertEquals(List.of("80", "$p"), texts(one(Instruction.Expose.class, "EXPOSE 80 $p").ports()));
    assertEquals(List.of("/a", "/b"), texts(one(Instruction.Volume.class, "VOLUME /a /b").paths()));
    assertEquals("SIGINT", one(Instruction.StopSignal.class, "STOPSIGNAL SIGINT").signal().text());
    assertEquals(
        List.of("a", "$b"), texts(one(Instruction.Shell.class, "SHELL [\"a\", \"$b\"]").argv()));
  }

  @Test
  void healthchecks() {
    assertTrue(one(Instruction.Healthcheck.class, "HEALTHCHECK NONE").command().isEmpty());
    Command shell =
        one(Instruction.Healthcheck.class, "HEALTHCHECK --retries=1 CMD a  b")
            .command()
            .orElseThrow();
    assertEquals("a  b", script(shell).script());
    assertEquals("a  b", shell.at().text());
    Command exec =
        one(Instruction.Healthcheck.class, "HEALTHCHECK CMD [\"a\"]").command().orElseThrow();
    assertEquals(List.of("a"), exec.words());
    assertEquals("[\"a\"]", exec.at().text());
  }

  @Test
  void nonsenseIsOther() {
    for (String text : List.of("COPY a", "NOSUCH", "SHELL sh", "HEALTHCHECK x", "ENV a", "USER")) {
      one(Instruction.Other.class, text);
    }
  }
}

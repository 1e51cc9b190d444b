package cpat.read;

import cpat.model.Command;
import cpat.model.ImageBuild;
import cpat.model.Instruction.Variable;
import cpat.model.Invocation;
import cpat.model.Mount;
import cpat.model.Namespace;
import cpat.model.Problem;
import cpat.model.Run;
import cpat.model.Word;
import cpat.read.engine.RunLines;
import cpat.source.Excerpt;
import cpat.source.Source;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Compact texts of what was read, for tables of expectations.
public final class Commands {
  private Commands() {}

  public static Excerpt excerpt(String text) {
    return Excerpt.of(new Source("t", text));
  }

  /// `before (prefix) A=b word [two words] $x? @definition <captured`
  public static String of(List<Invocation> invocations) {
    return invocations.stream().map(Commands::of).collect(Collectors.joining("\n"));
  }

  public static String of(Invocation i) {
    StringBuilder out = new StringBuilder(i.before().equals(";") ? "" : i.before());
    if (!i.prefix().isEmpty()) {
      out.append(" (").append(words(i.prefix())).append(")");
    }
    out.append(' ').append(words(i.assignments())).append(' ').append(words(i.words()));
    if (!i.frame().definition().isEmpty()) {
      out.append(i.frame().alias() ? i.frame().frozen() ? " @@!" : " @@" : " @");
      out.append(i.frame().definition());
    }
    if (!i.frame().captured().isEmpty()) {
      out.append(" <").append(i.frame().captured());
    }
    return out.toString().strip().replace("  ", " ");
  }

  public static String words(List<Word> words) {
    return words.stream().map(Commands::of).collect(Collectors.joining(" "));
  }

  public static String of(Word w) {
    boolean brackets = w.text().isEmpty() || w.text().chars().anyMatch(c -> c <= ' ');
    return (brackets ? "[" + w.text().replace("\n", "\\n") + "]" : w.text())
        + (w.literal() ? "" : "?");
  }

  /// One line per field; settings only where no other field shows them.
  public static String of(Run run) {
    StringBuilder out = new StringBuilder("run " + run.name());
    run.image().ifPresent(i -> out.append(": ").append(of(i)));
    run.entrypoint().ifPresent(e -> out.append(" entrypoint ").append(e.words()));
    run.command().ifPresent(c -> out.append(" $ ").append(words(((Command.Exec) c).argv())));
    run.mounts().forEach(m -> out.append("\n  ").append(of(m)));
    run.namespaces().forEach(n -> out.append("\n  ").append(of(n)));
    run.ports().forEach(p -> out.append("\n  port ").append(of(p)));
    for (Variable v : run.environment()) {
      out.append("\n  env ").append(of(v.name()));
      v.value().ifPresent(x -> out.append(" = ").append(of(x)));
    }
    run.settings().stream()
        .filter(s -> !SHOWN.contains(s.name()))
        .forEach(s -> out.append("\n  ").append(s.name()).append(": ").append(of(s.value())));
    return out.toString();
  }

  private static final List<String> SHOWN =
      List.of(
          "volume",
          "mount",
          "tmpfs",
          "volumes-from",
          "env",
          "publish",
          "entrypoint",
          "network",
          "pid",
          "ipc",
          "uts",
          "userns",
          "cgroupns",
          "name");

  public static String of(Mount mount) {
    return switch (mount) {
      case Mount.Bind(_, var s, var t, var ro) ->
          "bind " + of(s) + " -> " + of(t) + (ro ? " ro" : "");
      case Mount.Volume(_, var n, var t, var ro) ->
          "volume " + n.map(w -> of(w) + " ").orElse("") + "-> " + of(t) + (ro ? " ro" : "");
      case Mount.Tmpfs(_, var t) -> "tmpfs " + of(t);
      case Mount.From(_, var c) -> "from " + of(c);
      case Mount.Other(_, var k, var n, var t) ->
          k + " " + n.map(Commands::of).orElse("") + " -> " + of(t);
    };
  }

  public static String of(Namespace namespace) {
    return switch (namespace) {
      case Namespace.Host(var kind, _) -> kind + " host";
      case Namespace.Joined(var kind, _, var target, var service) ->
          kind + (service ? " service " : " of ") + of(target);
      case Namespace.Other(var kind, _, var w) -> kind + " " + of(w);
    };
  }

  public static String of(ImageBuild build) {
    StringBuilder out = new StringBuilder("build " + words(build.tags()));
    build.context().ifPresent(c -> out.append(" of ").append(of(c)));
    build.dockerfile().ifPresent(f -> out.append(" file ").append(of(f)));
    build.target().ifPresent(t -> out.append(" target ").append(of(t)));
    build.arguments().forEach(a -> out.append(" ").append(of(a.name())));
    return out.toString();
  }

  public static String of(Problem problem) {
    return "! " + problem.at().text() + ": " + problem.message();
  }

  public static String of(RunLines lines) {
    return Stream.of(
            lines.runs().stream().map(Commands::of),
            lines.builds().stream().map(Commands::of),
            lines.problems().stream().map(Commands::of))
        .flatMap(s -> s)
        .collect(Collectors.joining("\n"));
  }
}

package cpat.read.text;

import cpat.model.Invocation;
import cpat.model.Origin;
import cpat.model.Problem;
import cpat.model.Reading;
import cpat.model.Run;
import cpat.model.Script;
import cpat.model.Setting;
import cpat.model.Workload;
import cpat.read.engine.RunLines;
import cpat.read.shell.Heredoc;
import cpat.read.shell.Shell;
import cpat.read.shell.Shell.Dialect;
import cpat.read.shell.ShellText;
import cpat.source.Excerpt;
import cpat.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Collects the shell texts of one file: a script for each, all runs as one workload, the builds,
/// and what here-documents hold.
final class CommandLines {
  private static final int DEEPEST = 4;

  private final Reading.Builder out;
  private final Script.Kind kind;
  private final Embedded embedded;
  private final List<Run> runs = new ArrayList<>();

  CommandLines(Reading.Builder out, Script.Kind kind, Embedded embedded) {
    this.out = out;
    this.kind = kind;
    this.embedded = embedded;
  }

  void add(Excerpt text) {
    add(text, Dialect.POSIX);
  }

  void add(Excerpt text, Dialect dialect) {
    add(text.whole(), text.source().path(), Shell.parse(text, dialect, Map.of()), 0);
  }

  /// A whole script, in which a quote that is not closed is a mistake.
  void script(Excerpt text, Dialect dialect) {
    ShellText read = Shell.parse(text, dialect);
    read.unclosed()
        .ifPresent(quote -> out.problems.add(new Problem(quote, "no quote closes this one")));
    add(text.whole(), text.source().path(), read, 0);
  }

  /// One script whose commands come from several texts: the lines of a recipe.
  void add(Span at, String name, List<ShellText> texts) {
    List<Invocation> invocations = new ArrayList<>();
    List<Heredoc> heredocs = new ArrayList<>();
    for (ShellText text : texts) {
      invocations.addAll(text.invocations());
      heredocs.addAll(text.heredocs());
    }
    add(
        at,
        name,
        new ShellText(
            List.copyOf(invocations), List.copyOf(heredocs), Optional.empty(), Optional.empty()),
        0);
  }

  private void add(Span at, String name, ShellText text, int depth) {
    if (!text.invocations().isEmpty()) {
      out.scripts.add(new Script(at, kind, name, text.invocations()));
    }
    text.tooDeep()
        .ifPresent(place ->
            out.problems.add(
                new Problem(place, "nested deeper than is followed: not read from here")));
    RunLines lines = RunLines.of(text.invocations());
    runs.addAll(lines.runs());
    out.imageBuilds.addAll(lines.builds());
    out.problems.addAll(lines.problems());
    for (Heredoc heredoc : text.heredocs()) {
      switch (HeredocUse.of(heredoc, text.invocations())) {
        case DOCKERFILE -> out.add(embedded.dockerfile(heredoc.body()));
        case YAML -> out.add(embedded.yaml(heredoc.body()));
        case SHELL -> {
          if (depth < DEEPEST) {
            add(
                heredoc.body().whole(),
                name,
                Shell.parse(heredoc.body(), Dialect.POSIX),
                depth + 1);
          }
        }
        case NOTHING -> {}
      }
    }
  }

  void add(Run run) {
    runs.add(run);
  }

  /// To be called last.
  Reading.Builder finish(Span whole) {
    if (!runs.isEmpty()) {
      String path = whole.source().path();
      String name = path.substring(path.lastIndexOf('/') + 1);
      List<Setting> none = List.of();
      out.workloads.add(
          new Workload(name, new Origin.CommandLine(kind), whole, List.copyOf(runs), none));
    }
    return out;
  }
}

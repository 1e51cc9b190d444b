package cpat.patterns.cs;

import cpat.facts.Copied;
import cpat.facts.Folders;
import cpat.facts.SourceFiles;
import cpat.model.Base;
import cpat.model.Build;
import cpat.model.Instruction;
import cpat.model.Stage;
import cpat.model.Word;
import cpat.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the build context gives to a stage, the stages below it included, in order.
final class Arrivals {
  /// One source of one COPY or ADD. `certain` when its name alone tells what it is.
  record Arrival(Span at, String what, boolean sources, boolean certain) {}

  private final Build build;
  private final Stage stage;
  private final List<Arrival> found = new ArrayList<>();
  private String workdir = "/";

  private Arrivals(Build build, Stage stage) {
    this.build = build;
    this.stage = stage;
  }

  static List<Arrival> of(Build build, Stage stage) {
    Arrivals arrivals = new Arrivals(build, stage);
    build.inherited(stage).forEach(arrivals::take);
    return arrivals.found;
  }

  private void take(Instruction instruction) {
    switch (instruction) {
      case Instruction.Workdir(_, var path) -> workdir = Folders.absolute(workdir, path.text());
      case Instruction.Copy(var written, var sources, var destination, var from) -> {
        if (from.isEmpty()) {
          copy(written.at(), sources, destination);
        }
      }
      case Instruction.Add(var written, var sources, var destination) ->
          copy(written.at(), sources, destination);
      case Instruction _ -> {}
    }
  }

  private void copy(Span at, List<Word> sources, Word destination) {
    Copied.Landing landing =
        new Copied.Landing(
            Folders.absolute(workdir, destination.text()), workdir, image(), command());
    for (Word source : sources) {
      String what = source.text();
      SourceFiles.Kind kind = SourceFiles.kind(what);
      found.add(
          new Arrival(at, what, Copied.isSources(what, landing), kind != SourceFiles.Kind.UNKNOWN));
    }
  }

  private String image() {
    return switch (build.lineage(stage).getFirst().base()) {
      case Base.Scratch() -> "scratch";
      case Base.Image image -> image.repository();
      case Base.Earlier(_, Word written) -> written.text();
      case Base.Unresolved(Word written) -> written.text();
    };
  }

  private List<String> command() {
    List<String> words = new ArrayList<>();
    last(Instruction.Entrypoint.class).ifPresent(e -> words.addAll(e.command().words()));
    last(Instruction.Cmd.class).ifPresent(c -> words.addAll(c.command().words()));
    return words;
  }

  private <T extends Instruction> Optional<T> last(Class<T> kind) {
    return build.inherited(stage).stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .reduce((_, last) -> last);
  }
}

package cpat.patterns.sc;

import cpat.facts.VolumeReaders;
import cpat.model.Invocation;
import cpat.model.Run;
import cpat.model.Word;
import cpat.read.shell.Shell;
import cpat.source.Excerpt;
import cpat.source.Source;
import java.util.List;

/// The commands a container is told to run, a text for `sh -c` looked into.
record ReadingCommand(List<Invocation> commands, String text) {

  static ReadingCommand of(Run run) {
    List<String> words = run.words();
    boolean shell =
        words.size() > 2 && words.getFirst().endsWith("sh") && words.get(1).startsWith("-");
    String text =
        shell
            ? String.join(" ", words.subList(2, words.size()))
            : String.join(" ", words.stream().map(ReadingCommand::quoted).toList());
    return new ReadingCommand(Shell.read(Excerpt.of(new Source("command", text))), text);
  }

  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./:=+,@%-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /// True where files are only read: nothing is written but the container's own output.
  boolean onlyReads() {
    return !text.contains(">")
        && commands.stream().anyMatch(i -> List.of("tail", "cat").contains(i.name()))
        && commands.stream().allMatch(i -> VolumeReaders.reads(i.name()));
  }

  /// The absolute paths among the arguments of its commands.
  List<String> paths() {
    return commands.stream()
        .flatMap(i -> i.arguments().stream())
        .map(Word::text)
        .filter(w -> w.startsWith("/") && !w.contains("$"))
        .toList();
  }
}

package cpat.patterns.dfd;

import cpat.facts.Ecosystem;
import cpat.model.Instruction;
import cpat.source.Span;
import java.util.List;

/// A step that downloads the dependencies a project lists. `first`: only the list was there;
/// `arrival` is then the place where the list came, else the place where the sources came, and
/// `what` is what came. `sources` are all places where sources came before it, `listed` says that a
/// list came by itself; `words` are those of the command.
record Install(
    boolean first,
    Span arrival,
    String what,
    Instruction.Run run,
    Ecosystem ecosystem,
    List<String> words,
    List<Span> sources,
    boolean listed,
    boolean certain) {

  Span step() {
    return run.at();
  }

  /// Its command as it is told: the first words.
  String command() {
    return String.join(" ", words.size() > 3 && certain ? words.subList(0, 3) : words);
  }
}

package cpat.model;

import cpat.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A stage of a build: its FROM and what follows up to the next FROM.
public record Stage(
    int index, Base base, Optional<Word> name, Statement from, List<Instruction> instructions) {

  /// The instructions of one kind, in order.
  public <T extends Instruction> Stream<T> all(Class<T> kind) {
    return instructions.stream().filter(kind::isInstance).map(kind::cast);
  }

  public <T extends Instruction> Optional<T> last(Class<T> kind) {
    return all(kind).reduce((_, last) -> last);
  }

  public Span at() {
    return from.at();
  }
}

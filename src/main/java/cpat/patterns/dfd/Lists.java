package cpat.patterns.dfd;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What an installer reads of a project.
sealed interface Lists {
  /// Files, and folders with a closing slash, relative to the folder of the project.
  record Known(List<String> files) implements Lists {
    Known and(Stream<String> more) {
      List<String> all = new ArrayList<>(files);
      more.filter(f -> !all.contains(f)).forEach(all::add);
      return new Known(List.copyOf(all));
    }
  }

  /// It cannot be said, or the lists are not enough; why, as the end of a sentence.
  record Refused(String reason) implements Lists {}

  /// The project lists nothing, or has it all with it.
  record Nothing() implements Lists {}
}

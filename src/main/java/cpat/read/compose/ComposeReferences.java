package cpat.read.compose;

import cpat.model.Run;
import cpat.model.Word;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Services that are named but not defined. Files that other files are laid over or under name
/// services of those, so only a file that looks complete is checked. Of services whose network,
/// processes or volumes another takes part in a rule tells (SC001).
record ComposeReferences(ComposeContext context, ComposeFile file) {

  static boolean complete(ComposeFile file, List<Run> runs) {
    return runs.stream().allMatch(r -> r.image().isPresent() || r.build().isPresent())
        && (file.first() || file.root().get("include").isEmpty());
  }

  void check(List<Run> runs) {
    Set<String> names = new HashSet<>();
    runs.forEach(r -> names.add(r.name()));
    for (Run run : runs) {
      run.dependsOn().forEach(d -> check(run, d, names));
    }
  }

  private void check(Run run, Word name, Set<String> names) {
    if (name.literal() && !names.contains(name.text())) {
      context.problem(
          name.at(), run.name() + " depends on " + name.text() + ", which no service is called");
    }
  }
}

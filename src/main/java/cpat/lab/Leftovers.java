package cpat.lab;

import cpat.engine.Engine;
import cpat.engine.EngineException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What earlier runs left, in the engine and on the disk; `going` are runs of this user that have
/// not ended: they are left alone unless they are named.
public record Leftovers(List<Cleaning.Item> items, List<String> going) {

  /// Removes what is left of the runs named, or of all.
  public static Leftovers remove(
      Engine engine, List<String> named, Map<String, String> environment, boolean dryRun)
      throws EngineException {
    Map<String, Path> folders = Folders.runs(environment);
    // A folder of a run on another engine may be mounted there.
    folders.values().removeIf(folder -> !Lock.on(engine.endpoint().toString(), folder));
    Set<String> runs = new TreeSet<>(named);
    List<String> going = new ArrayList<>();
    if (named.isEmpty()) {
      Cleaning.of(engine, Optional.empty(), true).forEach(i -> runs.add(i.run()));
      runs.addAll(folders.keySet());
      folders.forEach((run, folder) -> {
        if (Lock.held(folder) && runs.remove(run)) {
          going.add(run);
        }
      });
    }
    List<Cleaning.Item> items = new ArrayList<>();
    for (String run : runs) {
      items.addAll(Cleaning.of(engine, Optional.of(run), dryRun));
      Optional<Path> folder = Optional.ofNullable(folders.get(run));
      if (folder.isPresent()) {
        Optional<Path> left = dryRun ? Optional.empty() : Folders.remove(folder.get());
        items.add(
            new Cleaning.Item(
                "folder",
                folder.get().toString(),
                run,
                left.map(f -> "a program of another user made " + f)));
      }
    }
    return new Leftovers(List.copyOf(items), List.copyOf(going));
  }
}

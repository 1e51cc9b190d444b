package cpat.cli;

import cpat.files.Refused;
import cpat.files.Save;
import cpat.files.Undo;
import cpat.files.WorkTree;
import cpat.fix.Fixed;
import cpat.report.Text;
import cpat.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Brings fixes to the disk, and takes them back.
final class FixWriting {
  private FixWriting() {}

  /// All files or none. What they held is kept first.
  static void write(
      FixProject project, Fixed fixed, Path undoable, boolean allowDirty, Console console)
      throws Refused, IOException {
    List<Save.Change> changes = new ArrayList<>();
    fixed
        .changes()
        .forEach((path, change) ->
            changes.add(
                new Save.Change(
                    project.file(path),
                    change.before().map(Source::text),
                    Optional.of(change.after().text()))));
    Save save = Save.prepared(changes);
    boolean done = false;
    try {
      if (!allowDirty) {
        clean(changes);
      }
      Undo.of(undoable, console.environment()).keep(changes);
      save.commit();
      done = true;
    } finally {
      if (!done) {
        save.forget();
      }
    }
  }

  private static void clean(List<Save.Change> changes) throws Refused, IOException {
    List<Path> files =
        changes.stream().filter(c -> c.before().isPresent()).map(Save.Change::file).toList();
    List<Path> dirty = WorkTree.uncommitted(files);
    if (!dirty.isEmpty()) {
      String more = dirty.size() == 1 ? "" : " and " + (dirty.size() - 1) + " more";
      String have = dirty.size() == 1 ? " has" : " have";
      throw new Refused(
          Text.clean(dirty.getFirst().toString())
              + more
              + have
              + " changes that are not committed; next: commit them, or --allow-dirty");
    }
  }

  /// Takes the last run back whole. It must lie in what is `named`, if something is.
  static int undo(Path undoable, List<Path> named, Console console) throws Refused, IOException {
    Undo undo = Undo.of(undoable, console.environment());
    Optional<List<Save.Change>> back = undo.back();
    if (back.isEmpty()) {
      console.hint("cpat: nothing to take back here: no `cpat fix -w` is on record");
      return Exit.DONE;
    }
    for (Save.Change change : back.get()) {
      if (!named.isEmpty() && !within(change.file(), named)) {
        throw new Refused(
            "the last -w wrote "
                + Text.clean(change.file().toString())
                + " too; next: cpat fix --undo, which takes back all of it");
      }
    }
    Save.prepared(back.get()).commit();
    undo.forget();
    for (Save.Change change : back.get()) {
      String what = change.after().isPresent() ? "restored  " : "removed   ";
      console.print(what + Text.clean(change.file().toString()) + "\n");
    }
    return Exit.DONE;
  }

  private static boolean within(Path file, List<Path> named) throws IOException {
    for (Path one : named) {
      Path whole = Files.exists(one) ? one.toRealPath() : one.toAbsolutePath().normalize();
      if (file.startsWith(whole)) {
        return true;
      }
    }
    return false;
  }
}

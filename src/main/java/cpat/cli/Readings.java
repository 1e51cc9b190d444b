package cpat.cli;

import cpat.files.Load;
import cpat.model.Problem;
import cpat.model.Reading;
import cpat.read.Lookup;
import cpat.read.Readers;
import cpat.source.Source;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What was read, file by file in the order of the walk, and for each file which others it looked
/// into: of a changed project only what changed, or looks into what changed, is read again.
final class Readings {
  private final Map<String, Read> files = new LinkedHashMap<>();

  private record Read(Source source, boolean named, Set<String> asked, Reading reading) {}

  /// Reads a file and keeps it, if it is one of ours. `named` ones were given on purpose.
  Optional<Reading> read(Source source, Lookup lookup, boolean named) {
    Optional<Read> read = reading(source, lookup, named);
    read.ifPresent(r -> files.put(source.path(), r));
    return read.map(Read::reading);
  }

  /// Keeps what was read of several files together.
  void add(String path, Reading reading) {
    files.put(path, new Read(new Source(path, ""), true, Set.of(), reading));
  }

  List<Reading> all() {
    return files.values().stream().map(Read::reading).toList();
  }

  List<Source> sources() {
    return files.values().stream().map(Read::source).toList();
  }

  Optional<Source> source(String path) {
    return Optional.ofNullable(files.get(path)).map(Read::source);
  }

  /// The same project with other texts. `lookup` must know them too.
  Readings with(Map<String, Source> changed, Lookup lookup) {
    Readings next = new Readings();
    files.forEach((path, old) -> {
      boolean same =
          !changed.containsKey(path) && Collections.disjoint(old.asked, changed.keySet());
      next.files.put(path, same ? old : again(old, changed.getOrDefault(path, old.source), lookup));
    });
    changed.forEach((path, source) -> {
      if (!files.containsKey(path)) {
        next.read(source, lookup, false);
      }
    });
    return next;
  }

  private static Read again(Read old, Source source, Lookup lookup) {
    return reading(source, lookup, old.named)
        .orElseGet(() -> {
          Problem problem = Load.at(source.path(), "no longer what it was: " + old.reading.kind());
          return new Read(source, old.named, Set.of(), Reading.unread("unread", problem));
        });
  }

  /// Readers are total; should one fail all the same, the file is named and the others are read.
  private static Optional<Read> reading(Source source, Lookup lookup, boolean named) {
    Set<String> asked = new HashSet<>();
    Lookup noted =
        path -> {
          asked.add(path);
          return lookup.find(path);
        };
    Optional<Reading> reading;
    try {
      reading = Readers.read(source, noted, named);
    } catch (OutOfMemoryError e) {
      Problem problem = Load.at(source.path(), "larger than the memory allows, not read");
      reading = Optional.of(Reading.unread("unread", problem));
    } catch (RuntimeException | StackOverflowError e) {
      Problem problem = Load.at(source.path(), "could not be read, a bug in cpat: " + e);
      reading = Optional.of(Reading.unread("unread", problem));
    }
    return reading.map(r -> new Read(source, named, asked, r));
  }
}

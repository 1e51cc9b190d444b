package cpat.cli;

import cpat.files.Save;
import cpat.fix.Checkup;
import cpat.fix.Workspace;
import cpat.model.Problem;
import cpat.model.Reading;
import cpat.read.Paths;
import cpat.read.Tree;
import cpat.rule.Detection;
import cpat.source.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The project on the disk, for those who make fixes: nothing is written here.
final class FixProject implements Workspace {
  private final Readings readings;
  private final Tree tree;
  private final Judging judging;

  /// The folder that the paths begin at; nothing where only the text on standard input counts.
  private final Optional<Path> folder;

  FixProject(Scanning scanning, Optional<Path> folder) {
    this.judging = scanning.judging();
    this.readings = scanning.files();
    this.tree = scanning.tree();
    this.folder = folder;
  }

  @Override
  public Optional<Source> find(String path) {
    return readings.source(path).or(() -> tree.find(path));
  }

  @Override
  public Optional<String> locked(String path) {
    if (folder.isEmpty()) {
      return readings.source(path).isPresent()
          ? Optional.empty()
          : Optional.of(path + " is another file than standard input");
    }
    return Save.refusal(file(path), find(path).map(Source::text)).map(r -> path + ": " + r);
  }

  /// Where a file lies on the disk.
  Path file(String path) {
    return folder.orElse(Path.of("")).resolve(path);
  }

  @Override
  public Checkup check(Map<String, Source> changed) {
    Tree now = new Changed(tree, changed);
    Readings read = readings.with(changed, now);
    return checkup(read, judging.of(read, now).told());
  }

  static Checkup checkup(Readings readings, Detection detection) {
    List<Problem> problems =
        readings.all().stream().map(Reading::problems).flatMap(List::stream).toList();
    List<String> failures = detection.failures().stream().map(Detection.Failure::name).toList();
    return new Checkup(detection.findings(), problems, failures);
  }

  /// The files around with other texts in place of some, and new ones among them.
  private record Changed(Tree tree, Map<String, Source> changed) implements Tree {
    @Override
    public Optional<Source> find(String path) {
      return Optional.ofNullable(changed.get(path)).or(() -> tree.find(path));
    }

    @Override
    public Optional<List<String>> names(String folder) {
      Stream<String> here =
          changed.keySet().stream().filter(p -> Paths.folder(p).equals(folder)).map(Paths::name);
      return tree.names(folder)
          .map(n -> Stream.concat(n.stream(), here).distinct().sorted().toList());
    }
  }
}

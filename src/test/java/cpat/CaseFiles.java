package cpat;

import cpat.files.Shipped;
import cpat.model.Reading;
import cpat.patterns.Catalog;
import cpat.read.Paths;
import cpat.read.Projects;
import cpat.read.Readers;
import cpat.read.Tree;
import cpat.resolve.Resolution;
import cpat.rule.Detection;
import cpat.rule.Finding;
import cpat.rule.Rule;
import cpat.source.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// The files of a case as a project. Which other files there are is known only if the case has a
/// `tree` block.
public record CaseFiles(Map<String, Source> sources, List<String> others) implements Tree {
  static CaseFiles of(Cases.Case from) {
    Map<String, Source> sources = new LinkedHashMap<>();
    from.files().forEach(f -> sources.put(f.path(), new Source(f.path(), f.text())));
    return new CaseFiles(sources, from.tree());
  }

  CaseFiles with(Map<String, Source> changed) {
    Map<String, Source> all = new LinkedHashMap<>(sources);
    all.putAll(changed);
    return new CaseFiles(all, others);
  }

  Resolution resolution() throws IOException {
    List<Reading> readings = new ArrayList<>();
    for (Source source : sources.values()) {
      Readers.read(source, this, true).ifPresent(readings::add);
    }
    return new Resolution(Projects.of(readings), Shipped.officialImages()::find, this);
  }

  /// What one rule finds; a crash is a failed test.
  List<Finding> findings(Rule rule) throws IOException {
    Detection found = Detection.of(Catalog.PATTERNS, List.of(rule), resolution(), this);
    found
        .failures()
        .forEach(f -> {
          throw new AssertionError(f.name() + " crashed", f.cause());
        });
    return found.findings();
  }

  @Override
  public Optional<Source> find(String path) {
    return Optional.ofNullable(sources.get(path));
  }

  @Override
  public Optional<List<String>> names(String folder) {
    if (others.isEmpty()) {
      return Optional.empty();
    }
    TreeSet<String> names = new TreeSet<>();
    List<String> all = new ArrayList<>(others);
    all.addAll(sources.keySet());
    for (String path : all) {
      if (path.startsWith(folder) && !path.equals(folder)) {
        String rest = path.substring(folder.length());
        names.add(rest.contains("/") ? rest.substring(0, rest.indexOf('/') + 1) : Paths.name(rest));
      }
    }
    return Optional.of(List.copyOf(names));
  }
}

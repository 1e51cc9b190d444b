package cpat.cli;

import cpat.patterns.Catalog;
import cpat.read.Projects;
import cpat.read.Tree;
import cpat.resolve.Resolution;
import cpat.rule.Detection;

/// Runs the catalogue over what was read. No engine is asked for images here, only the table that
/// travels with us, which is opened once.
final class Judging {
  private final OfficialTable images = new OfficialTable();

  Detection of(Readings readings, Tree tree) {
    Resolution resolution = new Resolution(Projects.of(readings.all()), images, tree);
    return Detection.of(Catalog.PATTERNS, Catalog.RULES, resolution, tree);
  }
}

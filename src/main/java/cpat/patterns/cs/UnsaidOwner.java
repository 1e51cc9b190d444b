package cpat.patterns.cs;

import static cpat.rule.Level.NOTE;

import cpat.rule.Checked;
import cpat.rule.Hit;
import cpat.rule.Rule;
import java.util.List;
import java.util.stream.Stream;

/// CS008: see the page of the same name.
final class UnsaidOwner {
  static final Rule RULE =
      new Rule(
          "CS008",
          "copy-without-owner-or-mode",
          NOTE,
          "COPY leaves files to root, or to a later RUN that stores them a second time",
          List.of(),
          UnsaidOwner.class,
          UnsaidOwner::find);

  private UnsaidOwner() {}

  private static Stream<Hit> find(Checked checked) {
    return checked
        .stages()
        .filter(b -> !checked.image(b).os().equals("windows"))
        .flatMap(b -> Stream.concat(LaterOwner.find(checked, b), RootsFiles.find(checked, b)));
  }
}

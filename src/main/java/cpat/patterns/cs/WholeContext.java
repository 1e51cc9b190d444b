package cpat.patterns.cs;

import static cpat.rule.Level.NOTE;
import static cpat.rule.Level.WARNING;

import cpat.facts.Secrets;
import cpat.patterns.cs.ContextFiles.Taken;
import cpat.read.Paths;
import cpat.rule.Checked;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Rule;
import cpat.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// CS005: see the page of the same name.
final class WholeContext {
  static final Rule RULE =
      new Rule(
          "CS005",
          "unfiltered-context",
          WARNING,
          "the whole context is copied, with what belongs into no image",
          List.of("DF007", "DF033"),
          WholeContext.class,
          WholeContext::find);

  private WholeContext() {}

  /// One place per Dockerfile: all its stages are given the same context.
  private static Stream<Hit> find(Checked checked) {
    return checked
        .builds()
        .flatMap(b -> ContextFiles.of(checked, b).stream())
        .flatMap(files ->
            files
                .taken()
                .filter(t -> t.path().isEmpty() || t.path().equals("*"))
                .findFirst()
                .stream()
                .flatMap(t -> Ballast.of(files).stream().flatMap(all -> hits(checked, t, all))));
  }

  private static Stream<Hit> hits(Checked checked, Taken taken, Ballast all) {
    List<String> secrets = all.let(all.names().stream().filter(Secrets::file));
    List<String> ballast = all.let(all.here());
    List<String> later = all.let(all.expected());
    List<Hit> hits = new ArrayList<>();
    if (!secrets.isEmpty()) {
      boolean kept = checked.ordered().anyMatch(taken.built()::equals);
      String who = kept ? "the image" : "the build cache";
      String names = listed(secrets);
      hits.add(
          takes(taken, secrets, ": who has " + who + " can read " + pronoun(secrets))
              .level(kept ? WARNING : NOTE)
              .fix(Fix.unsafe("keep " + names + " out of the context", all.add(secrets))));
    }
    if (!ballast.isEmpty()) {
      String why = ": every change in " + pronoun(ballast) + " builds all that follows anew";
      hits.add(
          takes(taken, ballast, why)
              .fix(ignore(all, Stream.concat(ballast.stream(), later.stream()))));
    } else if (!later.isEmpty()) {
      hits.add(
          takes(taken, later, " on every machine that has worked in the project")
              .level(NOTE)
              .likely()
              .fix(ignore(all, later.stream())));
    }
    return hits.stream();
  }

  private static Hit takes(Taken taken, List<String> what, String why) {
    String into = " into " + taken.built().subject();
    return Hit.at(
        taken.word().at(), "`" + taken.word().text() + "` takes " + listed(what) + into + why);
  }

  private static String pronoun(List<String> names) {
    return names.size() == 1 ? "it" : "them";
  }

  private static Fix ignore(Ballast all, Stream<String> names) {
    Source file = all.files().file();
    return Fix.safe(
        (file.text().isEmpty() ? "write " : "extend ") + Paths.name(file.path()),
        all.add(names.distinct().toList()));
  }

  private static String listed(List<String> names) {
    return names.stream().map(n -> "`" + n + "`").collect(Collectors.joining(", "));
  }
}

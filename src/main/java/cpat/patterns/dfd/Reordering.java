package cpat.patterns.dfd;

import cpat.edit.Lines;
import cpat.facts.Installers;
import cpat.facts.Recipe;
import cpat.facts.Recipe.Before;
import cpat.rule.Fix;
import cpat.source.Edit;
import cpat.source.Source;
import cpat.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Puts the install before the sources: their lists are copied in their place, and they come behind
/// the install.
final class Reordering {
  private final Install install;
  private final Ground ground;
  private final Recipe recipe;
  private final RunParts parts;
  private final int at;

  private Reordering(Install install, Ground ground, Recipe recipe, RunParts parts, int at) {
    this.install = install;
    this.ground = ground;
    this.recipe = recipe;
    this.parts = parts;
    this.at = at;
  }

  /// The fix, or why there is none; nothing where the project has no dependencies to download.
  static Optional<Fix> of(Install install, Ground ground) {
    Optional<Recipe> recipe = Recipe.of(install.words());
    if (recipe.isEmpty()) {
      return show("`" + install.command() + "` does not tell downloading from building");
    }
    Optional<RunParts> parts = RunParts.of(install.run());
    int at = parts.map(p -> index(p, install)).orElse(-1);
    if (at < 0) {
      return show("its RUN is more than a chain of commands joined by &&");
    }
    return new Reordering(install, ground, recipe.get(), parts.get(), at).fix();
  }

  private static int index(RunParts parts, Install install) {
    for (int i = 0; i < parts.parts().size(); i++) {
      List<String> words = parts.parts().get(i).words();
      if (Installers.of(words).equals(Optional.of(install.ecosystem()))) {
        return i;
      }
    }
    return -1;
  }

  private static Optional<Fix> show(String reason) {
    return Optional.of(
        Fix.show("copy the dependency list and install before the sources, by hand: " + reason));
  }

  private Optional<Fix> fix() {
    Optional<String> why = ground.refusal(install).or(this::mixed);
    if (why.isPresent()) {
      return show(why.get());
    }
    List<RunParts.Part> before = parts.parts().subList(0, at);
    return switch (ground.lists(install, recipe, before)) {
      case Lists.Nothing() -> Optional.empty();
      case Lists.Refused(String reason) -> show(reason);
      case Lists.Known(var files) -> edits(files);
    };
  }

  /// What stands before the install in its RUN goes before the sources with it.
  private Optional<String> mixed() {
    for (RunParts.Part part : parts.parts().subList(0, at)) {
      if (!part.sets() && !part.sourceFree() && !isWrapperMode(part)) {
        return Optional.of("`" + part.text() + "` before it in its RUN may need the sources");
      }
    }
    if (!parts.shell() && !(recipe.before() instanceof Before.Same)) {
      return Optional.of("its RUN is in exec form");
    }
    boolean cleaned =
        parts.parts().stream().skip(at + 1L).anyMatch(Reordering::removes) && split() > 0;
    return cleaned && ground.delivered()
        ? Optional.of("its RUN also takes away again what must not stay in the layer")
        : Optional.empty();
  }

  /// `chmod +x mvnw`.
  private static boolean isWrapperMode(RunParts.Part part) {
    return part.words().size() > 2
        && part.words().getFirst().equals("chmod")
        && part.words().getLast().matches("(\\./)?(mvnw|gradlew)");
  }

  private static boolean removes(RunParts.Part part) {
    List<String> words = part.words();
    return words.isEmpty()
        || words.getFirst().equals("rm")
        || words.contains("prune")
        || words.contains("purge")
        || words.contains("remove")
        || words.contains("del");
  }

  /// The first part that goes behind the sources; 0: none.
  private int split() {
    if (!(recipe.before() instanceof Before.Same)) {
      return at;
    }
    for (int i = at + 1; i < parts.parts().size(); i++) {
      if (!parts.parts().get(i).sourceFree()) {
        return i;
      }
    }
    return 0;
  }

  private Optional<Fix> edits(List<String> files) {
    Source source = install.run().at().source();
    List<String> lower = new ArrayList<>();
    List<Edit> edits = new ArrayList<>();
    boolean above = ground.adjacent() && !(recipe.before() instanceof Before.Same) && whole();
    for (CopyLines line : ground.movers()) {
      Optional<String> moved = ground.moved(line, install);
      if (moved.isEmpty()) {
        return show(
            "the destination `" + line.destination().text() + "` means another folder there");
      }
      lower.add(moved.get());
      List<String> stay = ground.staying(line, files);
      Span place = line.withComment();
      if (above) {
        List<String> all = new ArrayList<>(stay);
        all.add(first());
        edits.add(Edit.insert(source, place.start(), text(all, source) + Lines.end(source)));
      } else if (stay.isEmpty()) {
        edits.add(Lines.remove(place));
      } else {
        edits.add(new Edit(place, text(stay, source)));
      }
    }
    if (!above) {
      edits.add(run(lower, source));
    }
    String what = files.isEmpty() ? "" : "copy " + told(files) + " and ";
    return Optional.of(Fix.unsafe(what + title(), edits));
  }

  private static String told(List<String> files) {
    return files.size() > 3
        ? String.join(", ", files.subList(0, 2)) + " and " + (files.size() - 2) + " more"
        : String.join(", ", files);
  }

  private String title() {
    return switch (recipe.before()) {
      case Before.Same _ -> "run `" + install.command() + "` before the sources";
      case Before.Flags(var flags) ->
          "run `" + install.command() + "` with " + String.join(" ", flags) + " before the sources";
      case Before.Fetch fetch ->
          "run `" + Fetching.command(fetch, parts.parts().get(at).words()) + "` before the sources";
    };
  }

  private Edit run(List<String> lower, Source source) {
    Span at = install.run().at();
    String written = at.text().stripTrailing();
    List<String> lines = new ArrayList<>();
    int split = split();
    boolean same = recipe.before() instanceof Before.Same;
    lines.add(same && split == 0 ? written : first());
    lines.addAll(lower);
    if (!same || split > 0) {
      lines.add(whole() ? written : parts.from(split));
    }
    return new Edit(source.span(at.start(), at.start() + written.length()), text(lines, source));
  }

  /// The RUN that comes before the sources.
  private String first() {
    return switch (recipe.before()) {
      case Before.Same _ -> parts.before(split(), "");
      case Before.Flags(var flags) ->
          parts.before(at, parts.parts().get(at).text() + " " + String.join(" ", flags));
      case Before.Fetch fetch ->
          parts.before(at, Fetching.command(fetch, parts.parts().get(at).words()));
    };
  }

  /// True when nothing of the RUN is done once and for all by what comes before the sources.
  private boolean whole() {
    return !(recipe.before() instanceof Before.Same)
        && parts.parts().subList(0, at).stream().allMatch(p -> p.sets() || isWrapperMode(p));
  }

  private static String text(List<String> lines, Source source) {
    return String.join(Lines.end(source), lines);
  }
}

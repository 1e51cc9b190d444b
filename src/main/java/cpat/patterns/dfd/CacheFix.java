package cpat.patterns.dfd;

import cpat.facts.PackageCaches;
import cpat.model.Invocation;
import cpat.model.Word;
import cpat.patterns.dfd.CacheLeft.Left;
import cpat.rule.Checked;
import cpat.rule.Checked.Built;
import cpat.rule.Fix;
import cpat.source.Edit;
import cpat.source.Source;
import cpat.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// How to keep what was downloaded out of a layer: an option of the manager, or one more command in
/// the same `&&` chain.
final class CacheFix {
  private static final Set<String> FRESH = Set.of("-U", "--update", "--update-cache");

  /// Who runs a text as another user, whose cache is another one.
  private static final Pattern OTHER = Pattern.compile("(su|runuser|sudo|gosu|su-exec)\\s.*");

  private CacheFix() {}

  static Fix of(Checked checked, Built built, Left left) {
    return switch (left.cache()) {
      case APK -> apk(left);
      case PIP -> option(left, " --no-cache-dir");
      case APT ->
          isNeeded(checked, built, left)
              ? Fix.show("install in the RUN that updates, and remove the lists behind it")
              : cleaned(left, !Scripts.later(checked, built, left.run()));
      case DNF, YUM, MICRODNF, ZYPPER -> cleaned(left, true);
      case NPM, YARN -> cleaned(left, false);
    };
  }

  /// The option behind the verb of each command that fills the cache.
  private static Fix option(Left left, String option) {
    List<Edit> edits = options(left, option);
    return edits.isEmpty()
        ? Fix.show("install with `" + option.strip() + "`")
        : Fix.safe("install with `" + option.strip() + "`", edits);
  }

  private static List<Edit> options(Left left, String option) {
    List<Edit> edits = new ArrayList<>();
    for (Invocation command : left.commands()) {
      String verb = left.cache().filler(CacheLeft.texts(command));
      Optional<Span> fresh = fresh(left.cache(), command);
      if (fresh.isPresent() && !verb.isEmpty() && !verb.equals("update")) {
        edits.add(new Edit(fresh.get(), option.strip()));
        continue;
      }
      command.words().stream()
          .filter(w -> !verb.isEmpty() && !verb.equals("update"))
          .filter(w -> w.text().equals(verb) && w.at().text().equals(verb))
          .findFirst()
          .map(Word::at)
          .ifPresent(at -> edits.add(Edit.insert(at.source(), at.end(), option)));
    }
    return edits;
  }

  /// The option of apk that fetches the index anew, and that `--no-cache` makes needless.
  private static Optional<Span> fresh(PackageCaches cache, Invocation command) {
    return command.words().stream()
        .filter(w -> cache == PackageCaches.APK && FRESH.contains(w.text()))
        .map(Word::at)
        .filter(at -> FRESH.contains(at.text()))
        .findFirst();
  }

  /// With `--no-cache` the index is fetched anyway: an `apk update` before it goes.
  private static Fix apk(Left left) {
    List<Edit> edits = new ArrayList<>(options(left, " --no-cache"));
    Optional<RunParts> chain = RunParts.of(left.run());
    boolean updates =
        left.commands().stream()
            .map(CacheLeft::texts)
            .anyMatch(w -> left.cache().filler(w).equals("update"));
    if (updates) {
      List<RunParts.Part> parts = chain.map(RunParts::parts).orElse(List.of());
      int update = -1;
      for (int i = 0; i < parts.size(); i++) {
        if (left.cache().filler(parts.get(i).words()).equals("update")) {
          update = update < 0 ? i : parts.size();
        }
      }
      if (update < 0 || update + 1 >= parts.size() || edits.isEmpty()) {
        return Fix.show("install with `apk add --no-cache`, without `apk update`");
      }
      Source source = parts.get(update).at().source();
      int start = parts.get(update).at().start();
      edits.add(new Edit(source.span(start, parts.get(update + 1).at().start()), ""));
    }
    return edits.isEmpty()
        ? Fix.show("install with `apk add --no-cache`")
        : Fix.safe("install with `--no-cache`", edits);
  }

  /// The cleaning behind the last command of the manager, joined as its neighbours are.
  private static Fix cleaned(Left left, boolean safe) {
    PackageCaches cache = left.cache();
    String title = "empty it in the same RUN: `" + cache.cleaning() + "`";
    Optional<Invocation> last =
        left.commands().stream()
            .filter(c -> cache.runs(CacheLeft.texts(c)))
            .reduce((_, c) -> c)
            .filter(c -> c.prefix().isEmpty() && c.frame().definition().isEmpty())
            .filter(c -> left.commands().stream().noneMatch(o -> within(c, o)));
    Optional<Edit> edit =
        last.flatMap(c -> Chain.of(left.run()).flatMap(r -> r.behind(c.at(), cache.cleaning())));
    return edit.isEmpty()
        ? Fix.show(title)
        : safe ? Fix.safe(title, edit.get()) : Fix.unsafe(title, edit.get());
  }

  private static boolean within(Invocation inner, Invocation outer) {
    return !outer.equals(inner)
        && outer.at().contains(inner.at())
        && OTHER.matcher(outer.at().text()).lookingAt();
  }

  /// A later RUN installs by the lists that this one fetched, or this one does not install at all.
  private static boolean isNeeded(Checked checked, Built built, Left left) {
    boolean installs = left.commands().stream().map(CacheLeft::texts).anyMatch(CacheFix::installs);
    return !installs
        || Scripts.behind(checked, built, left.run()).stream()
            .map(r -> r.command().words())
            .anyMatch(w -> installs(w) && !w.contains("update"));
  }

  private static boolean installs(List<String> words) {
    return words.stream().anyMatch(w -> w.matches("(.*/)?(apt|apt-get|aptitude)"))
        && words.stream().anyMatch(List.of("install", "build-dep")::contains);
  }
}

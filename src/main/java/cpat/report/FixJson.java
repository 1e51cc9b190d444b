package cpat.report;

import cpat.fix.Checkup;
import cpat.fix.Choice;
import cpat.fix.Fixed;
import cpat.rule.Finding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `cpat fix --format json`, schema `cpat-fix/1`.
public final class FixJson {
  private FixJson() {}

  /// Findings are those of before; with a later round's number, of the text of that round.
  public static String of(
      List<String> roots,
      Checkup before,
      Fixed fixed,
      FixText text,
      Predicate<Finding> wanted,
      boolean written,
      String version) {
    JsonWriter json = new JsonWriter(true);
    json.beginObject().member("schema", "cpat-fix/1").member("version", version);
    json.strings("roots", roots).member("written", written);
    json.member("rounds", fixed.rounds()).member("stable", fixed.stable());
    json.name("files").beginArray();
    fixed
        .changes()
        .forEach((path, change) ->
            json.beginObject()
                .member("path", path)
                .member("new", change.before().isEmpty())
                .member("diff", text.diff(path, change, Style.PLAIN))
                .endObject());
    json.endArray().name("findings").beginArray();
    IdentityHashMap<Finding, Fixed.Made> made = new IdentityHashMap<>();
    fixed.made().forEach(m -> made.put(m.choice().finding(), m));
    IdentityHashMap<Finding, Fixed.Withdrawn> withdrawn = new IdentityHashMap<>();
    fixed.withdrawn().forEach(w -> withdrawn.put(w.choice().finding(), w));
    List<Finding> decided =
        Stream.concat(
                fixed.made().stream().map(Fixed.Made::choice),
                fixed.withdrawn().stream().map(Fixed.Withdrawn::choice))
            .map(Choice::finding)
            .collect(Collectors.toCollection(ArrayList::new));
    List<Finding> first = before.findings().stream().filter(wanted).toList();
    Set<Finding> known = Collections.newSetFromMap(new IdentityHashMap<>());
    known.addAll(first);
    decided.removeIf(known::contains);
    for (Finding finding : first) {
      boolean open = !made.containsKey(finding) && !withdrawn.containsKey(finding);
      Optional<Finding> later =
          open ? decided.stream().filter(d -> same(d, finding)).findFirst() : Optional.empty();
      later.ifPresent(decided::remove);
      finding(json, later.orElse(finding), made, withdrawn);
    }
    decided.forEach(f -> finding(json, f, made, withdrawn));
    return json.endArray().endObject().nextDocument().toString();
  }

  /// What waited for a later round stands elsewhere in the text, but says the same.
  private static boolean same(Finding one, Finding other) {
    return one.rule().id().equals(other.rule().id())
        && one.at().source().path().equals(other.at().source().path())
        && one.message().equals(other.message());
  }

  private static void finding(
      JsonWriter json,
      Finding finding,
      IdentityHashMap<Finding, Fixed.Made> made,
      IdentityHashMap<Finding, Fixed.Withdrawn> withdrawn) {
    Json.finding(json.beginObject(), finding);
    Optional<Fixed.Made> done = Optional.ofNullable(made.get(finding));
    Optional<Fixed.Withdrawn> not = Optional.ofNullable(withdrawn.get(finding));
    if (done.isPresent()) {
      outcome(json, "made", done.get().choice()).member("round", done.get().round());
    } else if (not.isPresent()) {
      outcome(json, "withdrawn", not.get().choice()).member("reason", not.get().reason());
    } else {
      json.member("outcome", "open");
    }
    json.endObject();
  }

  /// `fix` is the place of the fix in `fixes`, from 0.
  private static JsonWriter outcome(JsonWriter json, String word, Choice choice) {
    int place = choice.finding().fixes().indexOf(choice.fix());
    return json.member("outcome", word).member("fix", place);
  }
}

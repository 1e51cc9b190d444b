package cpat.report;

import cpat.fix.Checkup;
import cpat.fix.Choice;
import cpat.fix.Fixed;
import cpat.rule.Finding;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

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
    Map<Finding, Fixed.Made> made = new IdentityHashMap<>();
    fixed.made().forEach(m -> made.put(m.choice().finding(), m));
    Map<Finding, Fixed.Withdrawn> withdrawn = new IdentityHashMap<>();
    fixed.withdrawn().forEach(w -> withdrawn.put(w.choice().finding(), w));
    for (Finding finding : before.findings()) {
      if (wanted.test(finding)) {
        finding(json, finding, made, withdrawn);
        made.remove(finding);
        withdrawn.remove(finding);
      }
    }
    fixed.made().stream()
        .map(m -> m.choice().finding())
        .filter(made::containsKey)
        .forEach(f -> finding(json, f, made, withdrawn));
    fixed.withdrawn().stream()
        .map(w -> w.choice().finding())
        .filter(withdrawn::containsKey)
        .forEach(f -> finding(json, f, made, withdrawn));
    return json.endArray().endObject().nextDocument().toString();
  }

  private static void finding(
      JsonWriter json,
      Finding finding,
      Map<Finding, Fixed.Made> made,
      Map<Finding, Fixed.Withdrawn> withdrawn) {
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

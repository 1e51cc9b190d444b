package cpat.resolve.flags;

import cpat.model.Instruction.Variable;
import cpat.model.Origin;
import cpat.model.Setting;
import cpat.model.Word;
import cpat.model.Workload;
import cpat.source.Span;
import java.util.List;
import java.util.Optional;

/// The variables of a container of a Pod: `envFrom` below `env`, `$(NAME)` put in.
record PodEnvironment(List<Setting> settings, List<Workload> objects, FlagWriter out) {

  void write() {
    for (Item source : Entries.items(settings, "envFrom")) {
      from(source);
    }
    for (Item item : Entries.items(settings, "env")) {
      item.get("name").ifPresent(name -> variable(item, name));
    }
    out.environment();
  }

  private void variable(Item item, Word name) {
    Optional<Word> value = item.get("value");
    List<Setting> elsewhere = item.under("valueFrom").toList();
    if (value.isPresent()) {
      out.variable(new Variable(name, value.map(this::expand)));
    } else if (elsewhere.isEmpty()) {
      // An empty value, or none, is an empty variable.
      out.variable(new Variable(name, Optional.of(name.with(""))));
    } else {
      String map = item.text("valueFrom.configMapKeyRef.name");
      String key = item.text("valueFrom.configMapKeyRef.key");
      Optional<Setting> given = map.isEmpty() ? Optional.empty() : data(map, key);
      given.ifPresentOrElse(
          s -> out.variable(new Variable(name, Optional.of(s.value()))),
          () -> unknown(name, elsewhere.getFirst().at(), reason(item)));
    }
  }

  private static String reason(Item item) {
    for (String kind : List.of("configMapKeyRef", "secretKeyRef")) {
      if (!item.text("valueFrom." + kind + ".key").isEmpty()) {
        return "key "
            + item.text("valueFrom." + kind + ".key")
            + (kind.startsWith("config") ? " of ConfigMap " : " of Secret ")
            + item.text("valueFrom." + kind + ".name")
            + ", which is not in these files";
      }
    }
    String field = item.text("valueFrom.fieldRef.fieldPath");
    return field.isEmpty()
        ? "known when the Pod runs"
        : "the Pod's " + field + ", known when it runs";
  }

  private void unknown(Word name, Span at, String reason) {
    out.unknown("environment." + name.text(), at, reason);
    out.variable(new Variable(name, Optional.of(new Word("", at, false))));
  }

  private void from(Item source) {
    String prefix = source.text("prefix");
    String map = source.text("configMapRef.name");
    Optional<Workload> found = map.isEmpty() ? Optional.empty() : map(map);
    if (found.isPresent()) {
      for (Setting setting : found.get().settings()) {
        if (setting.name().startsWith("data.")) {
          String name = prefix + setting.name().substring("data.".length());
          Word key = Word.literal(name, setting.at());
          out.variable(new Variable(key, Optional.of(setting.value())));
        }
      }
    } else {
      String secret = source.text("secretRef.name");
      String which = map.isEmpty() ? "Secret " + secret : "ConfigMap " + map;
      out.unknown(
          "environment", source.at(), "what " + which + " holds, which is not in these files");
    }
  }

  private Optional<Workload> map(String name) {
    return objects.stream()
        .filter(
            w -> w.origin() instanceof Origin.Kubernetes(String kind) && kind.equals("ConfigMap"))
        .filter(w -> w.name().equals(name))
        .findFirst();
  }

  private Optional<Setting> data(String map, String key) {
    return map(map).flatMap(w -> w.settings("data." + key).findFirst());
  }

  /// `$(NAME)` where NAME is defined by now; `$$` is one `$`; anything else stays.
  Word expand(Word word) {
    String text = word.text();
    if (text.indexOf('$') < 0) {
      return word;
    }
    var made = new StringBuilder();
    boolean known = !text.contains("{{") && !text.contains("${");
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      char next = at + 1 < text.length() ? text.charAt(at + 1) : '\0';
      int close = c == '$' && next == '(' ? text.indexOf(')', at) : -1;
      if (c == '$' && next == '$') {
        made.append('$');
        at += 2;
      } else if (close < 0) {
        made.append(c);
        at++;
      } else {
        String name = text.substring(at + 2, close);
        Optional<Word> value = out.variable(name).flatMap(Variable::value);
        boolean mysterious = value.filter(v -> !v.literal()).isPresent();
        known &= !mysterious;
        String whole = text.substring(at, close + 1);
        made.append(mysterious ? whole : value.map(Word::text).orElse(whole));
        at = close + 1;
      }
    }
    return new Word(made.toString(), word.at(), known);
  }
}

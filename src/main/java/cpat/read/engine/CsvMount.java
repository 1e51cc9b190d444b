package cpat.read.engine;

import cpat.model.Mount;
import cpat.model.Setting;
import cpat.model.Word;
import cpat.read.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// `--mount type=bind,src=…,dst=…,ro`: comma-separated values, quoted as CSV quotes them.
final class CsvMount {
  private CsvMount() {}

  static Optional<Mount> of(Setting setting) {
    String type = "volume";
    Optional<Word> source = Optional.empty();
    Optional<Word> target = Optional.empty();
    boolean readOnly = false;
    for (Word field : fields(setting.value())) {
      int equals = field.text().indexOf('=');
      String key = equals < 0 ? field.text() : field.text().substring(0, equals);
      Optional<Word> value =
          equals < 0 ? Optional.empty() : Optional.of(Words.from(field, equals + 1));
      switch (key.strip().toLowerCase(Locale.ROOT)) {
        case "type" -> type = value.map(v -> v.text().toLowerCase(Locale.ROOT)).orElse(type);
        case "source", "src" -> source = value;
        case "target", "dst", "destination" -> target = value;
        case "readonly", "ro" ->
            readOnly = value.map(v -> v.text().equals("true") || v.text().equals("1")).orElse(true);
        default -> {}
      }
    }
    if (target.isEmpty()) {
      return Optional.empty();
    }
    Word place = target.get();
    boolean ro = readOnly;
    return switch (type) {
      case "bind" -> source.map(s -> new Mount.Bind(setting.at(), s, place, ro));
      case "tmpfs" -> Optional.of(new Mount.Tmpfs(setting.at(), place));
      case "volume" -> Optional.of(new Mount.Volume(setting.at(), source, place, ro));
      default -> Optional.of(new Mount.Other(setting.at(), type, source, place));
    };
  }

  static List<Word> fields(Word value) {
    String text = value.text();
    if (text.indexOf('"') < 0) {
      return Words.split(value, ',');
    }
    List<Word> fields = new ArrayList<>();
    int start = 0;
    boolean quoted = false;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || (text.charAt(i) == ',' && !quoted)) {
        boolean wrapped = i - start > 1 && text.charAt(start) == '"' && text.charAt(i - 1) == '"';
        Word field = Words.part(value, wrapped ? start + 1 : start, wrapped ? i - 1 : i);
        fields.add(wrapped ? field.with(field.text().replace("\"\"", "\"")) : field);
        start = i + 1;
      } else if (text.charAt(i) == '"') {
        quoted = !quoted;
      }
    }
    return fields;
  }
}

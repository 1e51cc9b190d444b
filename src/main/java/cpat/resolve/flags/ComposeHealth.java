package cpat.resolve.flags;

import cpat.model.Setting;
import cpat.model.Word;
import java.util.List;

/// `healthcheck.test` and `disable`; the times are in the table.
record ComposeHealth(List<Setting> settings, FlagWriter out) {

  void write() {
    List<Setting> test =
        settings.stream()
            .filter(s -> s.name().equals("healthcheck.test") && !s.value().text().isEmpty())
            .toList();
    Entries.last(settings, "healthcheck.disable")
        .filter(s -> Entries.truth(s.value().text()))
        .ifPresentOrElse(
            s -> out.flag("no-healthcheck", s.value().with("true"), s.at()), () -> test(test));
  }

  /// A string is for the shell; a list says first what it is.
  private void test(List<Setting> test) {
    if (test.isEmpty()) {
      return;
    }
    Setting first = test.getFirst();
    if (!Entries.listed(first)) {
      out.flag("health-cmd", first.value(), first.at());
      return;
    }
    List<Word> words = test.subList(1, test.size()).stream().map(Setting::value).toList();
    switch (first.value().text()) {
      case "NONE" -> out.flag("no-healthcheck", first.value().with("true"), first.at());
      case "CMD-SHELL" -> {
        if (!words.isEmpty()) {
          out.flag("health-cmd", words.getFirst(), Entries.join(first.at(), words.getLast().at()));
        }
      }
      case "CMD" -> words.forEach(w -> out.flag("health-exec", w, w.at()));
      default ->
          out.problem(
              first.at(),
              "healthcheck.test: a list begins with NONE, CMD or CMD-SHELL, not `"
                  + first.value().text()
                  + "`");
    }
  }
}

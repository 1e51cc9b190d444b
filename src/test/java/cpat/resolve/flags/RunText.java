package cpat.resolve.flags;

import cpat.model.Command;
import cpat.model.Problem;
import cpat.model.Run;
import cpat.model.Setting;
import cpat.model.Word;
import cpat.read.Print;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A run in docker's words as the line one would type.
final class RunText {
  private RunText() {}

  static String of(Run run) {
    List<String> words = new ArrayList<>();
    for (Setting setting : run.settings()) {
      String value = setting.value().text() + (setting.value().literal() ? "" : "?");
      words.add("--" + setting.name() + (value.equals("true") ? "" : " " + quoted(value)));
    }
    List<String> entrypoint = words(run.entrypoint());
    run.entrypoint()
        .ifPresent(_ ->
            words.add(
                "--entrypoint " + (entrypoint.isEmpty() ? "''" : quoted(entrypoint.getFirst()))));
    words.add(run.image().map(Word::text).orElse("IMAGE"));
    entrypoint.stream().skip(1).map(RunText::quoted).forEach(words::add);
    words(run.command()).stream().map(RunText::quoted).forEach(words::add);
    return String.join(" ", words);
  }

  private static List<String> words(Optional<Command> command) {
    return command.map(Command::words).orElse(List.of());
  }

  static String quoted(String text) {
    return text.matches("[\\w@%+=:,./?${}\\[\\]-]+") ? text : "'" + text.replace("\n", "\\n") + "'";
  }

  /// The line, and one for each remark.
  static String all(Flags flags) {
    var out = new StringBuilder(of(flags.run()));
    flags.losses().forEach(l -> out.append("\n- ").append(l.name()));
    flags.unknown().forEach(u -> out.append("\n? ").append(u.name()).append(": ").append(u.why()));
    for (Problem problem : flags.problems()) {
      out.append("\n").append(Print.problem(problem).strip());
    }
    return out.toString();
  }
}

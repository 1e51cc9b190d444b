package cpat.resolve.flags;

import cpat.model.Instruction.Variable;
import cpat.model.Problem;
import cpat.model.Run;
import cpat.model.Setting;
import cpat.model.Word;
import cpat.read.compose.EnvFile;
import cpat.source.Excerpt;
import cpat.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The `--env-file` of a run line, read as docker's client reads it: its variables stand before
/// those of `--env`. One that is not there stays, so that what it says counts as not known.
public final class EnvFiles {
  private EnvFiles() {}

  public static Run in(Run run, Surroundings around, List<Problem> problems) {
    List<Setting> settings = new ArrayList<>();
    List<Variable> variables = new ArrayList<>();
    for (Setting setting : run.settings("env-file").toList()) {
      Word path = setting.value();
      Optional<Source> file =
          path.literal()
              ? around.lookup().find(around.path(path.at(), path.text()))
              : Optional.empty();
      if (file.isEmpty()) {
        problems.add(new Problem(path.at(), "no such file here: " + path.text()));
        settings.add(setting);
        continue;
      }
      for (Variable variable : EnvFile.raw(Excerpt.of(file.get()), around::variable).variables()) {
        variables.add(variable);
        Word name = variable.name();
        String text = name.text() + variable.value().map(v -> "=" + v.text()).orElse("");
        settings.add(new Setting("env", name.with(text), name.at()));
      }
    }
    run.settings().stream().filter(s -> !s.name().equals("env-file")).forEach(settings::add);
    variables.addAll(run.environment());
    return run.changed(r -> {
      r.settings.clear();
      r.settings.addAll(settings);
      r.environment.clear();
      r.environment.addAll(variables);
    });
  }
}

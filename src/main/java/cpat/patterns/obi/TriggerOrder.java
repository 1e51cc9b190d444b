package cpat.patterns.obi;

import cpat.edit.Lines;
import cpat.facts.Installers;
import cpat.model.Command;
import cpat.model.Instruction;
import cpat.model.Instruction.OnBuild;
import cpat.source.Edit;
import java.util.List;
import java.util.Optional;

/// Puts the list of dependencies and its install before the trigger that copies the rest.
final class TriggerOrder {
  private TriggerOrder() {}

  /// Empty where the install does more than that, or where the names of the lists are not plain.
  static Optional<List<Edit>> mended(OnBuild copy, OnBuild install, List<String> words) {
    boolean sole =
        install.trigger().orElseThrow() instanceof Instruction.Run run
            && run.command() instanceof Command.Shell(_, _, var invocations)
            && invocations.size() == 1;
    if (!sole || !(copy.trigger().orElseThrow() instanceof Instruction.Copy copied)) {
      return Optional.empty();
    }
    return lists(words)
        .map(lists -> {
          String to = copied.destination().raw();
          String folder = to.endsWith("/") ? to : to + "/";
          String line = "ONBUILD COPY " + lists + " " + folder;
          String end = Lines.end(install.at().source());
          return List.of(
              Lines.before(copy.at(), line + end + install.at().text().stripTrailing()),
              Lines.remove(install.at()));
        });
  }

  private static Optional<String> lists(List<String> words) {
    return switch (words.getFirst()) {
      case "npm" -> Optional.of("package*.json");
      case "yarn" -> Optional.of("package.json yarn.loc[k]");
      case "pnpm" -> Optional.of("package.json pnpm-lock.yam[l]");
      case "composer" -> Optional.of("composer.json composer.loc[k]");
      case "bundle", "bundler" -> Optional.of("Gemfile Gemfile.loc[k]");
      default ->
          Installers.files(words).stream()
              .findFirst()
              .filter(f -> words.contains(f) && !f.contains("$"));
    };
  }
}

package cpat.cli;

import java.util.List;
import java.util.Optional;

/// `cpat version`.
final class VersionCommand implements Command {
  /// From the jar's manifest; `dev` when run from class files.
  static String version() {
    return Optional.ofNullable(VersionCommand.class.getPackage().getImplementationVersion())
        .orElse("dev");
  }

  @Override
  public String name() {
    return "version";
  }

  @Override
  public String usage() {
    return "version";
  }

  @Override
  public String summary() {
    return "the version";
  }

  @Override
  public List<Option> options() {
    return List.of();
  }

  @Override
  public int run(Arguments arguments, Console console) {
    console.print("cpat " + version() + "\n");
    return Exit.DONE;
  }
}

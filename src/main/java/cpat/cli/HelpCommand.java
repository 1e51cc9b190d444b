package cpat.cli;

import java.util.ArrayList;
import java.util.List;

/// `cpat help [COMMAND]`: all commands, or one with its options.
final class HelpCommand implements Command {
  @Override
  public String name() {
    return "help";
  }

  @Override
  public String usage() {
    return "help [COMMAND]";
  }

  @Override
  public String summary() {
    return "this help, or that of a command";
  }

  @Override
  public List<Option> options() {
    return List.of();
  }

  @Override
  public int run(Arguments arguments, Console console) throws UsageException {
    if (arguments.words().isEmpty()) {
      console.print(all());
      return Exit.DONE;
    }
    String wanted = arguments.words().getFirst();
    List<String> names = Main.COMMANDS.stream().map(Command::name).toList();
    Command command =
        Main.COMMANDS.stream()
            .filter(c -> c.name().equals(wanted) && !wanted.isEmpty())
            .findFirst()
            .orElseThrow(() ->
                new UsageException(
                    "no command `" + wanted + "`" + Suggest.didYouMean(wanted, names)));
    console.print(of(command));
    return Exit.DONE;
  }

  static String all() {
    StringBuilder out = new StringBuilder("Usage:\n");
    for (Command command : Main.COMMANDS) {
      row(out, "cpat " + command.usage(), command.summary(), 40);
    }
    options(out.append("\nOptions of all commands:\n"), Main.COMMON);
    return out.append(
            """

            Exit codes: 0 done · 1 something at or above --fail-on · 2 usage error ·
              3 input could not be analysed · 4 no engine answers · 6 refused for safety
            """)
        .toString();
  }

  static String of(Command command) {
    StringBuilder out = new StringBuilder("Usage: cpat " + command.usage() + "\n");
    out.append("  ").append(command.summary()).append("\n\nOptions:\n");
    List<Option> options = new ArrayList<>(command.options());
    options.addAll(Main.COMMON);
    options(out, options);
    return out.toString();
  }

  private static void options(StringBuilder out, List<Option> options) {
    for (Option option : options) {
      String letter = option.letter().isEmpty() ? "    " : "-" + option.letter() + ", ";
      String value = option.takesValue() ? " " + option.argument() : "";
      row(out, letter + "--" + option.name() + value, option.help(), 28);
    }
  }

  private static void row(StringBuilder out, String left, String right, int width) {
    out.append("  ").append(left).repeat(' ', Math.max(2, width - left.length()));
    out.append(right).append('\n');
  }
}

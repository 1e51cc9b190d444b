package cpat.cli;

import cpat.engine.EngineException;
import cpat.files.Load;
import cpat.report.Style;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Where the program starts: finds the command, turns failures into messages and exit codes.
public final class Main {
  static final List<Command> COMMANDS =
      List.of(
          new OverviewCommand(),
          new ScanCommand(),
          new FixCommand(),
          new ShowCommand(),
          new RulesCommand(),
          new WhyCommand(),
          new ExplainCommand(),
          new RunCommand(),
          new DumpCommand(),
          new DoctorCommand(),
          new CleanCommand(),
          new VersionCommand(),
          new HelpCommand());

  static final List<Option> COMMON =
      List.of(
          new Option("directory", "C", "DIR", "work in DIR"),
          Option.of("config", "FILE", "the settings; else the nearest .cpat.toml"),
          Option.of("color", "WHEN", "auto, always or never; NO_COLOR is obeyed"),
          new Option("output", "o", "FILE", "write the result to FILE"),
          Option.flag("quiet", "q", "no progress and no hints"),
          Option.flag("verbose", "v", "more detail"),
          Option.flag("debug", "", "show the stack trace of a bug"),
          Option.flag("help", "h", "help on the command"),
          Option.flag("version", "", "the version"));

  private Main() {}

  public static void main(String[] arguments) {
    PrintStream out = stream(FileDescriptor.out);
    PrintStream err = stream(FileDescriptor.err);
    String terminals = System.getProperty("cpat.terminals", "");
    Console console =
        new Console(
            System.in,
            out,
            err,
            Path.of(""),
            terminals.contains("1") ? Style.COLOUR : Style.PLAIN,
            terminals.contains("2"),
            System.getenv());
    int code = run(List.of(arguments), console);
    if (out.checkError() && code == Exit.DONE) {
      err.println("cpat: the result could not be written to standard output");
      code = Exit.UNREADABLE;
    }
    err.flush();
    System.exit(code);
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor), 1 << 13),
        false,
        StandardCharsets.UTF_8);
  }

  /// The program without its process: for tests and for `main`.
  public static int run(List<String> line, Console console) {
    boolean debug = line.contains("--debug");
    try {
      return dispatch(line, console);
    } catch (EngineAbsent e) {
      console.hint("cpat: " + e.getMessage());
      return e.code();
    } catch (EngineException e) {
      console.hint("cpat: the engine says: " + e.getMessage());
      return Exit.ENGINE;
    } catch (UsageException e) {
      console.hint("cpat: " + e.getMessage());
      return Exit.USAGE;
    } catch (IOException e) {
      console.hint("cpat: " + Optional.ofNullable(e.getMessage()).orElse(e.toString()));
      return Exit.UNREADABLE;
    } catch (OutOfMemoryError e) {
      console.hint("cpat: not enough memory; scan parts of the tree, or lower --max-size");
      return Exit.UNREADABLE;
    } catch (RuntimeException | StackOverflowError e) {
      console.hint("cpat: a bug in cpat: " + e + (debug ? "" : " (--debug shows the trace)"));
      if (debug) {
        e.printStackTrace(console.err());
      }
      return Exit.UNREADABLE;
    }
  }

  private static int dispatch(List<String> line, Console console)
      throws UsageException, EngineAbsent, EngineException, IOException {
    int at = commandIndex(line);
    Command command =
        at < 0
            ? COMMANDS.getFirst()
            : COMMANDS.stream()
                .filter(c -> c.name().equals(line.get(at)))
                .findFirst()
                .orElseThrow();
    List<String> rest = new ArrayList<>(line);
    if (at >= 0) {
      rest.remove(at);
    }
    List<Option> known = Stream.concat(command.options().stream(), COMMON.stream()).toList();
    Arguments arguments;
    try {
      arguments =
          Arguments.parse(known, rest, command.takesWords() ? command.options() : List.of());
    } catch (UsageException e) {
      // `cpat scna .`: the mistake is the command, not its options.
      unknownCommand(at, rest, console);
      throw e;
    }
    if (at < 0) {
      unknownCommand(at, arguments.words(), console);
    }
    if (arguments.has("version")) {
      return new VersionCommand().run(arguments, console);
    }
    if (arguments.has("help")) {
      console.print(HelpCommand.of(command));
      return Exit.DONE;
    }
    Console ready = console.with(style(arguments, console));
    if (arguments.value("directory").isPresent()) {
      Path directory = console.resolve(arguments.value("directory").get());
      if (!Files.isDirectory(directory)) {
        String what = Files.exists(directory) ? ": not a directory" : ": no such directory";
        throw new UsageException("-C " + directory + what);
      }
      ready = ready.in(directory);
    }
    if (arguments.value("output").isEmpty()) {
      return command.run(arguments, ready);
    }
    Path file = console.resolve(arguments.value("output").get());
    Style style = arguments.value("color").orElse("").equals("always") ? Style.COLOUR : Style.PLAIN;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8);
    int code = command.run(arguments, ready.to(out).with(style));
    out.flush();
    try {
      Files.write(file, bytes.toByteArray());
    } catch (IOException e) {
      throw new IOException("-o " + file + ": " + Load.reason(e), e);
    }
    return code;
  }

  private static void unknownCommand(int at, List<String> words, Console console)
      throws UsageException {
    if (at >= 0) {
      return;
    }
    for (String word : words) {
      if (word.startsWith("-")) {
        // What follows may be the value of an option.
        return;
      } else {
        if (!Files.exists(console.resolve(word))) {
          List<String> names = COMMANDS.stream().map(Command::name).toList();
          throw new UsageException(
              "`"
                  + word
                  + "` is neither a command nor a directory"
                  + Suggest.didYouMean(word, names)
                  + "; see `cpat help`");
        }
        return;
      }
    }
  }

  /// The first word that is a command, unless an option before it takes it as its value.
  private static int commandIndex(List<String> line) {
    for (int i = 0; i < line.size(); i++) {
      String word = line.get(i);
      if (word.equals("--")) {
        return -1;
      }
      if (word.startsWith("-")) {
        boolean takesNext =
            COMMON.stream()
                .anyMatch(o ->
                    o.takesValue()
                        && (word.equals("--" + o.name()) || word.equals("-" + o.letter())));
        i += takesNext ? 1 : 0;
        continue;
      }
      return !word.isEmpty() && COMMANDS.stream().anyMatch(c -> c.name().equals(word)) ? i : -1;
    }
    return -1;
  }

  private static Style style(Arguments arguments, Console console) throws UsageException {
    return switch (arguments.choice("color", "auto", List.of("auto", "always", "never"))) {
      case "always" -> Style.COLOUR;
      case "never" -> Style.PLAIN;
      default ->
          console.environment().getOrDefault("NO_COLOR", "").isEmpty()
              ? console.style()
              : Style.PLAIN;
    };
  }
}

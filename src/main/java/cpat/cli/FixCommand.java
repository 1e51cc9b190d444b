package cpat.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import cpat.files.Refused;
import cpat.fix.Checkup;
import cpat.fix.Fixed;
import cpat.fix.Fixer;
import cpat.report.FixJson;
import cpat.report.FixText;
import cpat.rule.Safety;
import cpat.source.Source;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `cpat fix [RULE|PATTERN…] [PATH…]`: the safe fixes as a diff, or written.
final class FixCommand implements Command {
  @Override
  public String name() {
    return "fix";
  }

  @Override
  public String usage() {
    return "fix [RULE|PATTERN…] [PATH…]";
  }

  @Override
  public String summary() {
    return "mend what is found: a diff, -w writes";
  }

  @Override
  public List<Option> options() {
    return List.of(
        Option.flag("write", "w", "write the files"),
        Option.flag("dry-run", "", "show the diff (this is the default)"),
        Option.flag("unsafe", "", "also proposals, which may change what is built or run"),
        Option.flag("check", "", "exit 1 if a fix would be made, and say which"),
        Option.flag("undo", "", "take the last -w back"),
        Option.flag("allow-dirty", "", "write also files with uncommitted changes"),
        Option.of("format", "FORMAT", "text or json"),
        KnownImages.FILE,
        Engines.OPTIONS.getFirst(),
        Engines.OPTIONS.getLast(),
        Option.of("include", "GLOB", "in folders, only files that match (repeatable)"),
        Option.of("exclude", "GLOB", "in folders, leave out what matches (repeatable)"),
        Option.of("max-size", "SIZE", "read files up to SIZE bytes (default 2m; 64k, 10m …)"),
        Option.of("stdin-name", "NAME", "with `-`: what standard input is"));
  }

  @Override
  public int run(Arguments arguments, Console console)
      throws UsageException, EngineAbsent, IOException {
    boolean json = arguments.choice("format", "text", List.of("text", "json")).equals("json");
    alone(arguments);
    Wanted wanted = Wanted.of(arguments.words(), console);
    boolean input = wanted.paths().contains("-");
    if (arguments.has("undo")) {
      return undo(wanted, console);
    }
    if (input && (arguments.has("write") || wanted.paths().size() > 1)) {
      throw new UsageException("`-` stands alone, and its result goes to standard output");
    }
    byte[] bytes = input ? console.in().readAllBytes() : new byte[0];
    KnownImages images = KnownImages.named(arguments, console);
    long maxSize = Sizes.bytes(arguments.value("max-size"));
    Scanning scanning = new Scanning(console, arguments, maxSize, images);
    if (input) {
      scanning.readInput(new ByteArrayInputStream(bytes), arguments);
    } else {
      scanning.read(wanted.paths(), arguments.all("include"), arguments.all("exclude"));
    }
    Checkup before = FixProject.checkup(scanning.files(), scanning.detect().told());
    scanning.problems().addAll(before.problems());
    if (scanning.read() == 0 && !scanning.problems().isEmpty()) {
      scanning.problems().forEach(p -> console.hint("cpat: " + p.at() + ": " + p.message()));
      return Exit.UNREADABLE;
    }
    Path folder = folder(wanted.paths(), console);
    FixProject project = new FixProject(scanning, input ? Optional.empty() : Optional.of(folder));
    Set<Safety> allowed =
        arguments.has("unsafe") ? Set.of(Safety.SAFE, Safety.UNSAFE) : Set.of(Safety.SAFE);
    Fixed fixed = Fixer.fix(project, before, allowed, wanted::wants);
    FixText text = new FixText(fixed, allowed, wanted::wants, prefix(wanted.paths(), console));
    if (arguments.has("write") && !fixed.changes().isEmpty()) {
      try {
        FixWriting.write(
            project, fixed, undoable(wanted, console), arguments.has("allow-dirty"), console);
      } catch (Refused e) {
        console.hint("cpat: not written: " + e.getMessage());
        return Exit.REFUSED;
      }
    }
    if (json) {
      String version = VersionCommand.version();
      boolean written = arguments.has("write");
      console.print(
          FixJson.of(wanted.paths(), before, fixed, text, wanted::wants, written, version));
    } else if (arguments.has("check") || arguments.has("write")) {
      console.print(text.made());
    } else if (input) {
      Optional<String> result = result(scanning, fixed, bytes, console);
      if (result.isEmpty()) {
        return Exit.UNREADABLE;
      }
      console.print(result.get());
    } else {
      console.print(text.diff(console.style()));
    }
    if (!json) {
      FixHints.print(text, scanning.problems().size(), wanted, arguments, console);
    }
    images.tellUnused();
    if (scanning.crashed()) {
      return Exit.UNREADABLE;
    }
    return arguments.has("check") && !fixed.made().isEmpty() ? Exit.FOUND : Exit.DONE;
  }

  private static void alone(Arguments arguments) throws UsageException {
    List<String> modes =
        List.of("write", "dry-run", "check", "undo").stream().filter(arguments::has).toList();
    if (modes.size() > 1) {
      throw new UsageException(
          "--" + modes.get(0) + " and --" + modes.get(1) + " exclude each other");
    }
  }

  /// The text on standard input with its fixes. Bytes that are no text would not come out as they
  /// went in: then nothing does.
  private static Optional<String> result(
      Scanning scanning, Fixed fixed, byte[] bytes, Console console) {
    if (!Arrays.equals(bytes, new String(bytes, UTF_8).getBytes(UTF_8))) {
      scanning.problems().forEach(p -> console.hint("cpat: " + p.at() + ": " + p.message()));
      return Optional.empty();
    }
    return Optional.of(
        fixed.changes().values().stream()
            .map(Fixed.Change::after)
            .map(Source::text)
            .findFirst()
            .orElse(new String(bytes, UTF_8)));
  }

  private static int undo(Wanted wanted, Console console) throws UsageException, IOException {
    if (!wanted.rules().isEmpty()) {
      throw new UsageException("--undo takes the whole last -w back: name no rules");
    }
    try {
      List<Path> named = new ArrayList<>();
      // `.` is what stands there when none is named.
      for (String path : wanted.paths().equals(List.of(".")) ? List.<String>of() : wanted.paths()) {
        named.add(console.resolve(path));
      }
      return FixWriting.undo(undoable(wanted, console), named, console);
    } catch (Refused e) {
      console.hint("cpat: nothing taken back: " + e.getMessage());
      return Exit.REFUSED;
    }
  }

  /// Where the project is whose last run can be taken back: the one path given, or where we stand.
  private static Path undoable(Wanted wanted, Console console) throws UsageException {
    return console.resolve(wanted.paths().size() == 1 ? wanted.paths().getFirst() : "");
  }

  /// The folder that the paths of sources begin at.
  private static Path folder(List<String> paths, Console console) throws UsageException {
    boolean prefixed = prefixed(paths, console) && !paths.getFirst().equals(".");
    return console.resolve(prefixed ? paths.getFirst() : "");
  }

  private static boolean prefixed(List<String> paths, Console console) throws UsageException {
    return paths.size() == 1 && Files.isDirectory(console.resolve(paths.getFirst()));
  }

  /// What leads from where we stand to where the paths begin: a diff is applied from here.
  private static String prefix(List<String> paths, Console console) throws UsageException {
    return prefixed(paths, console) ? Roots.prefix(paths.getFirst(), console) : "";
  }
}

package cpat.patterns.efe;

import static cpat.rule.Level.ERROR;
import static cpat.rule.Level.WARNING;
import static java.util.stream.Collectors.toSet;

import cpat.edit.JsonArray;
import cpat.model.Command;
import cpat.model.Instruction;
import cpat.model.Instruction.Cmd;
import cpat.model.Instruction.Entrypoint;
import cpat.resolve.ResolvedImage;
import cpat.rule.Checked;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Rule;
import cpat.source.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/// EFE002: see the page of the same name.
final class BrokenArray {
  private static final String[] OTHERS = {
    "DL3025", "KICS Not Using JSON In CMD And ENTRYPOINT Arguments"
  };

  static final Rule RULE =
      new Rule(
          "EFE002",
          "broken-json-array",
          ERROR,
          "An array that is no JSON: it is taken for shell form, and the shell cannot run it",
          Stream.concat(Stream.of("JSONArgsRecommended"), Stream.of(OTHERS)).toList(),
          BrokenArray.class,
          BrokenArray::find);

  private static final List<String> SHELL = List.of("/bin/sh", "-c");

  /// A word in quotes of any kind, or without; never with a backslash.
  private static final java.util.regex.Pattern ITEM =
      java.util.regex.Pattern.compile(
          "\\s*(?:\"([^\"\\\\]*)\"|'([^'\\\\]*)'|[“”]([^“”\\\\]*)[“”]|([^\\s,'\"\\[\\]\\\\“”]+))\\s*");

  private BrokenArray() {}

  private static Stream<Hit> find(Checked checked) {
    Set<Instruction> started =
        checked.ordered().map(checked::image).flatMap(BrokenArray::started).collect(toSet());
    return checked
        .stages()
        .flatMap(built -> {
          Optional<List<String>> own =
              checked.image(built).shell().known().filter(w -> !w.isEmpty());
          String shell = String.join(" ", own.orElse(SHELL));
          return Stream.concat(
                  built.stage().last(Cmd.class).stream().map(i -> judge(i, i.command(), shell)),
                  built.stage().last(Entrypoint.class).stream()
                      .map(i -> judge(i, i.command(), shell)))
              .flatMap(Optional::stream)
              // BuildKit takes whoever says SHELL for one who wants the shell form.
              .map(h -> own.isEmpty() ? h : h.codes(OTHERS));
        })
        .map(hit ->
            started.stream().anyMatch(i -> i.at().equals(hit.at())) ? hit : hit.level(WARNING));
  }

  /// What the start of an image is made of. The shell form of an ENTRYPOINT takes no CMD.
  private static Stream<Instruction> started(ResolvedImage image) {
    Optional<Instruction> entrypoint = image.said(image.entrypoint());
    boolean deaf =
        entrypoint.stream()
            .anyMatch(i -> i instanceof Entrypoint e && e.command() instanceof Command.Shell);
    return Stream.concat(
        entrypoint.stream(), deaf ? Stream.empty() : image.said(image.cmd()).stream());
  }

  private static Optional<Hit> judge(Instruction said, Command command, String sh) {
    if (!(command instanceof Command.Shell shell) || !shell.script().strip().startsWith("[")) {
      return Optional.empty();
    }
    String text = shell.script().strip();
    Optional<List<String>> words = words(text);
    // `[ -f x ] && start` is a test of the shell.
    boolean meant = words.isPresent() || text.matches("(?s)\\[\\s*[\"'“”].*");
    return Optional.of(said)
        .filter(_ -> meant)
        .map(i ->
            Hit.at(
                    i.at(),
                    i.written().keyword()
                        + " is no JSON array ("
                        + why(text)
                        + "), so `"
                        + sh
                        + "` gets it as a text and finds no such program")
                .fix(
                    words
                        .map(w ->
                            Fix.safe(
                                "write the array in JSON", new Edit(shell.at(), JsonArray.of(w))))
                        .orElse(
                            Fix.show(
                                "write each word in double quotes, with commas between them"))));
  }

  private static String why(String text) {
    if (text.contains("'")) {
      return "JSON knows double quotes only";
    }
    if (text.contains("“") || text.contains("”")) {
      return "its quotes are typographic ones";
    }
    if (!text.endsWith("]")) {
      return "it does not end with `]`";
    }
    return text.matches("(?s).*,\\s*]") ? "a comma before `]`" : "a word without double quotes";
  }

  private static Optional<List<String>> words(String text) {
    String inner =
        text.substring(1, text.length() - (text.endsWith("]") && text.length() > 1 ? 1 : 0));
    List<String> words = new ArrayList<>();
    Matcher item = ITEM.matcher(inner);
    int at = 0;
    while (at < inner.length() && item.find(at) && item.start() == at) {
      for (int group = 1; group <= item.groupCount(); group++) {
        Optional.ofNullable(item.group(group)).ifPresent(words::add);
      }
      at = item.end();
      if (at < inner.length() && inner.charAt(at) != ',') {
        return Optional.empty();
      }
      at++;
      if (at < inner.length() && inner.substring(at).isBlank()) {
        at = inner.length();
      }
    }
    return at < inner.length() || words.isEmpty() || inner.strip().startsWith("-")
        ? Optional.empty()
        : Optional.of(List.copyOf(words));
  }
}

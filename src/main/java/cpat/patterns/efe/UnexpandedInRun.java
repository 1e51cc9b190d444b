package cpat.patterns.efe;

import cpat.edit.JsonArray;
import cpat.edit.YamlEdits;
import cpat.facts.Starters;
import cpat.facts.Wildcard;
import cpat.model.Command;
import cpat.model.Container;
import cpat.model.Run;
import cpat.model.Setting;
import cpat.model.ShellKind;
import cpat.model.Word;
import cpat.patterns.efe.Dollars.Reference;
import cpat.resolve.Effective;
import cpat.rule.Checked;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.source.Edit;
import cpat.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The same in services and Pods: `$$X` of Compose, `$X` of Kubernetes.
final class UnexpandedInRun {
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{?[A-Za-z_]");

  private UnexpandedInRun() {}

  static Stream<Hit> look(Checked checked, Container container) {
    Run run = container.run();
    if (!container.compose() && !container.kubernetes()) {
      return Stream.empty();
    }
    Effective effective = checked.effective(container);
    List<String> entrypoint = effective.entrypoint().known().orElse(List.of());
    boolean open = !effective.entrypoint().isKnown();
    return Stream.of(
            run.entrypoint().flatMap(e -> command(effective, run, List.of(), e, false)),
            run.command().flatMap(c -> command(effective, run, entrypoint, c, open)),
            container.compose() ? health(effective, run) : Optional.<Hit>empty())
        .flatMap(Optional::stream)
        .filter(_ -> container.compose() || !filledIn(run));
  }

  /// True where the file has such variables in other places too: another tool fills them in.
  private static boolean filledIn(Run run) {
    String text = run.at().source().text();
    long all = REFERENCE.matcher(text).results().count();
    long own =
        Stream.of(run.entrypoint(), run.command())
            .flatMap(Optional::stream)
            .mapToLong(c -> REFERENCE.matcher(c.at().text()).results().count())
            .sum();
    return all > own;
  }

  private static Optional<Hit> command(
      Effective effective, Run run, List<String> before, Command command, boolean open) {
    if (!(command instanceof Command.Exec(Span at, List<Word> words))) {
      return Optional.empty();
    }
    return first(before, words, run)
        .map(word -> {
          boolean compose = word.raw().contains("$$");
          Hit hit = hit(before, words, word, compose);
          boolean script =
              Stream.concat(before.stream(), words.stream().map(Word::text))
                  .anyMatch(Starters::script);
          return (open || script || !compose ? hit.likely() : hit)
              .fix(compose ? compose(effective, before, run, at, words) : kubernetes(words, run));
        });
  }

  /// The first word with a variable that is left for a shell.
  private static Optional<Word> first(List<String> before, List<Word> words, Run run) {
    List<String> all = new ArrayList<>(before);
    words.stream().map(Word::text).forEach(all::add);
    return IntStream.range(0, words.size())
        .filter(i -> !Dollars.read(all, before.size() + i))
        .filter(i ->
            Dollars.in(all.get(before.size() + i)).stream()
                .filter(r -> !Dollars.property(all, before.size() + i, r))
                .anyMatch(r -> left(run, words.get(i), r)))
        .mapToObj(words::get)
        .findFirst();
  }

  /// Compose puts in what has one `$`; a Pod's variable is one that the container has.
  private static boolean left(Run run, Word word, Reference reference) {
    boolean given =
        run.environment().stream().anyMatch(v -> v.name().text().equals(reference.name()));
    boolean doubled = word.raw().contains("$" + reference.text());
    return doubled ? word.literal() && (given || reference.shouted()) : given && pod(word);
  }

  private static boolean pod(Word word) {
    return !word.raw().contains("$$") && !word.raw().contains("{{");
  }

  private static Hit hit(List<String> before, List<Word> words, Word word, boolean compose) {
    String program =
        Wildcard.lastSegment(before.isEmpty() ? words.getFirst().text() : before.getFirst());
    String what = "`" + Dollars.in(word.text()).getFirst().text() + "`";
    return Hit.at(
        word.at(),
        what
            + " reaches `"
            + program
            + "` as it stands: "
            + (compose
                ? "`$$` keeps Compose from putting the value in, and no shell is there to do it"
                : "no shell is there, and Kubernetes puts in only what is written `$(NAME)`"));
  }

  private static Fix kubernetes(List<Word> words, Run run) {
    List<Edit> edits = new ArrayList<>();
    for (Word word : words) {
      String text = word.text();
      for (Reference one : Dollars.in(word.text()).reversed()) {
        boolean simple =
            one.text().equals("$" + one.name()) || one.text().equals("${" + one.name() + "}");
        if (!simple
            || run.environment().stream().noneMatch(v -> v.name().text().equals(one.name()))) {
          return Fix.show("write `$(NAME)`, or start the program by a shell");
        }
        text = text.substring(0, one.start()) + "$(" + one.name() + ")" + text.substring(one.end());
      }
      if (!text.equals(word.text())) {
        edits.add(YamlEdits.replace(word, text));
      }
    }
    return Fix.unsafe("write `$(NAME)`, which Kubernetes puts the value in for", edits);
  }

  private static Fix compose(
      Effective effective, List<String> before, Run run, Span at, List<Word> words) {
    boolean entrypoint = run.entrypoint().filter(e -> e.at().equals(at)).isPresent();
    boolean taken =
        !before.isEmpty() && (Starters.script(before.getFirst()) || !Starters.of(before));
    if (!shell(effective) || at.text().contains("\n") || taken || !ours(words)) {
      return Fix.show("let a shell put the value in: `[\"sh\", \"-c\", \"exec …\"]`");
    }
    String text = "exec " + Dollars.text(words.stream().map(Word::text).toList());
    List<String> all =
        entrypoint ? List.of("sh", "-c", text + " \"$@\"", "--") : List.of("sh", "-c", text);
    return Fix.unsafe(
        "let a shell put the value in", new Edit(at, JsonArray.of(all).replace("$", "$$")));
  }

  private static boolean shell(Effective effective) {
    return effective
        .image()
        .shellKind()
        .known()
        .filter(k -> k != ShellKind.NONE && k != ShellKind.UNKNOWN && k != ShellKind.CMD)
        .isPresent();
  }

  /// True when Compose has nothing to put in.
  private static boolean ours(List<Word> words) {
    return words.stream().allMatch(w -> w.literal() && w.raw().replace("$$", "").indexOf('$') < 0);
  }

  private static Optional<Hit> health(Effective effective, Run run) {
    List<Word> test = run.settings("healthcheck.test").map(Setting::value).toList();
    if (test.size() < 2 || !test.getFirst().text().equals("CMD")) {
      return Optional.empty();
    }
    List<Word> words = test.subList(1, test.size());
    return first(List.of(), words, run)
        .map(word -> hit(List.of(), words, word, true).fix(test(effective, test)));
  }

  private static Fix test(Effective effective, List<Word> test) {
    List<Word> words = test.subList(1, test.size());
    Span first = test.getFirst().at();
    Span all = first.source().span(first.start(), Math.max(first.end(), test.getLast().at().end()));
    if (!shell(effective) || !ours(words) || all.text().contains("\n")) {
      return Fix.show("write `CMD-SHELL` and the command as one text");
    }
    String text = Dollars.text(words.stream().map(Word::text).toList()).replace("$", "$$");
    return Fix.unsafe(
        "give it to a shell, as `CMD-SHELL`",
        new Edit(all, JsonArray.string("CMD-SHELL") + ", " + JsonArray.string(text)));
  }
}

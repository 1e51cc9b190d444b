package cpat.patterns.cs;

import cpat.facts.Folders;
import cpat.facts.SourceFiles;
import cpat.model.Instruction.Add;
import cpat.model.Instruction.Copy;
import cpat.model.Statement;
import cpat.model.Word;
import cpat.read.Paths;
import cpat.resolve.Step;
import cpat.rule.Checked;
import cpat.rule.Checked.Built;
import cpat.source.Edit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Where a COPY or ADD puts what, by the names of its sources: to a `folder`, or to `to` itself.
record Landing(Step step, List<From> sources, String to, boolean folder) {
  /// A source: its last name, and what is known of it.
  record From(String name, Kind kind, boolean plain) {}

  enum Kind {
    FILE,
    /// A here-document, which has mode 644.
    TEXT,
    FOLDER,
    UNKNOWN
  }

  private static final Pattern FILE =
      Pattern.compile(
          ".*\\.(sh|bash|py|pl|rb|js|mjs|jar|war|php|conf|cnf|ini|json|ya?ml|xml|toml|txt|env"
              + "|pem|crt|key|properties|cfg|sql|html|service|exe|so|bin|deb|apk|whl)");

  static Optional<Landing> of(Checked checked, Built built, Step step) {
    return switch (step.instruction()) {
      case Copy copy -> of(checked, built, step, copy.sources(), copy.destination());
      case Add add when add.sources().stream().allMatch(s -> plain(step.text(s))) ->
          of(checked, built, step, add.sources(), add.destination());
      default -> Optional.empty();
    };
  }

  private static Optional<Landing> of(
      Checked checked, Built built, Step step, List<Word> sources, Word destination) {
    String to = step.text(destination);
    Optional<String> workdir = step.workdir().known().map(w -> w.isEmpty() ? "/" : w);
    if ((!to.startsWith("/") && workdir.isEmpty()) || to.contains("$") || to.contains("\\")) {
      return Optional.empty();
    }
    List<From> from =
        Stream.concat(
                sources.stream().map(s -> from(checked, built, step, s)),
                step.instruction().written().heredocs().stream()
                    .map(h -> new From(h.name(), Kind.TEXT, true)))
            .toList();
    boolean folder = to.endsWith("/") || to.matches("(.*/)?[.]{1,2}") || from.size() > 1;
    return Optional.of(new Landing(step, from, Folders.absolute(workdir.orElse("/"), to), folder));
  }

  private static From from(Checked checked, Built built, Step step, Word source) {
    String text = step.text(source);
    boolean plain =
        source.literal() && Stream.of("$", "*", "?", "[", "{").noneMatch(text::contains);
    if (text.contains("://")) {
      String path = text.replaceFirst("[?#].*", "");
      return new From(Paths.name(path), Kind.FILE, plain);
    }
    String clean = Paths.join("", text.startsWith("/") ? "." + text : text);
    String name = clean.isEmpty() || text.endsWith("/.") ? "" : Paths.name(clean);
    return new From(name, plain ? kind(checked, built, step, text, clean) : Kind.UNKNOWN, plain);
  }

  private static Kind kind(Checked checked, Built built, Step step, String text, String clean) {
    if (clean.isEmpty() || text.endsWith("/") || text.endsWith("/.")) {
      return Kind.FOLDER;
    }
    Optional<List<String>> names =
        elsewhere(step)
            ? Optional.empty()
            : checked
                .context(built.build())
                .flatMap(c -> checked.tree().names(c + Paths.folder(clean)));
    String name = Paths.name(clean);
    if (names.isPresent() && names.get().contains(name + "/")) {
      return Kind.FOLDER;
    }
    return FILE.matcher(name).matches() || names.filter(n -> n.contains(name)).isPresent()
        ? Kind.FILE
        : SourceFiles.kind(text) == SourceFiles.Kind.CODE_FOLDER ? Kind.FOLDER : Kind.UNKNOWN;
  }

  /// What ADD neither unpacks nor clones.
  private static boolean plain(String source) {
    return !source.matches(
        ".*\\.(tar|tgz|gz|bz2|xz|txz|tbz2?|t?zst|git)([#?].*)?|git@.*|.*\\.git#.*");
  }

  private static boolean elsewhere(Step step) {
    return step.instruction() instanceof Copy copy && copy.from().isPresent();
  }

  /// True for what comes from the build context, or from an address: root's, where nobody is named.
  boolean rootOwned() {
    return !elsewhere(step) && written().flag("chown").isEmpty();
  }

  Statement written() {
    return step.instruction().written();
  }

  /// The source that lands at this path.
  Optional<From> at(String path) {
    return sources.stream()
        .filter(From::plain)
        .filter(s -> !s.name().isEmpty())
        .filter(s -> (!folder && path.equals(to)) || path.equals(inside(s.name())))
        .findFirst();
  }

  private String inside(String name) {
    return to.endsWith("/") ? to + name : to + "/" + name;
  }

  /// True when the path can be no folder that is there already.
  boolean clear(String path) {
    return !path.equals(to)
        || FILE.matcher(to).matches()
        || Folders.isCommands(Paths.folder(to).replaceFirst("(.)/$", "$1"));
  }

  /// True when it puts a whole folder at the path, or below it.
  boolean fills(String path) {
    boolean below = to.equals(path) || to.startsWith(path.equals("/") ? path : path + "/");
    return below && sources.stream().anyMatch(s -> s.kind() == Kind.FOLDER || unsaid(s));
  }

  /// `COPY --from=build /out /app`: a name without an ending.
  private static boolean unsaid(From source) {
    return source.kind() == Kind.UNKNOWN && !source.name().contains(".");
  }

  boolean isTree() {
    return sources.stream().anyMatch(s -> s.kind() == Kind.FOLDER);
  }

  Edit say(String flags) {
    List<Word> written = written().flags();
    int at =
        written.isEmpty()
            ? step.instruction().at().start() + written().keyword().length()
            : written.getLast().at().end();
    return Edit.insert(step.instruction().at().source(), at, " " + flags);
  }
}

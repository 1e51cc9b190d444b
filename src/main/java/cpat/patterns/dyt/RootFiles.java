package cpat.patterns.dyt;

import static cpat.rule.Level.WARNING;

import cpat.edit.RunOptions;
import cpat.facts.FolderTools;
import cpat.model.Mount;
import cpat.model.Script;
import cpat.model.Setting;
import cpat.resolve.Effective;
import cpat.rule.Checked;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Rule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// DYT002: see the page of the same name.
final class RootFiles {
  static final Rule RULE =
      new Rule(
          "DYT002",
          "tool-writes-as-root",
          WARNING,
          "a tool that runs as root writes into a folder of the host: the files belong to root",
          RootFiles.class,
          RootFiles::find);

  private RootFiles() {}

  private static Stream<Hit> find(Checked checked) {
    return ToolLine.all(checked)
        .filter(line -> line.engine().engine().equals("docker") && !line.openOptions())
        .filter(line -> line.run().setting("user").isEmpty() && !line.run().on("userns"))
        .flatMap(line -> line.project().stream().flatMap(b -> hit(checked, line, b).stream()));
  }

  private static Optional<Hit> hit(Checked checked, ToolLine line, Mount.Bind bind) {
    Effective effective = checked.effective(line.container());
    List<String> words = line.words(effective);
    String image = line.container().repository();
    if (!root(effective) || !FolderTools.writes(words, image)) {
      return Optional.empty();
    }
    return Optional.of(
        Hit.at(
                bind.at(),
                line.subject()
                    + " runs as root, as its image says, and writes into `"
                    + bind.source()
                    + "`: what it makes there belongs to root, and you cannot change or delete it")
            .likely()
            .fix(fix(checked, line, words, image)));
  }

  /// Known to be root; nobody said anything else.
  private static boolean root(Effective effective) {
    return effective
        .user()
        .known()
        .filter(u ->
            u.isEmpty()
                || u.equals("root")
                || u.equals("0")
                || u.startsWith("0:")
                || u.startsWith("root:"))
        .isPresent();
  }

  /// A home of one's own goes with a user that the image does not know.
  private static Fix fix(Checked checked, ToolLine line, List<String> words, String image) {
    String title = "run it as yourself";
    boolean written =
        line.kind() == Script.Kind.SHELL
            || line.kind() == Script.Kind.MARKDOWN
            || line.kind() == Script.Kind.MAKE;
    if (!written
        || !RunOptions.quotable(line.run(), checked.project().scripts())
        || RunOptions.windows(line.run())) {
      return Fix.show(title + ": -u \"$(id -u):$(id -g)\"");
    }
    String dollar = line.kind() == Script.Kind.MAKE ? "$$" : "$";
    String user = "-u \"" + dollar + "(id -u):" + dollar + "(id -g)\"";
    String home =
        FolderTools.home(words, image).filter(h -> !said(line, h)).map(h -> " " + h).orElse("");
    return RunOptions.add(line.run(), user + home)
        .map(e -> Fix.unsafe(title + (home.isEmpty() ? "" : ", with a home to write to"), e))
        .orElseGet(() -> Fix.show(title));
  }

  private static boolean said(ToolLine line, String home) {
    String name = home.substring("-e ".length(), home.indexOf('='));
    return line.run()
        .settings("env")
        .map(Setting::value)
        .map(Object::toString)
        .collect(Collectors.joining("\n"))
        .contains(name + "=");
  }
}

package cpat.patterns.efe;

import cpat.edit.ExecForm;
import cpat.read.Lookup;
import cpat.read.yaml.Json;
import cpat.read.yaml.Node;
import cpat.resolve.ImageFiles;
import cpat.resolve.ResolvedImage;
import cpat.source.Excerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A script of package.json that npm or yarn is told to run: its name, its text, and whether others
/// run before or behind it.
record NodeScript(String name, String text, boolean alone) {
  private static final Set<String> RUNNERS = Set.of("npm", "yarn");
  private static final Set<String> RUN = Set.of("run", "run-script");

  /// npm has short names for some; yarn takes any name without `run`.
  private static final Set<String> OF_NPM = Set.of("start", "test", "stop", "restart");

  /// The script that a command line runs, if package.json is in the image and known.
  static Optional<NodeScript> of(List<String> argv, ResolvedImage image, Lookup files) {
    return name(argv)
        .flatMap(name ->
            new ImageFiles(files)
                .find(image, "./package.json")
                .flatMap(s -> Json.read(Excerpt.of(s)).root())
                .flatMap(root -> root.at("scripts"))
                .flatMap(scripts -> script(scripts, name)));
  }

  private static Optional<NodeScript> script(Node scripts, String name) {
    return Optional.of(scripts.text(name))
        .filter(t -> !t.isBlank())
        .map(t ->
            new NodeScript(
                name,
                t.strip(),
                scripts.text("pre" + name).isEmpty() && scripts.text("post" + name).isEmpty()));
  }

  /// `npm start`, `npm run serve`, `yarn serve`; nothing where more words follow or options stand.
  private static Optional<String> name(List<String> argv) {
    List<String> words = new ArrayList<>(argv);
    String runner = words.removeFirst().replaceFirst(".*/", "");
    if (!RUNNERS.contains(runner) || words.isEmpty()) {
      return Optional.empty();
    }
    boolean run = RUN.contains(words.getFirst());
    if (run) {
      words.removeFirst();
    }
    return Optional.of(words)
        .filter(w -> w.size() == 1 && !w.getFirst().startsWith("-"))
        .map(List::getFirst)
        .filter(n -> run || !runner.equals("npm") || OF_NPM.contains(n));
  }

  /// The words of the program that can be started as it stands: node itself, with plain words.
  Optional<List<String>> program() {
    return Optional.of(text)
        .filter(_ -> alone)
        .flatMap(ExecForm::words)
        .filter(w -> w.size() > 1 && w.getFirst().equals("node"));
  }
}

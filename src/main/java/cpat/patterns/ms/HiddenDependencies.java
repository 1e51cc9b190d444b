package cpat.patterns.ms;

import cpat.facts.InstalledFolders;
import cpat.model.Container;
import cpat.model.Invocation;
import cpat.model.Mount;
import cpat.model.Script;
import cpat.model.Word;
import cpat.read.shell.Shell;
import cpat.resolve.Effective;
import cpat.resolve.MountedPath.Hidden;
import cpat.resolve.Resolution;
import cpat.source.Excerpt;
import cpat.source.Source;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The folders of dependencies that an image of the project installed and a mount hides.
final class HiddenDependencies {
  private HiddenDependencies() {}

  static Optional<Hidden> of(Resolution resolved, Container container, Mount.Bind bind) {
    if (!resolved.builtHere(container)) {
      return Optional.empty();
    }
    Effective effective = resolved.container(container);
    return effective.mounts().stream()
        .filter(m -> m.mount().equals(bind))
        .flatMap(m -> m.hides().stream())
        .filter(h -> h.installed().filter(path -> !cured(effective, path)).isPresent())
        .filter(h -> h.installed().filter(path -> needed(effective, path)).isPresent())
        .filter(_ -> !installsItself(resolved, effective, container))
        .findFirst();
  }

  /// Another mount brings the hidden folder back.
  private static boolean cured(Effective effective, String path) {
    return effective.mounts().stream()
        .anyMatch(m -> m.target().known().map(t -> trimmed(t).equals(path)).orElse(false));
  }

  /// What a build made is needed where the command names it; otherwise it may be built anew.
  private static boolean needed(Effective effective, String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return !InstalledFolders.isBuilt(path)
        || effective.argv().known().stream()
            .flatMap(List::stream)
            .map(w -> w.startsWith("./") ? w.substring(2) : w)
            .anyMatch(w -> w.startsWith(path + "/") || w.startsWith(name + "/"));
  }

  private static String trimmed(String path) {
    return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  /// `sh -c "npm install && npm start"`, or a script of the project that does so, fills the mounted
  /// folder anew.
  private static boolean installsItself(
      Resolution resolved, Effective effective, Container container) {
    List<String> words = effective.argv().known().orElseGet(container.run()::words);
    Stream<List<Invocation>> said =
        words.stream().map(w -> Shell.read(Excerpt.of(new Source("", w))));
    return InstalledFolders.of(words).isPresent()
        || Stream.concat(said, words.stream().flatMap(w -> script(resolved, w)))
            .flatMap(List::stream)
            .anyMatch(HiddenDependencies::installs);
  }

  private static Stream<List<Invocation>> script(Resolution resolved, String word) {
    String name = word.substring(word.lastIndexOf('/') + 1);
    return resolved.project().scripts().stream()
        .filter(s -> ("/" + s.at().source().path()).endsWith("/" + name))
        .map(Script::invocations);
  }

  private static boolean installs(Invocation command) {
    return InstalledFolders.of(command.words().stream().map(Word::text).toList()).isPresent();
  }
}

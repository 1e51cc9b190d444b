package cpat.patterns.ms;

import static cpat.rule.Level.WARNING;

import cpat.facts.MountedFolders;
import cpat.model.Container;
import cpat.model.Mount;
import cpat.read.Paths;
import cpat.rule.Certainty;
import cpat.rule.Checked;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Rule;
import cpat.source.Edit;
import cpat.source.Span;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// MS003: see the page of the same name.
final class HostPath {
  static final Rule RULE =
      new Rule(
          "MS003",
          "unportable-host-path",
          WARNING,
          "a mount's host path is right in one place only: one machine, one folder, one moment",
          HostPath.class,
          HostPath::find);

  private static final Pattern HOME =
      Pattern.compile(
          "(?:/home/|/Users/|(?:/mnt/)?/?[A-Za-z]:?[\\\\/]Users[\\\\/])([^/\\\\]+)[/\\\\](.+)");

  /// Homes that are the same on many machines, and names that stand for one's own.
  private static final Set<String> NOBODY =
      Set.of(
          "runner",
          "vagrant",
          "jenkins",
          "circleci",
          "gitlab-runner",
          "linuxbrew",
          "shared",
          "public",
          "user",
          "username",
          "you",
          "me",
          "myuser",
          "yourname",
          "name",
          "your_user",
          "yourusername",
          "your_username",
          "your-username",
          "xxx",
          "foo",
          "someone");

  /// Files that a person or a program makes before the start.
  private static final Pattern MADE =
      Pattern.compile(
          ".*(\\.env[^/]*|\\.(pem|key|crt|cer|p12|jks|sock|log|db|sqlite3?|pid|htpasswd|jar|war|zip|tgz))|.*acme\\.json|.*/\\.[^/]+");

  private HostPath() {}

  private static Stream<Hit> find(Checked checked) {
    Set<Span> told = new HashSet<>();
    return checked
        .containers()
        .filter(c -> c.compose() || c.commandLine())
        .flatMap(c -> Stream.concat(CurrentFolder.find(checked, c), binds(checked, c)))
        .filter(h -> told.add(h.at()));
  }

  private static Stream<Hit> binds(Checked checked, Container container) {
    boolean page = container.run().at().source().path().toLowerCase(Locale.ROOT).endsWith(".md");
    return container
        .run()
        .mounts(Mount.Bind.class)
        .filter(b -> b.source().literal() && !page)
        .flatMap(
            b -> home(checked, container, b).or(() -> missing(checked, container, b)).stream());
  }

  private static Optional<Hit> home(Checked checked, Container container, Mount.Bind bind) {
    Matcher path = HOME.matcher(bind.source().text());
    boolean stack = Paths.name(bind.at().source().path()).contains("stack");
    if (!path.matches()
        || stack
        || NOBODY.contains(path.group(1).toLowerCase(Locale.ROOT))
        || path.group(1).contains("<")) {
      return Optional.empty();
    }
    Hit hit =
        Hit.at(
            bind.source().at(),
            "`"
                + bind.source()
                + "` is there on the machine of "
                + path.group(1)
                + " only; elsewhere the engine makes it, empty, and it belongs to root");
    return Optional.of(
        hit.likely()
            .fix(
                here(checked, container, bind, path.group(2).replace('\\', '/'))
                    .map(p ->
                        Fix.unsafe(
                            "write it relative to the file: " + p, new Edit(bind.source().at(), p)))
                    .orElseGet(() ->
                        Fix.show("write it relative to the project, or let a variable say it"))));
  }

  /// The longest end of an absolute path that is there beside the Compose file.
  private static Optional<String> here(
      Checked checked, Container container, Mount.Bind bind, String below) {
    if (!container.compose() || !exact(bind)) {
      return Optional.empty();
    }
    String folder = Paths.folder(bind.at().source().path());
    for (String rest = below;
        !rest.isEmpty();
        rest = rest.contains("/") ? rest.substring(rest.indexOf('/') + 1) : "") {
      if (checked.tree().has(Paths.join(folder, rest))) {
        return Optional.of("./" + rest);
      }
    }
    return Optional.empty();
  }

  /// A path relative to the Compose file that is not there.
  private static Optional<Hit> missing(Checked checked, Container container, Mount.Bind bind) {
    String source = bind.source().text();
    String file = bind.at().source().path();
    String folder = Paths.folder(file);
    String path = Paths.join(folder, source);
    if (!container.compose()
        || !source.startsWith(".")
        || path.startsWith("..")
        || path.isEmpty()
        || !file.matches(".*\\.ya?ml")
        || there(checked, path)
        || overlaid(checked, container)) {
      return Optional.empty();
    }
    boolean program = MountedFolders.file(source) && MountedFolders.file(bind.target().text());
    boolean wanted =
        program
            ? !MADE.matcher(source).matches() && !template(checked, path)
            : SourceMount.of(container, bind);
    if (!wanted || MountedFolders.within(source, "data")) {
      return Optional.empty();
    }
    Optional<String> right = elsewhere(checked, folder, source);
    String why =
        program
            ? ": the engine makes a folder of that name, and cannot mount it over a file"
            : ": the engine makes it, empty, and it belongs to root";
    String place =
        right.map(r -> "; paths are relative to this file, and it is at " + r).orElse("");
    Hit hit =
        Hit.at(bind.source().at(), "there is no `" + source + "` beside " + file + place + why);
    return Optional.of(
        hit.sure(program || right.isPresent() ? Certainty.LIKELY : Certainty.POSSIBLE)
            .fix(
                right
                    .filter(_ -> exact(bind))
                    .map(r -> Fix.unsafe("write " + r, new Edit(bind.source().at(), r)))
                    .orElseGet(() -> Fix.show("correct the path, or put the file there"))));
  }

  private static boolean there(Checked checked, String path) {
    return checked.tree().has(path) || checked.tree().names(Paths.folder(path)).isEmpty();
  }

  /// `app.conf.example` is there to be copied first.
  private static boolean template(Checked checked, String path) {
    String stem = Paths.name(path).replaceFirst("\\.[^.]*$", "");
    return checked.tree().names(Paths.folder(path)).orElseThrow().stream()
        .anyMatch(
            n -> n.startsWith(stem + ".") || n.startsWith(stem + "-") || n.contains("example"));
  }

  /// Of several files put together, the first one's folder counts.
  private static boolean overlaid(Checked checked, Container container) {
    String folder = Paths.folder(container.run().at().source().path());
    return !folder.isEmpty()
        && checked
            .containers()
            .filter(c -> c.compose() && c.run().name().equals(container.run().name()))
            .map(c -> Paths.folder(c.run().at().source().path()))
            .anyMatch(f -> !f.equals(folder) && folder.startsWith(f));
  }

  /// The same path from a folder further up.
  private static Optional<String> elsewhere(Checked checked, String folder, String source) {
    String up = "../";
    for (String at = folder; !at.isEmpty(); up = up + "../") {
      at = Paths.folder(at.substring(0, at.length() - 1));
      String path = Paths.join(at, source);
      if (!path.isEmpty() && checked.tree().has(path)) {
        return Optional.of(up + Paths.join("", source));
      }
    }
    return Optional.empty();
  }

  private static boolean exact(Mount.Bind bind) {
    return bind.source().raw().equals(bind.source().text());
  }
}

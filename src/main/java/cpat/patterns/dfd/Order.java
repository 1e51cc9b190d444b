package cpat.patterns.dfd;

import cpat.facts.Copied;
import cpat.facts.Ecosystem;
import cpat.facts.Folders;
import cpat.facts.Installers;
import cpat.facts.SourceFiles;
import cpat.model.Base;
import cpat.model.Build;
import cpat.model.Command;
import cpat.model.Instruction;
import cpat.model.Stage;
import cpat.model.Word;
import cpat.resolve.Resolution;
import cpat.resolve.Step;
import cpat.source.Span;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Follows a stage from its farthest base on: which lists have come, whether sources have, and what
/// each install step therefore sees.
final class Order {
  private final String image;
  private final List<Arrival> lists = new ArrayList<>();
  private final List<Unclear> unclear = new ArrayList<>();
  private final List<Install> installs = new ArrayList<>();
  private final Set<Ecosystem> done = EnumSet.noneOf(Ecosystem.class);
  private final List<Span> all = new ArrayList<>();
  private Optional<Arrival> sources = Optional.empty();
  private boolean vendored;
  private boolean gopath;
  private boolean codeOnly = true;
  private String workdir = "/";

  /// Something that came by one COPY, ADD or mount.
  private record Arrival(Span at, String what, Optional<Ecosystem> ecosystem) {}

  /// A file or folder whose name does not tell what it is, and where it lies.
  private record Unclear(Arrival arrival, String folder) {}

  private Order(String image) {
    this.image = image;
  }

  /// The install steps of a stage itself; those of the stages below it only prepare the ground.
  static List<Install> of(Resolution resolved, Build build, Stage stage) {
    Order order = new Order(image(resolved.root(build, stage)));
    for (Step step : resolved.steps(build, stage)) {
      order.take(step);
      if (step.stage().index() != stage.index()) {
        order.installs.clear();
      }
    }
    return order.installs;
  }

  private static String image(Base root) {
    return switch (root) {
      case Base.Scratch() -> "scratch";
      case Base.Image image -> image.repository();
      case Base.Earlier(_, Word written) -> written.text();
      case Base.Unresolved(Word written) -> written.text();
    };
  }

  private void take(Step step) {
    step.workdir().known().filter(w -> !w.isEmpty()).ifPresent(w -> workdir = w);
    switch (step.instruction()) {
      case Instruction.Workdir(_, var path) -> workdir = Folders.absolute(workdir, path.text());
      case Instruction.Copy(_, var from, var to, var stage) ->
          copy(step, from, to, stage.isPresent());
      case Instruction.Add(_, var from, var to) -> copy(step, from, to, false);
      case Instruction.Env(_, var pairs) ->
          pairs.forEach(p -> vendored |= isVendored(p.key().text() + "=" + p.value().text()));
      case Instruction.Run run -> run(run);
      case Instruction _ -> {}
    }
  }

  private static boolean isVendored(String assignment) {
    return assignment.contains("-mod=vendor") || assignment.equals("GO111MODULE=off");
  }

  private void copy(Step step, List<Word> from, Word to, boolean fromStage) {
    Span at = step.instruction().at();
    Copied.Landing landing =
        new Copied.Landing(Folders.absolute(workdir, step.text(to)), workdir, image, List.of());
    for (Word word : from) {
      String path = step.text(word);
      if (path.contains("://")) {
        continue;
      }
      vendored |=
          !fromStage
              && (path.equals("vendor") || path.endsWith("/vendor") || path.equals("vendor/"));
      if (SourceFiles.kind(path) == SourceFiles.Kind.LIST) {
        Ecosystem.listedIn(path).ifPresent(e -> lists.add(new Arrival(at, path, Optional.of(e))));
      } else if (!fromStage && Copied.isSources(path, landing)) {
        codeOnly &= SourceFiles.kind(path) == SourceFiles.Kind.CODE;
        gopath |= landing.to().contains("/go/src/") || landing.to().contains("gopath");
        if (!all.contains(at)) {
          all.add(at);
        }
        if (sources.isEmpty()) {
          sources = Optional.of(new Arrival(at, path, Optional.empty()));
        }
      } else if (!fromStage) {
        Arrival arrival = new Arrival(at, path, Optional.empty());
        lists.add(arrival);
        if (SourceFiles.kind(path) == SourceFiles.Kind.UNKNOWN && !isElsewhere(landing.to())) {
          unclear.add(new Unclear(arrival, landing.to()));
        }
      }
    }
  }

  private static boolean isElsewhere(String folder) {
    return Folders.isStrictlySettings(folder) || Folders.isCommands(folder);
  }

  private void run(Instruction.Run run) {
    switch (run.command()) {
      case Command.Exec exec -> step(run, exec.words());
      case Command.Shell(_, _, var invocations) ->
          invocations.forEach(i -> {
            if (i.assignments().stream().noneMatch(a -> isVendored(a.text()))) {
              step(run, i.words().stream().map(Word::text).toList());
            }
          });
    }
  }

  private void step(Instruction.Run run, List<String> words) {
    Optional<Ecosystem> known = Installers.of(words);
    if (known.isEmpty()) {
      guess(run, words);
      return;
    }
    Ecosystem ecosystem = known.get();
    if (done.stream().anyMatch(ecosystem::sharesListsWith)
        || (vendored && ecosystem == Ecosystem.GO)) {
      return;
    }
    Optional<Arrival> list =
        mounted(run, ecosystem).or(() -> list(ecosystem, words)).or(() -> renamed(words));
    if (sources.isEmpty() && list.isEmpty()) {
      sources = workedOn(run);
      sources.ifPresent(s -> all.add(s.at()));
      codeOnly &= sources.isEmpty();
    }
    if (mountsSources(run) || (sources.isPresent() && list.isEmpty() && isCached(run))) {
      // The sources are only mounted, or a cache keeps what was downloaded: neither good nor bad.
      done.add(ecosystem);
    } else if (sources.isPresent()) {
      boolean unlisted = codeOnly || isGopathBuild(ecosystem, words);
      if (list.isPresent() || !unlisted) {
        done.add(ecosystem);
        Arrival came = sources.get();
        installs.add(install(false, came, run, ecosystem, words, list.isPresent()));
      }
    } else if (list.isPresent()) {
      done.add(ecosystem);
      Arrival came = list.get();
      installs.add(install(true, came, run, ecosystem, words, true));
    }
  }

  private Install install(
      boolean first,
      Arrival came,
      Instruction.Run run,
      Ecosystem ecosystem,
      List<String> words,
      boolean listed) {
    return new Install(
        first, came.at(), came.what(), run, ecosystem, words, List.copyOf(all), listed, true);
  }

  /// What came without a telling name and is now installed in: the project after all.
  private Optional<Arrival> workedOn(Instruction.Run run) {
    List<String> words = run.command().words();
    return unclear.stream()
        .filter(u ->
            u.folder().length() > 1
                && ((workdir + "/").startsWith(u.folder() + "/")
                    || words.stream().anyMatch(w -> w.startsWith(u.folder()))
                    || entered(words, u.folder())))
        .map(Unclear::arrival)
        .findFirst();
  }

  private static boolean entered(List<String> words, String folder) {
    int cd = words.indexOf("cd");
    String to = cd >= 0 && cd + 1 < words.size() ? words.get(cd + 1) : "";
    return !to.isEmpty()
        && folder.endsWith("/" + (to.endsWith("/") ? to.substring(0, to.length() - 1) : to));
  }

  /// Below GOPATH, `go build` takes packages that are there already: nothing is listed.
  private boolean isGopathBuild(Ecosystem ecosystem, List<String> words) {
    boolean fetches =
        words.contains("get") || words.contains("mod") || !words.getFirst().equals("go");
    return ecosystem == Ecosystem.GO && gopath && !fetches;
  }

  /// A script or make target that installs by its name, after a list and before the sources.
  private void guess(Instruction.Run run, List<String> words) {
    if (sources.isPresent() || !isInstallScript(words)) {
      return;
    }
    Optional<Arrival> list = lists.stream().filter(l -> l.ecosystem().isPresent()).findFirst();
    if (list.isEmpty()) {
      return;
    }
    Ecosystem ecosystem = list.get().ecosystem().orElseThrow();
    if (done.stream().noneMatch(ecosystem::sharesListsWith)) {
      done.add(ecosystem);
      Arrival came = list.get();
      installs.add(
          new Install(true, came.at(), came.what(), run, ecosystem, words, List.of(), true, false));
    }
  }

  private static boolean isInstallScript(List<String> words) {
    if (words.isEmpty()) {
      return false;
    }
    boolean make =
        words.getFirst().equals("make")
            || words.getFirst().equals("just")
            || words.getFirst().equals("task");
    boolean script = words.getFirst().contains("/") || words.getFirst().endsWith(".sh");
    return (make || script)
        && words.stream()
            .anyMatch(w ->
                w.contains("dep")
                    || w.contains("install")
                    || w.contains("setup")
                    || w.contains("vendor"));
  }

  /// The list an installer reads: one of its ecosystem, or the file it is told to read.
  private Optional<Arrival> list(Ecosystem ecosystem, List<String> words) {
    List<String> files = Installers.files(words);
    return lists.stream()
        .filter(l ->
            l.ecosystem().map(ecosystem::sharesListsWith).orElse(false)
                || files.stream().anyMatch(l.what()::endsWith))
        .findFirst();
  }

  /// The file an installer is told to read, where COPY gave it another name.
  private Optional<Arrival> renamed(List<String> words) {
    List<String> files = Installers.files(words);
    return unclear.stream()
        .filter(u -> files.stream().anyMatch(f -> u.folder().endsWith("/" + f)))
        .map(Unclear::arrival)
        .findFirst();
  }

  private static Optional<Arrival> mounted(Instruction.Run run, Ecosystem ecosystem) {
    return run.mounts().stream()
        .filter(m -> m.type().equals("bind"))
        .map(Order::source)
        .filter(s -> Ecosystem.listedIn(s).map(ecosystem::sharesListsWith).orElse(false))
        .map(s -> new Arrival(run.at(), s, Optional.of(ecosystem)))
        .findFirst();
  }

  private static boolean mountsSources(Instruction.Run run) {
    return run.mounts().stream()
        .filter(m -> m.type().equals("bind") && !m.options().containsKey("from"))
        .map(m -> SourceFiles.kind(source(m)))
        .anyMatch(k ->
            switch (k) {
              case CONTEXT, CODE, CODE_FOLDER -> true;
              case LIST, SETTINGS, SCRIPT, ARTEFACT, UNKNOWN -> false;
            });
  }

  private static boolean isCached(Instruction.Run run) {
    return run.mounts().stream().anyMatch(m -> m.type().equals("cache"));
  }

  private static String source(Instruction.RunMount mount) {
    return mount.options().getOrDefault("source", mount.options().getOrDefault("src", "."));
  }
}

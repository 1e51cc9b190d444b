package cpat.resolve;

import cpat.facts.InstalledFolders;
import cpat.facts.Wildcard;
import cpat.model.Base;
import cpat.model.Command;
import cpat.model.Instruction;
import cpat.model.Invocation;
import cpat.model.Word;
import cpat.resolve.MountedPath.Hidden;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What of an image lies at or below a path, as far as its build tells.
record Hiding(List<Hidden> hidden, Optional<String> rest) {
  private static final Pattern FILES =
      Pattern.compile(
          "[^.].*\\.(json|lock|txt|toml|xml|ya?ml|[jt]sx?|py|rb|go|mod|sum|sh|gradle|kts|md|conf|cfg"
              + "|ini|properties)");

  static final Hiding NOT_KNOWN = new Hiding(List.of(), Optional.of("where the mount goes to"));

  static Hiding at(ResolvedImage image, String path) {
    List<Hidden> hidden = new ArrayList<>();
    for (Step step : image.steps()) {
      switch (step.instruction()) {
        case Instruction.Copy _, Instruction.Add _ -> copied(step, path).ifPresent(hidden::add);
        case Instruction.Run run -> installed(step, run, path).ifPresent(hidden::add);
        default -> {}
      }
    }
    boolean scratch =
        image.steps().stream()
            .findFirst()
            .map(s -> s.stage().base() instanceof Base.Scratch)
            .orElse(false);
    return new Hiding(
        List.copyOf(hidden),
        scratch || !hidden.isEmpty() || commonlyEmpty(path)
            ? Optional.empty()
            : Optional.of("what the base image holds at " + path));
  }

  /// Folders that no image fills.
  private static boolean commonlyEmpty(String path) {
    return path.startsWith("/mnt") || path.startsWith("/proc") || path.startsWith("/sys");
  }

  private static Optional<Hidden> copied(Step step, String path) {
    if (step.words().isEmpty()) {
      return Optional.empty();
    }
    Optional<String> destination =
        step.words().getLast().known().flatMap(d -> ImageFiles.destination(step, d));
    if (destination.isEmpty()) {
      return Optional.empty();
    }
    String keyword = step.instruction().written().keyword();
    List<String> sources =
        step.words().subList(0, step.words().size() - 1).stream()
            .map(w -> w.known().orElse("?"))
            .toList();
    String folder = destination.get();
    if (!Locations.inside(path, folder) && elsewhere(sources, folder, path)) {
      return Optional.empty();
    }
    String what = keyword + " " + String.join(" ", sources) + " to " + destination.get();
    if (Locations.inside(path, destination.get())) {
      Optional<String> installed =
          destination.filter(d -> step.copied().isPresent() && InstalledFolders.isNamed(d));
      return Optional.of(new Hidden(what, step.from(), true, installed));
    }
    // COPY . /app, mounted over /app/src: hidden if the context has a src.
    return Locations.inside(destination.get(), path)
        ? Optional.of(
            new Hidden("what " + what + " put at " + path, step.from(), false, Optional.empty()))
        : Optional.empty();
  }

  /// True when files are copied to a folder, and none of them is what the mount lies over.
  private static boolean elsewhere(List<String> sources, String folder, String path) {
    String below = path.substring(Math.min(path.length(), folder.length())).replaceFirst("^/", "");
    String first = below.contains("/") ? below.substring(0, below.indexOf('/')) : below;
    return sources.stream()
        .map(s -> s.substring(s.lastIndexOf('/') + 1))
        .allMatch(s -> FILES.matcher(s).matches() && !Wildcard.matches(first, s));
  }

  private static Optional<Hidden> installed(Step step, Instruction.Run run, String path) {
    Optional<String> folder = step.workdir().known();
    if (folder.isEmpty() || !(run.command() instanceof Command.Shell(_, _, var invocations))) {
      return Optional.empty();
    }
    for (Invocation invocation : invocations) {
      List<String> words = invocation.words().stream().map(Word::text).toList();
      Optional<String> place =
          InstalledFolders.of(words)
              .map(made -> Locations.in(folder.get(), made))
              .filter(made -> Locations.inside(path, made));
      if (place.isPresent()) {
        String what = place.get() + " of `RUN " + String.join(" ", words) + "`";
        return Optional.of(new Hidden(what, step.from(), true, place));
      }
    }
    return Optional.empty();
  }
}

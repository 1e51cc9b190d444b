package cpat.patterns.dfd;

import static cpat.rule.Level.NOTE;
import static cpat.rule.Level.WARNING;

import cpat.facts.PackageCaches;
import cpat.model.Base;
import cpat.model.Command;
import cpat.model.Instruction.Run;
import cpat.model.Invocation;
import cpat.model.Word;
import cpat.resolve.Step;
import cpat.resolve.Value;
import cpat.rule.Checked;
import cpat.rule.Checked.Built;
import cpat.rule.Hit;
import cpat.rule.Rule;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// DFD004: see the page of the same name.
final class CacheLeft {
  static final Rule RULE =
      new Rule(
          "DFD004",
          "package-cache-left",
          WARNING,
          "what a package manager downloaded stays in a layer of the image, and nobody needs it"
              + " there",
          Stream.of(PackageCaches.values()).flatMap(c -> c.codes().stream()).distinct().toList(),
          CacheLeft.class,
          CacheLeft::find);

  /// What is small, or what the manager of the project may want to keep.
  private static final Set<PackageCaches> SMALL =
      EnumSet.of(PackageCaches.APK, PackageCaches.NPM, PackageCaches.YARN);

  private CacheLeft() {}

  private static Stream<Hit> find(Checked checked) {
    return checked.stages().filter(checked::shipped).flatMap(b -> find(checked, b));
  }

  private static Stream<Hit> find(Checked checked, Built built) {
    return checked
        .steps(built)
        .flatMap(step ->
            step.instruction() instanceof Run run
                ? left(step, run).entrySet().stream()
                    .map(e -> hit(checked, built, new Left(step, run, e.getKey(), e.getValue())))
                : Stream.empty());
  }

  /// A cache that a RUN leaves, and the last command that filled it.
  record Left(Step step, Run run, PackageCaches cache, Invocation filled) {
    List<Invocation> commands() {
      return Scripts.commands(run);
    }
  }

  /// The caches that are full when the shell of a RUN ends.
  private static Map<PackageCaches, Invocation> left(Step step, Run run) {
    Map<PackageCaches, Invocation> full = new LinkedHashMap<>();
    if (run.command() instanceof Command.Shell(_, _, var commands)) {
      for (Invocation command : commands) {
        List<String> words = texts(command);
        for (PackageCaches cache : PackageCaches.values()) {
          if (cache.isEmptied(words)) {
            full.remove(cache);
          } else if (!cache.filler(words).isEmpty() && !kept(cache, step, run, command)) {
            full.put(cache, command);
          }
        }
      }
    }
    return full;
  }

  static List<String> texts(Invocation command) {
    return command.words().stream().map(Word::text).toList();
  }

  /// Kept out of the layer: by a mount, or by a variable.
  private static boolean kept(PackageCaches cache, Step step, Run run, Invocation command) {
    boolean mounted =
        run.mounts().stream()
            .filter(m -> Set.of("cache", "tmpfs").contains(m.type()))
            .map(m -> m.options().getOrDefault("target", m.options().getOrDefault("dst", "")))
            .anyMatch(cache::isMounted);
    Stream<String> names =
        switch (cache) {
          case PIP -> Stream.of("PIP_NO_CACHE_DIR", "PIP_CACHE_DIR");
          case NPM -> Stream.of("npm_config_cache", "NPM_CONFIG_CACHE");
          case YARN -> Stream.of("YARN_CACHE_FOLDER", "YARN_GLOBAL_FOLDER");
          case APT, APK, DNF, YUM, MICRODNF, ZYPPER -> Stream.empty();
        };
    return mounted || names.anyMatch(n -> isSet(n, step, run, command));
  }

  private static boolean isSet(String name, Step step, Run run, Invocation command) {
    Optional<Value<String>> value = step.visible().find(name);
    return value.filter(Value::isKnown).isPresent()
        || command.assignments().stream().anyMatch(a -> a.text().startsWith(name + "="))
        || run.command().words().stream().anyMatch(w -> w.startsWith(name + "="));
  }

  /// `apt-get update && ./install.sh`: the script may install by the lists and empty them.
  private static boolean handsOn(Left left) {
    return left.cache() == PackageCaches.APT
        && left.commands().stream()
            .filter(c -> c.at().start() > left.filled().at().start())
            .anyMatch(c ->
                c.words().stream().limit(2).anyMatch(w -> w.text().matches("\\.?/.*|.*\\.sh")));
  }

  private static Hit hit(Checked checked, Built built, Left left) {
    String shown =
        left.filled().at().text().lines().findFirst().orElse("").replaceFirst("[\\s\\\\]+$", "");
    Hit hit =
        Hit.at(
                left.filled().at(),
                "`"
                    + shown
                    + "` leaves "
                    + left.cache().what()
                    + " in this layer of "
                    + built.subject()
                    + ": a later step cannot take it out of the image")
            .codes(left.cache().codes().toArray(String[]::new));
    // No official image turns it off.
    boolean unsure =
        left.cache() == PackageCaches.PIP
            && left.step().visible().find("PIP_NO_CACHE_DIR").isPresent()
            && !(checked.resolved().root(built.build(), built.stage()) instanceof Base.Image base
                && !base.repository().contains("/"));
    Hit sure = handsOn(left) ? hit.possible() : unsure ? hit.likely() : hit;
    return (SMALL.contains(left.cache()) ? sure.level(NOTE) : sure)
        .fix(CacheFix.of(checked, built, left));
  }
}

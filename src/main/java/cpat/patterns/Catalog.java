package cpat.patterns;

import cpat.general.General;
import cpat.patterns.ac.AmbassadorContainer;
import cpat.patterns.bfs.BuildFromScratch;
import cpat.patterns.cl.ContainersLauncher;
import cpat.patterns.cs.CopySources;
import cpat.patterns.dfd.DependenciesFirst;
import cpat.patterns.dsm.DockerSocketMount;
import cpat.patterns.dyt.DockerizeYourTools;
import cpat.patterns.ecc.EntrypointCmdCombined;
import cpat.patterns.efe.ExecFormEntrypoint;
import cpat.patterns.hs.HostSpoofing;
import cpat.patterns.ms.MountSources;
import cpat.patterns.obi.OnbuildImage;
import cpat.patterns.s2i.SourceToImage;
import cpat.patterns.sc.SidecarContainer;
import cpat.reactions.Reactions;
import cpat.rule.Pattern;
import cpat.rule.Rule;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The 14 patterns, in the order of the table.
public final class Catalog {
  public static final List<Pattern> PATTERNS =
      List.of(
          CopySources.PATTERN,
          MountSources.PATTERN,
          DockerizeYourTools.PATTERN,
          OnbuildImage.PATTERN,
          DependenciesFirst.PATTERN,
          SourceToImage.PATTERN,
          BuildFromScratch.PATTERN,
          ContainersLauncher.PATTERN,
          DockerSocketMount.PATTERN,
          HostSpoofing.PATTERN,
          EntrypointCmdCombined.PATTERN,
          ExecFormEntrypoint.PATTERN,
          SidecarContainer.PATTERN,
          AmbassadorContainer.PATTERN);

  /// All rules: those of the patterns, the general ones, the reactions.
  public static final List<Rule> RULES =
      Stream.of(
              PATTERNS.stream().flatMap(p -> p.rules().stream()),
              General.RULES.stream(),
              Reactions.RULES.stream())
          .flatMap(r -> r)
          .toList();

  private Catalog() {}

  /// By symbol, in any case.
  public static Optional<Pattern> find(String symbol) {
    String wanted = symbol.toUpperCase(Locale.ROOT);
    return PATTERNS.stream().filter(p -> p.symbol().equals(wanted)).findFirst();
  }

  /// A rule by its id or its name, in any case.
  public static Optional<Rule> rule(String idOrName) {
    return RULES.stream()
        .filter(r -> r.id().equalsIgnoreCase(idOrName) || r.name().equalsIgnoreCase(idOrName))
        .findFirst();
  }

  /// The rules that replace what another tool calls so, in any case.
  public static List<Rule> rulesOf(String code) {
    return RULES.stream().filter(r -> r.codes().stream().anyMatch(code::equalsIgnoreCase)).toList();
  }

  /// Where the page of a pattern lies in the jar.
  public static String page(Pattern pattern) {
    return "/cpat/patterns/" + pattern.symbol().toLowerCase(Locale.ROOT) + "/README.md";
  }
}

package cpat.patterns.hs;

import static cpat.rule.Kind.*;

import cpat.model.Container;
import cpat.resolve.Resolution;
import cpat.rule.Pattern;
import cpat.rule.Use;
import cpat.source.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Host Spoofing: a container takes the host's place.
public final class HostSpoofing {
  public static final Pattern PATTERN =
      new Pattern(
          "HS",
          "Host Spoofing",
          Set.of(RUNTIME),
          3,
          4,
          "a container takes the host's place: its namespaces, its files",
          HostSpoofing::find,
          List.of(SharedNamespace.RULE, HostPower.RULE, HostFolder.RULE, PortsOnHostNetwork.RULE));

  private HostSpoofing() {}

  private static Stream<Use> find(Resolution resolved) {
    Set<Span> told = new HashSet<>();
    return Container.all(resolved.project())
        .map(HostView::of)
        .map(HostSpoofing::use)
        .flatMap(Optional::stream)
        .filter(u -> told.add(u.at()));
  }

  private static Optional<Use> use(HostView view) {
    return view.reason()
        .map(reason -> {
          Use use = Use.used("HS", view.subject(), view.first(), reason);
          for (HostView.Share share : view.shares()) {
            use = share.at().equals(view.first()) ? use : use.because(share.at(), share.what());
          }
          return use;
        });
  }
}

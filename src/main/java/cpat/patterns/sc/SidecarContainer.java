package cpat.patterns.sc;

import static cpat.rule.Kind.*;

import cpat.model.Container;
import cpat.resolve.Resolution;
import cpat.rule.Pattern;
import cpat.rule.Use;
import cpat.source.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Sidecar Container: joined namespaces, shared volumes, pods with a helper, injection.
public final class SidecarContainer {
  public static final Pattern PATTERN =
      new Pattern(
          "SC",
          "Sidecar Container",
          Set.of(RUNTIME),
          2,
          4,
          "a helper lives beside a main container and shares part of its world",
          SidecarContainer::find,
          List.of(
              MissingOwner.RULE, SidecarPorts.RULE, SidecarInPod.RULE, WritableSharedVolume.RULE));

  private SidecarContainer() {}

  private static Stream<Use> find(Resolution resolved) {
    Set<Span> told = new HashSet<>();
    return Stream.of(
            Container.all(resolved.project()).flatMap(c -> Joined.use(c).stream()),
            Container.all(resolved.project()).flatMap(c -> SharedVolume.use(c).stream()),
            resolved.project().workloads().stream().flatMap(w -> PodHelper.uses(w)),
            resolved.project().workloads().stream().flatMap(w -> Injection.use(w).stream()),
            resolved.project().scripts().stream().flatMap(s -> Injection.uses(s)))
        .flatMap(uses -> uses)
        .filter(u -> told.add(u.at()));
  }
}

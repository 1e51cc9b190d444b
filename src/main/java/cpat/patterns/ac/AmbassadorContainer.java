package cpat.patterns.ac;

import static cpat.rule.Kind.*;

import cpat.model.Container;
import cpat.model.Run;
import cpat.resolve.Resolution;
import cpat.rule.Pattern;
import cpat.rule.Use;
import cpat.source.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Ambassador Container: a proxy between the application and what it has to reach.
public final class AmbassadorContainer {
  public static final Pattern PATTERN =
      new Pattern(
          "AC",
          "Ambassador Container",
          Set.of(RUNTIME),
          3,
          5,
          "a proxy beside the application reaches another service for it",
          AmbassadorContainer::find,
          List.of(OpenAmbassador.RULE, PassedBy.RULE));

  private AmbassadorContainer() {}

  private static Stream<Use> find(Resolution resolved) {
    Set<Span> told = new HashSet<>();
    return Stream.concat(
            Container.all(resolved.project())
                .filter(c -> c.run().role() != Run.Role.INIT)
                .flatMap(c -> Ambassador.use(c).stream()),
            resolved.project().workloads().stream().flatMap(w -> Upstreams.use(w).stream()))
        .filter(u -> told.add(u.at()));
  }
}

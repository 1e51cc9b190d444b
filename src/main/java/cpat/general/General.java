package cpat.general;

import cpat.rule.Rule;
import java.util.List;

/// The rules of this room, in the order of their ids.
public final class General {
  public static final List<Rule> RULES =
      List.of(
          RunsAsRoot.RULE,
          UnclearPlace.RULE,
          FaultyExpose.RULE,
          LegacySyntax.RULE,
          UnnoticedFailure.RULE,
          NeverHealthy.RULE);

  private General() {}
}

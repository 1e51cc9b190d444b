package cpat.reactions;

import cpat.rule.Rule;
import java.util.List;

/// The rules of this room, in the order of their ids.
public final class Reactions {
  public static final List<Rule> RULES =
      List.of(
          StaleVolume.RULE,
          TriggersBeforeSystemPackages.RULE,
          NotFirstProcess.RULE,
          RestartedOwner.RULE,
          HostNetworkNames.RULE,
          InnerPath.RULE,
          SocketAsUser.RULE,
          NoHome.RULE,
          StartBeforeReady.RULE,
          InitBeforeShell.RULE,
          OverrideDropsCmd.RULE);

  private Reactions() {}
}

package cpat.lab;

import java.util.Map;

/// The labels that say what is ours. Images have a label of their own: containers inherit the
/// labels of their image, and a container that a user makes of one of our images is the user's.
final class Labels {
  static final String RUN = "dev.cpat.run";
  static final String BUILD = "dev.cpat.build";

  private Labels() {}

  static Map<String, String> run(String id) {
    return Map.of(RUN, id);
  }

  static Map<String, String> build(String id) {
    return Map.of(BUILD, id);
  }
}

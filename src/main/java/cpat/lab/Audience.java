package cpat.lab;

import java.util.List;

/// Is told what happens while it happens.
public interface Audience {
  /// A step begins: what to look at, and the command as it is run.
  void begins(int number, String narration, List<String> command);

  /// A line that the step prints.
  void prints(String line);

  void ends(StepResult result);
}

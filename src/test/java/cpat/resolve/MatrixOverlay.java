package cpat.resolve;

import cpat.model.Run;
import java.util.ArrayList;
import java.util.List;

/// What is laid over an image: a run line or a Compose service.
interface MatrixOverlay {
  /// For people.
  String line(String image);

  Run read(String image);

  boolean current();

  boolean refused();

  /// Run lines and services in turns, so that each image meets both; first the one that says
  /// nothing.
  static List<MatrixOverlay> all() throws Exception {
    List<MatrixRun> lines = MatrixRun.table();
    List<MatrixService> services = MatrixService.table();
    List<MatrixOverlay> all = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      all.add(lines.get(i));
      if (i % 2 == 1 && i / 2 < services.size()) {
        all.add(services.get(i / 2));
      }
    }
    return all;
  }
}

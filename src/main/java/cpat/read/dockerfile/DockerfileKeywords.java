package cpat.read.dockerfile;

import java.util.List;

/// The keywords of a Dockerfile, and the nearest one to a slip of the pen.
final class DockerfileKeywords {
  private static final List<String> ALL =
      List.of(
          "ADD",
          "ARG",
          "CMD",
          "COPY",
          "ENTRYPOINT",
          "ENV",
          "EXPOSE",
          "FROM",
          "HEALTHCHECK",
          "LABEL",
          "MAINTAINER",
          "ONBUILD",
          "RUN",
          "SHELL",
          "STOPSIGNAL",
          "USER",
          "VOLUME",
          "WORKDIR");

  private static final int FARTHEST = 2;

  private DockerfileKeywords() {}

  /// `; did you mean …?`, or nothing.
  static String suggestion(String keyword) {
    String nearest = "";
    int least = FARTHEST + 1;
    for (String known : ALL) {
      if (Math.abs(known.length() - keyword.length()) <= FARTHEST) {
        int distance = distance(keyword, known);
        boolean closer = distance < least || (distance == least && alike(keyword, known));
        if (closer && distance <= FARTHEST && distance < known.length()) {
          least = distance;
          nearest = known;
        }
      }
    }
    return nearest.isEmpty() ? "" : "; did you mean " + nearest + "?";
  }

  private static boolean alike(String keyword, String known) {
    return keyword.charAt(0) == known.charAt(0);
  }

  /// Levenshtein's.
  private static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int change = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[to.length()];
  }
}

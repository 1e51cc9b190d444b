package cpat.report;

import java.util.ArrayList;
import java.util.List;

/// The lines of two texts, those of both once: few changes, by the greedy algorithm of Myers.
final class LineDiff {
  /// With more changed lines than that the whole middle is taken as changed.
  private static final int MOST = 1000;

  /// `mark` is ` `, `-` or `+`.
  record Line(char mark, String text) {}

  private LineDiff() {}

  static List<Line> of(List<String> before, List<String> after) {
    int head = 0;
    int shorter = Math.min(before.size(), after.size());
    while (head < shorter && before.get(head).equals(after.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < shorter - head
        && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
      tail++;
    }
    List<Line> lines = new ArrayList<>();
    before.subList(0, head).forEach(l -> lines.add(new Line(' ', l)));
    lines.addAll(
        middle(
            before.subList(head, before.size() - tail), after.subList(head, after.size() - tail)));
    before.subList(before.size() - tail, before.size()).forEach(l -> lines.add(new Line(' ', l)));
    return lines;
  }

  /// `furthest[d][k + d]` is how far into `a` one comes on the diagonal `k` with `d` changes.
  private static List<Line> middle(List<String> a, List<String> b) {
    List<int[]> furthest = new ArrayList<>();
    for (int d = 0; d <= Math.min(a.size() + b.size(), MOST); d++) {
      int[] reach = new int[2 * d + 1];
      furthest.add(reach);
      for (int k = -d; k <= d; k += 2) {
        int x = d == 0 ? 0 : start(furthest.get(d - 1), d, k);
        int y = x - k;
        while (x < a.size() && y < b.size() && y >= 0 && a.get(x).equals(b.get(y))) {
          x++;
          y++;
        }
        reach[k + d] = x;
        if (x >= a.size() && y >= b.size()) {
          return back(furthest, a, b, d, k);
        }
      }
    }
    List<Line> all = new ArrayList<>();
    a.forEach(l -> all.add(new Line('-', l)));
    b.forEach(l -> all.add(new Line('+', l)));
    return all;
  }

  /// Where diagonal `k` is entered with the `d`-th change: down (a line more) or right (one less).
  private static int start(int[] last, int d, int k) {
    return down(last, d, k) ? last[k + 1 + d - 1] : last[k - 1 + d - 1] + 1;
  }

  private static boolean down(int[] last, int d, int k) {
    return k == -d || (k != d && last[k - 1 + d - 1] < last[k + 1 + d - 1]);
  }

  private static List<Line> back(
      List<int[]> furthest, List<String> a, List<String> b, int changes, int diagonal) {
    List<Line> lines = new ArrayList<>();
    int x = a.size();
    int k = diagonal;
    for (int d = changes; d >= 0; d--) {
      int start = d == 0 ? 0 : start(furthest.get(d - 1), d, k);
      for (; x > start; x--) {
        lines.add(new Line(' ', a.get(x - 1)));
      }
      if (d > 0) {
        boolean down = down(furthest.get(d - 1), d, k);
        lines.add(down ? new Line('+', b.get(x - k - 1)) : new Line('-', a.get(x - 1)));
        x -= down ? 0 : 1;
        k += down ? 1 : -1;
      }
    }
    return lines.reversed();
  }
}

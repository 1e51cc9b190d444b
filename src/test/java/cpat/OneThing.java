package cpat;

import java.util.ArrayList;
import java.util.List;

/// Whether two cases differ in one thing: one stretch of lines is another, missing or new.
final class OneThing {
  private OneThing() {}

  static boolean differs(Cases.Case a, Cases.Case b) {
    List<String> left = lines(a);
    List<String> right = lines(b);
    int first = 0;
    while (first < left.size()
        && first < right.size()
        && left.get(first).equals(right.get(first))) {
      first++;
    }
    int last = 0;
    while (last < left.size() - first
        && last < right.size() - first
        && left.get(left.size() - 1 - last).equals(right.get(right.size() - 1 - last))) {
      last++;
    }
    int changed = Math.max(left.size(), right.size()) - first - last;
    boolean common = first + last > 0 || left.size() <= 2;
    return common && changed > 0 && changed <= 4;
  }

  /// Other files of the folder count as well.
  private static List<String> lines(Cases.Case one) {
    List<String> all = new ArrayList<>();
    one.files()
        .forEach(f -> {
          all.add("file " + f.path());
          all.addAll(f.text().lines().toList());
        });
    one.tree().forEach(t -> all.add("tree " + t));
    return all;
  }
}

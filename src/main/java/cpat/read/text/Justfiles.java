package cpat.read.text;

import cpat.model.Reading;
import cpat.model.Script;
import cpat.read.shell.Shell;
import cpat.read.shell.ShellText;
import cpat.source.Excerpt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// justfiles: the lines of recipes, each a shell of its own; a recipe with `#!` is one script.
public final class Justfiles {
  private Justfiles() {}

  public static Reading read(Excerpt text, Embedded embedded) {
    CommandLines commands = new CommandLines(Reading.of("just"), Script.Kind.JUST, embedded);
    Lines lines = new Lines(text);
    List<ShellText> shells = new ArrayList<>();
    boolean inRecipe = false;
    for (int line = 0; line < lines.count(); line++) {
      boolean indented = lines.indent(line) > 0;
      if (!indented && !lines.blank(line)) {
        inRecipe = lines.get(line).indexOf(':') > 0 && !lines.get(line).contains(":=");
      } else if (inRecipe && indented && !lines.blank(line)) {
        boolean script = lines.starts(line, "#!");
        int last = line;
        while (last + 1 < lines.count()
            && (script
                ? lines.blank(last + 1) || lines.indent(last + 1) > 0
                : lines.ends(last, "\\"))) {
          last++;
        }
        shells.add(shell(lines, line, last));
        line = last;
      }
    }
    commands.add(text.whole(), text.source().path(), shells);
    return commands.finish(text.whole()).build();
  }

  /// `{{…}}` stays as written.
  private static ShellText shell(Lines lines, int from, int to) {
    Excerpt.Builder out = new Excerpt.Builder(lines.text.source());
    int start = lines.first(from);
    while (start < lines.end(from) && "@-".indexOf(lines.text.charAt(start)) >= 0) {
      start++;
    }
    int indent = lines.indent(from);
    for (int line = from; line <= to; line++) {
      out.append(
          lines.text,
          line == from ? start : lines.past(line, indent),
          line == to ? lines.end(line) : lines.start(line + 1));
    }
    Excerpt text = out.build();
    Map<Integer, Integer> opaque = new HashMap<>();
    String s = text.text();
    for (int at = s.indexOf("{{"); at >= 0; at = s.indexOf("{{", at + 2)) {
      int close = s.indexOf("}}", at);
      if (close > 0) {
        opaque.put(at, close + 2);
      }
    }
    return Shell.parse(text, Shell.Dialect.POSIX, opaque);
  }
}

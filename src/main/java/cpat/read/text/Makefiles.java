package cpat.read.text;

import cpat.model.Reading;
import cpat.model.Script;
import cpat.read.shell.Names;
import cpat.read.shell.ShellText;
import cpat.source.Excerpt;
import java.util.ArrayList;
import java.util.List;

/// Makefiles: the recipe lines, each a shell of its own, with the variables the file sets put in.
public final class Makefiles {
  private Makefiles() {}

  public static Reading read(Excerpt text, Embedded embedded) {
    Makefile file = new Makefile(text);
    file.scan();
    CommandLines lines = new CommandLines(Reading.of("make"), Script.Kind.MAKE, embedded);
    List<ShellText> shells = new ArrayList<>();
    for (Excerpt recipe : file.recipes) {
      shells.add(file.variables.shell(recipe));
    }
    lines.add(text.whole(), text.source().path(), shells);
    return lines.finish(text.whole()).build();
  }

  /// One pass over the lines: variables and recipes.
  private static final class Makefile {
    private final Excerpt text;
    private final Lines lines;
    private final MakeVariables variables = new MakeVariables();
    private final List<Excerpt> recipes = new ArrayList<>();
    private boolean inRule;
    private int conditions;

    Makefile(Excerpt text) {
      this.text = text;
      this.lines = new Lines(text);
    }

    void scan() {
      for (int line = 0; line < lines.count(); ) {
        int last = line;
        while (lines.ends(last, "\\") && last + 1 < lines.count()) {
          last++;
        }
        boolean tab = text.charAt(lines.start(line)) == '\t';
        if (tab && inRule && !lines.blank(line)) {
          recipe(line, last, lines.first(line));
        } else if (!lines.blank(line) && !lines.starts(line, "#")) {
          last = statement(line, last);
        }
        line = last + 1;
      }
    }

    /// Continuation lines lose their leading tab; `@`, `-` and `+` are make's.
    private void recipe(int line, int last, int from) {
      int start = from;
      int end = lines.end(last);
      while (start < end && "@-+ \t".indexOf(text.charAt(start)) >= 0) {
        start++;
      }
      Excerpt.Builder recipe = new Excerpt.Builder(text.source());
      for (int i = line; i <= last; i++) {
        int lineStart = i == line ? start : lines.start(i);
        boolean tab = i > line && lineStart < end && text.charAt(lineStart) == '\t';
        recipe.append(text, tab ? lineStart + 1 : lineStart, i == last ? end : lines.start(i + 1));
      }
      recipes.add(recipe.build());
    }

    private int statement(int line, int last) {
      String written = text.text().substring(lines.first(line), lines.end(last));
      String first = firstWord(written);
      switch (first) {
        case "ifeq", "ifneq", "ifdef", "ifndef" -> conditions++;
        case "endif" -> conditions = Math.max(0, conditions - 1);
        case "else", "include", "-include", "sinclude", "vpath", "endef" -> {}
        case "define" -> {
          return define(written, line);
        }
        default -> assignmentOrRule(written, first, line, last);
      }
      return last;
    }

    private static String firstWord(String written) {
      int end = 0;
      while (end < written.length() && written.charAt(end) > ' ') {
        end++;
      }
      return written.substring(0, end);
    }

    private int define(String written, int line) {
      int end = line + 1;
      while (end < lines.count() && !lines.starts(end, "endef")) {
        end++;
      }
      String name = firstWord(written.substring("define".length()).strip());
      if (end < lines.count()) {
        String body = text.text().substring(lines.start(line + 1), lines.start(end)).strip();
        variables.set(name, "=", body, conditions > 0);
      }
      return Math.min(end, lines.count() - 1);
    }

    private void assignmentOrRule(String written, String first, int line, int last) {
      String rest = written;
      if (first.equals("export") || first.equals("override") || first.equals("unexport")) {
        rest = written.substring(first.length()).strip();
      }
      int name = 0;
      while (name < rest.length()
          && (Names.continues(rest.charAt(name)) || "-.".indexOf(rest.charAt(name)) >= 0)) {
        name++;
      }
      int at = name;
      while (at < rest.length() && (rest.charAt(at) == ' ' || rest.charAt(at) == '\t')) {
        at++;
      }
      for (String operator : List.of(":::=", "::=", ":=", "?=", "+=", "!=", "=")) {
        if (name > 0 && rest.startsWith(operator, at)) {
          String value = value(rest.substring(at + operator.length()));
          variables.set(rest.substring(0, name), operator, value, conditions > 0);
          return;
        }
      }
      int colon = written.indexOf(':');
      inRule |= colon > 0;
      int semicolon = colon < 0 ? -1 : written.indexOf(';', colon);
      if (semicolon > 0 && written.indexOf('=') < 0) {
        recipe(line, last, lines.first(line) + semicolon + 1);
      }
    }

    /// Line continuations become a blank; a comment ends the value.
    private static String value(String written) {
      String value = written.replace("\\\r\n", " ").replace("\\\n", " ");
      int comment = value.indexOf(" #");
      return (comment < 0 ? value : value.substring(0, comment)).strip();
    }
  }
}

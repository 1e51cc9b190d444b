package cpat.read.yaml;

import cpat.model.Problem;
import cpat.source.Excerpt;
import java.util.ArrayList;
import java.util.List;

/// A YAML file: its documents and what could not be read. An error spares the other documents.
public record Yaml(Excerpt text, List<Node> documents, List<Problem> problems) {
  private static final int LONGEST_WORD = 1_000_000;

  /// Never throws. Anchors, aliases and `<<` are resolved; empty documents are left out. Of a
  /// template that is no YAML `documents` holds what can be seen of all its branches.
  public static Yaml read(Excerpt text) {
    int endless = endlessWord(text.text());
    if (endless >= 0) {
      String why = "a word of more than " + LONGEST_WORD + " characters: not read";
      return new Yaml(text, List.of(), List.of(new Problem(text.span(endless, endless + 1), why)));
    }
    var composing = new Composing(text, text.text());
    composing.all();
    if (composing.failed && Templates.problem(text, false).isPresent()) {
      var masked = new Composing(text, TemplateMask.of(text.text()));
      masked.all();
      boolean read = !masked.documents.isEmpty();
      return new Yaml(
          text, List.copyOf(masked.documents), Templates.problem(text, read).stream().toList());
    }
    return new Yaml(text, List.copyOf(composing.documents), List.copyOf(composing.problems));
  }

  /// Where a word begins that is too long for the parser, which takes quadratic time for it; or -1.
  private static int endlessWord(String text) {
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) <= ' ') {
        start = i + 1;
      } else if (i - start >= LONGEST_WORD) {
        return start;
      }
    }
    return -1;
  }

  private static final class Composing {
    private final Excerpt text;
    private final String visible;
    private final List<Node> documents = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private boolean failed;

    Composing(Excerpt text, String visible) {
      this.text = text;
      this.visible = visible;
    }

    void all() {
      for (Part part : split(visible)) {
        var composer = new YamlComposer(text, visible, part.start(), part.end());
        composer.compose().filter(d -> !d.isNull()).ifPresent(documents::add);
        failed |= composer.failed();
        problems.addAll(composer.problems());
      }
    }
  }

  /// A part of the text that holds at most one document.
  private record Part(int start, int end) {}

  /// `---` and `...` at the start of a line end a document wherever they stand, also in quotes.
  private static List<Part> split(String text) {
    List<Part> parts = new ArrayList<>();
    int start = text.startsWith("\uFEFF") ? 1 : 0;
    boolean content = false;
    int line = start;
    while (line < text.length()) {
      int end = Scalars.lineEnd(text, line);
      int next = Scalars.nextLine(text, end);
      if (isMarker(text, line, end, '-')) {
        if (content) {
          parts.add(new Part(start, line));
          start = line;
        }
        content = true;
      } else if (isMarker(text, line, end, '.')) {
        parts.add(new Part(start, next));
        start = next;
        content = false;
      } else {
        content |= isContent(text, line, end);
      }
      line = next;
    }
    parts.add(new Part(start, text.length()));
    return parts;
  }

  private static boolean isMarker(String text, int line, int end, char c) {
    return end >= line + 3
        && text.charAt(line) == c
        && text.charAt(line + 1) == c
        && text.charAt(line + 2) == c
        && (end == line + 3 || Scalars.isBlank(text.charAt(line + 3)));
  }

  /// More than blanks, a comment or a directive.
  private static boolean isContent(String text, int line, int end) {
    for (int i = line; i < end; i++) {
      char c = text.charAt(i);
      if (!Scalars.isBlank(c)) {
        return c != '#' && !(c == '%' && i == line);
      }
    }
    return false;
  }
}

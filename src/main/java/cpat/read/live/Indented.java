package cpat.read.live;

/// JSON with line breaks, as `docker inspect` prints the answer of the engine: so a line that is
/// named here is the line that the user sees there.
public final class Indented {
  private static final int STEP = 4;

  private Indented() {}

  public static String of(String json) {
    StringBuilder out = new StringBuilder(json.length() * 2);
    int depth = 0;
    boolean text = false;
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (text) {
        out.append(c);
        if (c == '\\' && i + 1 < json.length()) {
          out.append(json.charAt(++i));
        } else if (c == '"') {
          text = false;
        }
        continue;
      }
      switch (c) {
        case ' ', '\t', '\n', '\r' -> {}
        case '"' -> {
          text = true;
          out.append(c);
        }
        case '{', '[' -> {
          out.append(c);
          int next = pastBlanks(json, i + 1);
          if (next < json.length() && json.charAt(next) == (c == '{' ? '}' : ']')) {
            out.append(json.charAt(next));
            i = next;
          } else {
            line(out, ++depth);
          }
        }
        case '}', ']' -> {
          depth = Math.max(0, depth - 1);
          line(out, depth);
          out.append(c);
        }
        case ',' -> {
          out.append(c);
          line(out, depth);
        }
        case ':' -> out.append(": ");
        default -> out.append(c);
      }
    }
    return out.append('\n').toString();
  }

  private static int pastBlanks(String json, int from) {
    int at = from;
    while (at < json.length() && Character.isWhitespace(json.charAt(at))) {
      at++;
    }
    return at;
  }

  private static void line(StringBuilder out, int depth) {
    // What nests deeper than any answer of an engine is not worth the blanks.
    out.append('\n').repeat(' ', STEP * Math.min(depth, 50));
  }
}

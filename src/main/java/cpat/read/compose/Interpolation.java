package cpat.read.compose;

import cpat.model.Problem;
import cpat.model.Word;
import cpat.read.yaml.Node;
import cpat.read.yaml.Scalars;
import cpat.source.Excerpt;
import cpat.source.Span;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// Compose's variables: `$X ${X} ${X:-d} ${X-d} ${X:?e} ${X?e} ${X:+a} ${X+a}`, nested, and `$$`. A
/// variable that is not known and has no default is `missing`.
record Interpolation(Function<String, Optional<String>> known, Missing missing) {
  private static final int MAX_DEPTH = 40;

  static final Interpolation NONE = new Interpolation(Map.of());

  /// What is put in for a variable that is not known; when empty it stays in the text and is
  /// marked. `demand` is the message behind `:?`.
  interface Missing {
    Optional<String> value(String name, Span at, Optional<String> demand);
  }

  Interpolation(Map<String, String> known) {
    this(name -> Optional.ofNullable(known.get(name)), (_, _, _) -> Optional.empty());
  }

  /// As the command line does it: what nobody sets is empty, and told.
  static Interpolation strict(Function<String, Optional<String>> known, Consumer<Problem> told) {
    return new Interpolation(
        known,
        (name, at, demand) -> {
          told.accept(new Problem(at, undefined(name, demand)));
          return Optional.of("");
        });
  }

  private static String undefined(String name, Optional<String> demand) {
    return demand
        .map(d -> "the variable " + name + " must be set" + (d.isEmpty() ? "" : ": " + d))
        .orElse(
            "the variable "
                + name
                + " is not set, and so empty; set it or write ${"
                + name
                + ":-default}");
  }

  /// A part of a text file; `at` is its place.
  Word word(Excerpt text, Span at) {
    if (text.text().indexOf('$') < 0) {
      return new Word(text.text(), at, true);
    }
    var unknown = new BitSet();
    var filling = new Filling(text, new Excerpt.Builder(text.source()), unknown);
    filling.copy(0, text.length(), 0);
    return new Word(
        filling.out.length() == 0 ? "" : filling.out.build().text(), at, unknown.isEmpty());
  }

  Filled fill(Node.Scalar scalar) {
    Excerpt text = scalar.excerpt();
    var unknown = new BitSet();
    if (scalar.style() == Node.Style.TEMPLATE) {
      unknown.set(0, text.length());
      return new Filled(scalar, text, unknown);
    }
    if (text.text().indexOf('$') < 0) {
      return new Filled(scalar, text, unknown);
    }
    var filling = new Filling(text, new Excerpt.Builder(text.source()), unknown);
    filling.copy(0, text.length(), 0);
    return new Filled(
        scalar, filling.out.length() == 0 ? text.part(0, 0) : filling.out.build(), unknown);
  }

  private final class Filling {
    private final Excerpt text;
    private final Excerpt.Builder out;
    private final BitSet unknown;

    Filling(Excerpt text, Excerpt.Builder out, BitSet unknown) {
      this.text = text;
      this.out = out;
      this.unknown = unknown;
    }

    void copy(int from, int to, int depth) {
      int i = from;
      while (i < to) {
        int dollar = text.text().indexOf('$', i);
        if (dollar < 0 || dollar >= to) {
          dollar = to;
        }
        if (dollar > i) {
          out.append(text, i, dollar);
        }
        i = dollar < to ? variable(dollar, to, depth) : to;
      }
    }

    /// What begins with `$`; gives the offset behind it.
    private int variable(int dollar, int to, int depth) {
      char next = dollar + 1 < to ? text.charAt(dollar + 1) : '\0';
      if (next == '$') {
        out.append(text, dollar, dollar + 1);
        return dollar + 2;
      }
      if (next == '{') {
        int close = closing(dollar + 2, to);
        if (close < 0) {
          keep(dollar, to);
          return to;
        }
        braced(dollar, close, depth);
        return close + 1;
      }
      int end = nameEnd(dollar + 1, to);
      if (end == dollar + 1) {
        out.append(text, dollar, dollar + 1);
        return dollar + 1;
      }
      value(dollar + 1, end)
          .or(() -> missing(dollar + 1, end, Optional.empty()))
          .ifPresentOrElse(v -> put(v, dollar, end), () -> keep(dollar, end));
      return end;
    }

    private void braced(int dollar, int close, int depth) {
      int end = nameEnd(dollar + 2, close);
      Optional<String> value = value(dollar + 2, end);
      boolean colon = end < close && text.charAt(end) == ':';
      int sign = colon ? end + 1 : end;
      char operator = sign < close ? text.charAt(sign) : '\0';
      boolean set = value.filter(v -> !(colon && v.isEmpty())).isPresent();
      if (end == dollar + 2 || depth > MAX_DEPTH) {
        keep(dollar, close + 1);
      } else if (operator == '+') {
        if (set) {
          copy(sign + 1, close, depth + 1);
        }
      } else if (set) {
        put(value.orElseThrow(), dollar, close + 1);
      } else if (operator == '-') {
        copy(sign + 1, close, depth + 1);
      } else {
        Optional<String> demand =
            operator == '?'
                ? Optional.of(text.text().substring(sign + 1, close))
                : Optional.empty();
        missing(dollar + 2, end, demand)
            .ifPresentOrElse(v -> put(v, dollar, close + 1), () -> keep(dollar, close + 1));
      }
    }

    private Optional<String> value(int from, int to) {
      return known.apply(text.text().substring(from, to));
    }

    private Optional<String> missing(int from, int to, Optional<String> demand) {
      return missing.value(text.text().substring(from, to), text.span(from, to), demand);
    }

    private void keep(int from, int to) {
      unknown.set(out.length(), out.length() + to - from);
      out.append(text, from, to);
    }

    /// A value from elsewhere: its first character stands for the `$`, the others for the end.
    private void put(String value, int from, int to) {
      for (int i = 0; i < value.length(); i++) {
        out.append(value.substring(i, i + 1), Scalars.place(text, i == 0 ? from : to - 1));
      }
    }

    private int closing(int from, int to) {
      int open = 1;
      for (int i = from; i < to; i++) {
        char c = text.charAt(i);
        if (c == '{' && text.charAt(i - 1) == '$') {
          open++;
        } else if (c == '}' && --open == 0) {
          return i;
        }
      }
      return -1;
    }

    private int nameEnd(int from, int to) {
      int i = from;
      while (i < to && isName(text.charAt(i), i == from)) {
        i++;
      }
      return i;
    }

    private static boolean isName(char c, boolean first) {
      return c == '_'
          || (c >= 'a' && c <= 'z')
          || (c >= 'A' && c <= 'Z')
          || (!first && c >= '0' && c <= '9');
    }
  }
}

package cpat.report;

import cpat.resolve.From;
import cpat.resolve.Value;
import cpat.source.Span;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;

/// Where facts come from, in few words: `ENTRYPOINT Dockerfile:18`, `base image`.
final class Sources {
  private static final Set<String> KEYWORDS =
      Set.of(
          "ENTRYPOINT",
          "CMD",
          "USER",
          "WORKDIR",
          "ENV",
          "ARG",
          "SHELL",
          "STOPSIGNAL",
          "HEALTHCHECK",
          "EXPOSE",
          "VOLUME",
          "RUN",
          "COPY",
          "ADD",
          "FROM",
          "LABEL",
          "ONBUILD");

  private Sources() {}

  /// The place that decides, and what it takes the place of.
  static String of(Value<?> value) {
    StringBuilder text = new StringBuilder(all(value.from(), 1));
    if (value instanceof Value.Known<?>(_, _, var over)) {
      over.stream()
          .filter(From.Written.class::isInstance)
          .findFirst()
          .ifPresent(f -> text.append(", over ").append(of(f)));
    }
    return text.toString();
  }

  /// A file that was just named is left out: `ENTRYPOINT Dockerfile:18 + CMD :19`.
  static String joined(List<String> parts) {
    StringBuilder text = new StringBuilder(parts.getFirst());
    for (int i = 1; i < parts.size(); i++) {
      String before = parts.get(i - 1);
      String now = parts.get(i);
      int line = now.lastIndexOf(':');
      int file = now.lastIndexOf(' ', Math.max(line, 0)) + 1;
      boolean same =
          line > file
              && now.substring(line + 1).chars().allMatch(Character::isDigit)
              && before
                  .substring(before.lastIndexOf(' ') + 1)
                  .startsWith(now.substring(file, line + 1));
      text.append(" + ").append(same ? now.substring(0, file) + now.substring(line) : now);
    }
    return text.toString();
  }

  static String all(List<From> from, int most) {
    StringJoiner joined = new StringJoiner(" + ");
    from.stream().map(Sources::of).distinct().limit(most).forEach(joined::add);
    return joined.toString();
  }

  static String of(From from) {
    return switch (from) {
      case From.Written(Span at) -> written(at);
      case From.OfImage(String image, _, boolean assumed) ->
          assumed ? image + ", as a rule" : "image " + image;
      case From.Default(String whose) ->
          whose.contains(" ") || whose.equals("scratch") ? whose : whose + "'s default";
      case From.Given(String what) -> what;
    };
  }

  /// A whole file by its name alone.
  static String link(From from) {
    return from instanceof From.Written(Span at)
        ? at.start() == 0 ? Text.clean(at.source().path()) : Text.place(at)
        : of(from);
  }

  static String written(Span at) {
    String text = at.text().stripLeading();
    int end = 0;
    while (end < text.length() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    String first = text.substring(0, end).toUpperCase(java.util.Locale.ROOT);
    return (KEYWORDS.contains(first) && end < text.length() ? first + " " : "") + Text.place(at);
  }
}

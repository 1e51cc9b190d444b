package cpat.report;

import cpat.model.Problem;
import cpat.resolve.CacheInputs;
import cpat.resolve.From;
import cpat.resolve.ResolvedImage;
import cpat.resolve.Step;
import java.util.List;
import java.util.Optional;

/// `cpat why --build`: the steps of a build, each with what makes it run again.
public final class CacheText {
  private static final int WIDTH = 44;

  private CacheText() {}

  public static String of(ResolvedImage image, List<Problem> problems, Style style) {
    StringBuilder out = new StringBuilder(style.bold(Frame.clean(image.name())));
    out.append("  a step runs again when what stands beside it changes, or a step above it ran\n");
    Optional<Integer> stage = Optional.empty();
    for (Step step : image.steps()) {
      if (stage.isEmpty() || stage.get() != step.stage().index()) {
        stage = Optional.of(step.stage().index());
        line(
            out,
            Integer.toString(step.stage().at().first().line()),
            step.stage().from().at().text(),
            from(),
            style);
      }
      CacheInputs inputs = CacheInputs.of(step);
      List<String> outside =
          inputs.inputs().stream()
              .filter(CacheInputs.Input::outside)
              .map(CacheInputs.Input::text)
              .distinct()
              .toList();
      String note =
          outside.isEmpty()
              ? ""
              : "re-runs when "
                  + String.join(", ", outside)
                  + (outside.size() == 1 ? " changes" : " change");
      line(out, place(step), step.instruction().at().text(), note, style);
    }
    for (Problem problem : problems) {
      out.append('\n').append(Problems.text(problem, style));
    }
    return out.toString();
  }

  private static String from() {
    return "re-runs when the tag points to another image";
  }

  private static String place(Step step) {
    return step.from() instanceof From.Written(var at)
        ? Integer.toString(at.first().line())
        : "ONBUILD";
  }

  private static void line(StringBuilder out, String place, String text, String note, Style style) {
    // Lines that go on are one line.
    String joined = text.replaceAll("[\\\\`]\\h*\\R\\s*", " ");
    String first =
        Frame.clean(joined.lines().findFirst().orElse("").strip()).replaceAll("\\s+", " ");
    boolean cut = first.length() > WIDTH || joined.lines().count() > 1;
    String shown = first.length() > WIDTH ? first.substring(0, WIDTH - 1) : first;
    String end = cut ? shown + "…" : shown;
    out.repeat(' ', Math.max(1, 7 - place.length()))
        .append(style.dim(place))
        .append("  ")
        .append(end);
    if (!note.isEmpty()) {
      out.repeat(' ', Math.max(2, WIDTH + 2 - end.length())).append(style.dim(Frame.clean(note)));
    }
    out.append('\n');
  }
}

package cpat.report;

import cpat.model.Base;
import cpat.model.Problem;
import cpat.resolve.BuiltStage;
import cpat.resolve.CacheInputs;
import cpat.resolve.From;
import cpat.resolve.Step;
import java.util.List;
import java.util.Optional;

/// `cpat why --build`: the steps of a build, stage by stage, each with what makes it run again.
public final class CacheText {
  private static final int WIDTH = 44;

  private final Style style;
  private final StringBuilder out = new StringBuilder();

  private CacheText(Style style) {
    this.style = style;
  }

  public static String of(List<BuiltStage> stages, List<Problem> problems, Style style) {
    CacheText text = new CacheText(style);
    stages.forEach(text::stage);
    for (Problem problem : problems) {
      text.out.append('\n').append(Problems.text(problem, style));
    }
    return text.out.toString();
  }

  private void stage(BuiltStage built) {
    out.append(out.isEmpty() ? "" : "\n");
    out.append(style.bold(Frame.clean(built.image().name()))).append('\n');
    line(place(built.stage().at().first().line()), built.stage().from().at().text(), from(built));
    Optional<String> above = Optional.empty();
    for (Step step : built.steps()) {
      List<String> outside = CacheInputs.of(step).outside();
      String changes = outside.size() == 1 ? " changes" : " change";
      String when = outside.isEmpty() ? "" : "when " + String.join(", ", outside) + changes;
      String after = step.makesLayer() ? above.map(a -> "after " + a).orElse("") : "";
      String both = when + (when.isEmpty() || after.isEmpty() ? "" : ", or ") + after;
      line(place(step), step.instruction().at().text(), both.isEmpty() ? "" : "re-runs " + both);
      if (!outside.isEmpty() && !step.linked()) {
        above =
            Optional.of(
                step.from() instanceof From.Written ? "line " + place(step) : "the trigger");
      }
    }
  }

  private static String from(BuiltStage built) {
    return switch (built.stage().base()) {
      case Base.Scratch() -> "";
      case Base.Earlier(_, var name) -> "re-runs when " + name.text() + " does";
      case Base.Image _, Base.Unresolved _ ->
          built.stage().from().at().text().contains("@sha256:")
              ? ""
              : "re-runs when the tag points to another image";
    };
  }

  private static String place(Step step) {
    return step.from() instanceof From.Written(var at) ? place(at.first().line()) : "ONBUILD";
  }

  private static String place(int line) {
    return Integer.toString(line);
  }

  private void line(String place, String text, String note) {
    // Lines that go on are one line.
    String joined = text.replaceAll("[\\\\`]\\h*\\R\\s*", " ");
    String first =
        Frame.clean(joined.lines().findFirst().orElse("").strip()).replaceAll("\\s+", " ");
    boolean cut = first.length() > WIDTH || joined.lines().count() > 1;
    String shown = first.length() > WIDTH ? first.substring(0, WIDTH - 1) : first;
    String end = cut ? shown + "…" : shown;
    out.repeat(' ', Math.max(1, 7 - place.length())).append(style.dim(place));
    out.append("  ").append(end);
    if (!note.isEmpty()) {
      out.repeat(' ', Math.max(2, WIDTH + 2 - end.length())).append(style.dim(Frame.clean(note)));
    }
    out.append('\n');
  }
}

package cpat.resolve;

import cpat.model.Build;
import cpat.model.Stage;
import cpat.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What one line of a file comes to: what it does by itself, and for each image and container what
/// it decides there, or who takes its place.
public final class LineFacts {
  private final String path;
  private final int line;
  private final List<String> sentences = new ArrayList<>();
  private final Map<String, List<Consequence>> consequences = new LinkedHashMap<>();

  /// In the user's words; `from` are the other places it takes to see it.
  public record Consequence(String text, List<From> from) {}

  public LineFacts(String path, int line) {
    this.path = path;
    this.line = line;
  }

  public List<String> sentences() {
    return List.copyOf(sentences);
  }

  /// By the image or container that they hold for.
  public Map<String, List<Consequence>> consequences() {
    return consequences;
  }

  public void stage(Build build, Stage stage, Answer answer) {
    if (covers(stage.from().at())) {
      sentences.add(Sentences.from(build, stage, answer.effective().image()));
    }
    for (Step step : answer.effective().image().steps()) {
      if (covers(step.from()) && step.stage().index() == stage.index()) {
        String sentence = Sentences.of(step);
        if (!sentences.contains(sentence)) {
          sentences.add(sentence);
        }
      }
    }
    boolean last = stage.index() == build.stages().size() - 1;
    if (last
        || covers(
            stage
                .at()
                .to(
                    stage.instructions().isEmpty()
                        ? stage.at()
                        : stage.instructions().getLast().at()))) {
      container(answer);
    }
  }

  public void container(Answer answer) {
    String subject = answer.effective().subject();
    Map<String, List<String>> open = new LinkedHashMap<>();
    for (Facts.Fact fact : Facts.of(answer.effective())) {
      if (fact.value() instanceof Value.Unknown<String>(String settles, _)
          && !fact.name().equals("mount at")
          && fact.value().from().stream().anyMatch(this::covers)) {
        open.computeIfAbsent(settles, _ -> new ArrayList<>()).add(fact.name());
      } else if (fact.value().from().stream().anyMatch(this::covers)) {
        add(subject, decides(fact), List.of());
      } else if (fact.value() instanceof Value.Known<String>(String now, var from, var over)
          && over.stream().anyMatch(this::covers)) {
        add(subject, fact.name() + " is " + now + " instead", from);
      }
    }
    open.forEach((settles, names) -> {
      String are = names.size() == 1 ? " is" : " are";
      add(subject, String.join(", ", names) + are + " not known; settled by " + settles, List.of());
    });
    for (MountedPath mount : answer.effective().mounts()) {
      mount.hides().stream()
          .filter(h -> covers(h.from()))
          .forEach(h ->
              add(
                  subject,
                  (h.certain() ? "hidden by a mount: " : "may be hidden by a mount: ") + h.what(),
                  List.of(From.at(mount.mount().at()))));
    }
    answer.pid1().reasons().stream()
        .filter(r -> r.at().isPresent() && covers(r.at().get()))
        .forEach(r -> add(subject, "PID 1: " + r.text(), List.of()));
  }

  private static String decides(Facts.Fact fact) {
    if (fact.name().equals("mount at")) {
      return "mount at " + fact.value().known().orElse("a path that is not known");
    }
    return fact.name() + " is " + fact.value().known().orElse("");
  }

  private void add(String subject, String text, List<From> from) {
    List<Consequence> all = consequences.computeIfAbsent(subject, _ -> new ArrayList<>());
    Consequence consequence = new Consequence(text, from);
    if (!all.contains(consequence)) {
      all.add(consequence);
    }
  }

  private boolean covers(From from) {
    return from instanceof From.Written(Span at) && covers(at);
  }

  private boolean covers(Span at) {
    return at.source().path().equals(path) && at.first().line() <= line && line <= at.last().line();
  }
}

package cpat.rule;

import cpat.source.Span;
import java.util.List;

/// A rule and what it found.
public record Finding(Rule rule, Hit hit) {
  public Span at() {
    return hit.at();
  }

  public String message() {
    return hit.message();
  }

  public Level level() {
    return hit.level().orElse(rule.level());
  }

  /// The level it is told with: only what is certain is an error.
  public Level told() {
    return level() == Level.ERROR && certainty() != Certainty.CERTAIN ? Level.WARNING : level();
  }

  public Certainty certainty() {
    return hit.certainty();
  }

  /// The codes of other tools that this finding replaces.
  public List<String> codes() {
    return hit.codes().orElse(rule.codes());
  }

  public List<Hit.Note> notes() {
    return hit.notes();
  }

  public List<Fix> fixes() {
    return hit.fixes();
  }

  public Finding with(Hit other) {
    return new Finding(rule, other);
  }
}

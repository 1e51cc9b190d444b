package cpat.rule;

import cpat.source.Span;
import java.util.ArrayList;
import java.util.List;

/// "This pattern is used here." One per pattern and subject (a stage, a service, a command line),
/// at the place that shows it best. `reason` is one line, in the user's words; for a misapplied use
/// it says what is broken.
public record Use(
    String pattern,
    Verdict verdict,
    Certainty certainty,
    String subject,
    Span at,
    String reason,
    List<Evidence> evidence) {

  /// A place that supports a use, and what it shows.
  public record Evidence(Span at, String note) {}

  public static Use used(String pattern, String subject, Span at, String reason) {
    return new Use(pattern, Verdict.USED, Certainty.CERTAIN, subject, at, reason, List.of());
  }

  public static Use misapplied(String pattern, String subject, Span at, String reason) {
    return new Use(pattern, Verdict.MISAPPLIED, Certainty.CERTAIN, subject, at, reason, List.of());
  }

  public Use likely() {
    return sure(Certainty.LIKELY);
  }

  public Use possible() {
    return sure(Certainty.POSSIBLE);
  }

  private Use sure(Certainty other) {
    return new Use(pattern, verdict, other, subject, at, reason, evidence);
  }

  public Use because(Span place, String note) {
    List<Evidence> more = new ArrayList<>(evidence);
    more.add(new Evidence(place, note));
    return new Use(pattern, verdict, certainty, subject, at, reason, List.copyOf(more));
  }
}

package cpat.rule;

import cpat.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a check found: a place and a message in the user's words. What it does not say of itself
/// (level, codes) its rule says. `notes` are the other places it takes to see it; `fixes` stand in
/// the order of preference.
public record Hit(
    Span at,
    String message,
    Optional<Level> level,
    Certainty certainty,
    Optional<List<String>> codes,
    List<Note> notes,
    List<Fix> fixes) {

  /// Another place, and what stands there.
  public record Note(Span at, String message) {}

  public static Hit at(Span at, String message) {
    return new Hit(
        at, message, Optional.empty(), Certainty.CERTAIN, Optional.empty(), List.of(), List.of());
  }

  public Hit level(Level other) {
    return new Hit(at, message, Optional.of(other), certainty, codes, notes, fixes);
  }

  public Hit likely() {
    return sure(Certainty.LIKELY);
  }

  public Hit possible() {
    return sure(Certainty.POSSIBLE);
  }

  public Hit sure(Certainty other) {
    return new Hit(at, message, level, other, codes, notes, fixes);
  }

  /// The codes of other tools that this very finding replaces, where they are not all of the rule.
  public Hit codes(String... others) {
    return new Hit(at, message, level, certainty, Optional.of(List.of(others)), notes, fixes);
  }

  /// What no other tool says.
  public Hit ours() {
    return new Hit(at, message, level, certainty, Optional.of(List.of()), notes, fixes);
  }

  public Hit note(Span place, String text) {
    List<Note> more = new ArrayList<>(notes);
    more.add(new Note(place, text));
    return new Hit(at, message, level, certainty, codes, List.copyOf(more), fixes);
  }

  public Hit fix(Fix fix) {
    List<Fix> more = new ArrayList<>(fixes);
    more.add(fix);
    return new Hit(at, message, level, certainty, codes, notes, List.copyOf(more));
  }

  public Hit fix(Optional<Fix> fix) {
    return fix.map(this::fix).orElse(this);
  }

  public Hit withoutFixes() {
    return new Hit(at, message, level, certainty, codes, notes, List.of());
  }
}

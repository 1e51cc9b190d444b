package cpat.model;

import cpat.source.Span;
import java.util.List;
import java.util.Optional;

/// An order to build an image: a `docker build` line or a Compose `build:`. Paths as written,
/// relative to where the command runs or the Compose file lies.
public record ImageBuild(
    Span at,
    List<Word> tags,
    Optional<Word> context,
    Optional<Word> dockerfile,
    Optional<Word> target,
    List<Instruction.Variable> arguments) {}

package cpat.resolve;

import cpat.model.Build;
import java.util.Map;
import java.util.Optional;

/// An order to build: which file, up to which stage, with which arguments, from which folder
/// (relative to the root, with its closing slash; empty for the root itself).
public record BuildRequest(
    Build build, Optional<String> target, Map<String, Value<String>> arguments, String context) {}

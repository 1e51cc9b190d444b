package cpat.model;

import cpat.source.Span;

/// A written option by its own name: a flag (`publish`), a Compose key (`healthcheck.test`), a
/// Kubernetes path (`securityContext.privileged`). `at` is the whole entry, key included.
public record Setting(String name, Word value, Span at) {}

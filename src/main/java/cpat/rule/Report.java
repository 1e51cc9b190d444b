package cpat.rule;

import cpat.model.Problem;
import java.util.List;
import java.util.Map;

/// What a scan says. `skipped` counts files not read, by reason.
public record Report(
    List<String> roots,
    List<Use> uses,
    List<Finding> findings,
    List<Problem> problems,
    int files,
    int read,
    Map<String, Integer> skipped) {}

package cpat.fix;

import cpat.model.Problem;
import cpat.rule.Finding;
import java.util.List;

/// What a check of the whole project said. `failures` names the rules that crashed.
public record Checkup(List<Finding> findings, List<Problem> problems, List<String> failures) {}

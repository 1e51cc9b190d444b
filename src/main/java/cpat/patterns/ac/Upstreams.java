package cpat.patterns.ac;

import cpat.model.Container;
import cpat.model.Instruction.Variable;
import cpat.model.Run;
import cpat.model.Setting;
import cpat.model.Word;
import cpat.model.Workload;
import cpat.rule.Use;
import java.util.Optional;

/// Upstreams of Consul's injected proxy (`counting:9001`) that the application reaches at
/// localhost.
final class Upstreams {
  private static final String KEY = "consul.hashicorp.com/connect-service-upstreams";

  private Upstreams() {}

  static Optional<Use> use(Workload workload) {
    return workload.settings().stream()
        .filter(s -> s.name().endsWith(KEY))
        .filter(s -> workload.runs().stream().anyMatch(r -> speaks(r, s.value().text())))
        .findFirst()
        .map(s -> use(workload, s));
  }

  private static Use use(Workload workload, Setting setting) {
    String subject =
        workload.runs().stream()
            .findFirst()
            .map(r -> new Container(workload, r).subject())
            .orElse(workload.name());
    return Use.used(
        "AC",
        subject,
        setting.at(),
        "the application speaks to localhost, where the injected proxy reaches "
            + setting.value().text());
  }

  private static boolean speaks(Run run, String upstreams) {
    for (String upstream : upstreams.split(",", -1)) {
      String[] parts = upstream.strip().split(":", -1);
      if (parts.length > 1
          && run.environment().stream()
              .map(Variable::value)
              .flatMap(Optional::stream)
              .map(Word::text)
              .anyMatch(t ->
                  t.contains("localhost:" + parts[1]) || t.contains("127.0.0.1:" + parts[1]))) {
        return true;
      }
    }
    return false;
  }
}

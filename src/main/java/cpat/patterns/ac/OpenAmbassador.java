package cpat.patterns.ac;

import static cpat.rule.Level.WARNING;

import cpat.edit.YamlEdits;
import cpat.model.Container;
import cpat.model.Word;
import cpat.rule.Checked;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Rule;
import cpat.source.Edit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// AC001: see the page of the same name.
final class OpenAmbassador {
  static final Rule RULE =
      new Rule(
          "AC001",
          "ambassador-on-all-interfaces",
          WARNING,
          "an ambassador's port is published to everybody who reaches the host",
          List.of("KICS Container Traffic Not Bound To Host Interface"),
          OpenAmbassador.class,
          OpenAmbassador::find);

  private OpenAmbassador() {}

  private static Stream<Hit> find(Checked checked) {
    return checked
        .containers()
        .filter(c -> c.compose() || c.commandLine())
        .filter(c -> checked.uses("AC").anyMatch(u -> u.at().equals(c.title())))
        .flatMap(c -> c.run().ports().stream().flatMap(p -> hit(c, p).stream()));
  }

  private static Optional<Hit> hit(Container container, Word port) {
    String text = port.text();
    boolean all = text.startsWith("0.0.0.0:") || text.startsWith("[::]:");
    int colons = text.replaceAll("\\$\\{[^}]*}", "v").split(":", -1).length - 1;
    if (!all && (colons > 1 || text.startsWith("["))) {
      return Optional.empty();
    }
    Hit hit =
        Hit.at(
            port.at(),
            container.subject()
                + " speaks to the other side for whoever asks, and `"
                + text
                + "` lets everybody ask who reaches this host");
    return Optional.of(
        hit.fix(
            bound(port, all)
                .map(e -> Fix.unsafe("publish it on 127.0.0.1 only", e))
                .orElse(Fix.show("publish it on 127.0.0.1 only"))));
  }

  private static Optional<Edit> bound(Word port, boolean all) {
    String raw = port.raw();
    if (raw.contains("target")) {
      return all ? Optional.empty() : YamlEdits.add(port.at(), "host_ip", "127.0.0.1");
    }
    int quote = raw.startsWith("\"") || raw.startsWith("'") ? 1 : 0;
    int start = port.at().start() + quote;
    if (all) {
      int colon = raw.startsWith("[", quote) ? raw.indexOf("]:") + 1 : raw.indexOf(':');
      return Optional.of(
          new Edit(port.at().source().span(start, port.at().start() + colon), "127.0.0.1"));
    }
    String prefix = port.text().contains(":") ? "127.0.0.1:" : "127.0.0.1::";
    return Optional.of(Edit.insert(port.at().source(), start, prefix));
  }
}

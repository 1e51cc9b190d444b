package cpat.general;

import cpat.model.Build;
import cpat.model.Instruction;
import cpat.model.Stage;
import cpat.model.Statement;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.source.Edit;
import java.util.stream.Stream;

/// MAINTAINER: deprecated since 2017; a label says the same.
final class LegacyMaintainer {
  private static final String LABEL = "org.opencontainers.image.authors";

  private LegacyMaintainer() {}

  static Stream<Hit> find(Build build) {
    return build.stages().stream()
        .flatMap(stage ->
            stage.instructions().stream()
                .map(Instruction::written)
                .filter(s -> s.keyword().equals("MAINTAINER") && !s.arguments().isEmpty())
                .map(s -> hit(stage, s)));
  }

  private static Hit hit(Stage stage, Statement statement) {
    Hit hit =
        Hit.at(
                Keyword.of(statement),
                "MAINTAINER is deprecated: who made the image is said by the label " + LABEL)
            .codes("MaintainerDeprecated", "DL4000", "KICS MAINTAINER Instruction Being Used");
    boolean said =
        stage
            .all(Instruction.Label.class)
            .flatMap(l -> l.pairs().stream())
            .anyMatch(p -> p.key().text().equals(LABEL));
    String name = unquoted(statement.arguments().getFirst().text().strip());
    if (said || name.contains("\n")) {
      return hit.fix(Fix.show("name the authors in the label " + LABEL + " and remove this line"));
    }
    String text =
        Keyword.like(statement, "LABEL")
            + " "
            + LABEL
            + "=\""
            + name.replace("\\", "\\\\").replace("\"", "\\\"").replace("$", "\\$")
            + "\"";
    return hit.fix(Fix.safe("say it with a label", new Edit(statement.at(), text)));
  }

  private static String unquoted(String text) {
    boolean quoted =
        text.length() > 1
            && (text.startsWith("\"") || text.startsWith("'"))
            && text.indexOf(text.charAt(0), 1) == text.length() - 1;
    return quoted ? text.substring(1, text.length() - 1) : text;
  }
}

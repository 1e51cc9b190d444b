package cpat.read.text;

import cpat.model.Reading;
import cpat.model.Script;
import cpat.read.shell.Shell;
import cpat.read.shell.ShellText;
import cpat.read.yaml.Json;
import cpat.read.yaml.Node;
import cpat.source.Excerpt;
import java.util.ArrayList;
import java.util.List;

/// The `scripts` of a package.json.
public final class PackageJson {
  private PackageJson() {}

  public static Reading read(Excerpt text, Embedded embedded) {
    Reading.Builder out = Reading.of("package-json");
    CommandLines commands = new CommandLines(out, Script.Kind.PACKAGE_JSON, embedded);
    Json json = Json.read(text);
    out.problems.addAll(json.problems());
    List<ShellText> shells = new ArrayList<>();
    json.root()
        .flatMap(r -> r.get("scripts"))
        .ifPresent(scripts -> {
          if (scripts instanceof Node.Mapping mapping) {
            for (Node.Entry entry : mapping.entries()) {
              if (entry.value() instanceof Node.Scalar script) {
                shells.add(Shell.parse(script.excerpt(), Shell.Dialect.POSIX));
              }
            }
          }
        });
    commands.add(text.whole(), text.source().path(), shells);
    return commands.finish(text.whole()).build();
  }
}

package cpat.cli;

import cpat.model.Build;
import cpat.model.Container;
import cpat.model.Project;
import cpat.model.Stage;
import cpat.patterns.Catalog;
import cpat.report.LineText;
import cpat.report.PageText;
import cpat.report.RuleTable;
import cpat.resolve.Answers;
import cpat.resolve.ImageFiles;
import cpat.resolve.LineFacts;
import cpat.resolve.Resolution;
import cpat.resolve.Resolver;
import cpat.rule.Detection;
import cpat.rule.Finding;
import cpat.rule.Rule;
import cpat.source.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// `cpat explain FILE:LINE`: what that line does here, and what is wrong with it; `cpat explain
/// RULE`: the page of a rule.
final class ExplainCommand implements Command {
  @Override
  public String name() {
    return "explain";
  }

  @Override
  public String usage() {
    return "explain FILE:LINE|RULE";
  }

  @Override
  public String summary() {
    return "what a line of a Dockerfile, Compose file, manifest or script does here; why a rule is"
        + " one";
  }

  @Override
  public List<Option> options() {
    List<Option> options = new ArrayList<>();
    options.add(
        Option.of(
            "image-config", "[IMAGE=]FILE", "an image's configuration: `docker image inspect`"));
    options.add(
        Option.flag("cases", "", "of a rule: with its cases, what is found and what is not"));
    options.addAll(Engines.OPTIONS);
    return options;
  }

  @Override
  public int run(Arguments arguments, Console console)
      throws UsageException, EngineAbsent, IOException {
    String written = arguments.words().size() == 1 ? arguments.words().getFirst() : "";
    int colon = written.lastIndexOf(':');
    if (colon <= 0 || !written.substring(colon + 1).matches("[1-9][0-9]{0,6}")) {
      return rule(written, arguments, console);
    }
    String path = written.substring(0, colon);
    int line = Integer.parseInt(written.substring(colon + 1));
    ProjectFiles files = new ProjectFiles(console);
    Project project = files.surrounding(path);
    Source source = files.source(path);
    if (line > source.lines()) {
      throw new UsageException(path + " has " + source.lines() + " lines");
    }
    Resolver resolver = new Resolver(project, KnownImages.of(arguments, console), files.around());
    LineFacts facts = new LineFacts(path, line);
    Answers answers = new Answers(resolver, new ImageFiles(files.around().lookup()));
    for (Build build : project.builds()) {
      for (Stage stage : build.stages()) {
        facts.stage(build, stage, answers.stage(build, stage));
      }
    }
    for (Container container : Container.all(project).toList()) {
      facts.container(answers.container(container, resolver.builtHere(container.run())));
    }
    List<Finding> findings =
        Detection.of(
                Catalog.PATTERNS,
                Catalog.RULES,
                new Resolution(project, new OfficialTable(), files.around().lookup()),
                new DiskLookup(console.directory(), Scanning.MAX_SIZE))
            .findings();
    console.print(LineText.of(source, line, facts, resolver.problems(), console.style()));
    console.print(LineText.findings(source, line, findings, console.style()));
    return Exit.DONE;
  }

  /// The page of a rule; of another tool's code that several rules replace, which they are.
  private static int rule(String written, Arguments arguments, Console console)
      throws UsageException, IOException {
    if (written.isEmpty() || console.resolve(written).toFile().exists()) {
      throw new UsageException("explain needs a line: cpat explain Dockerfile:7, or a rule");
    }
    List<Rule> rules = Rules.named(written);
    if (rules.size() == 1) {
      PageText page = new PageText(console.style(), arguments.has("cases"));
      console.print(page.of(Page.of(rules.getFirst()).shown()));
      return Exit.DONE;
    }
    console.print(RuleTable.text(Rules.pages(rules), console.style()));
    if (!arguments.has("quiet")) {
      console.hint("Next:  cpat explain " + rules.getFirst().id());
    }
    return Exit.DONE;
  }
}

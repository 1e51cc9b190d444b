package cpat.cli;

import cpat.model.Build;
import cpat.model.Container;
import cpat.model.Project;
import cpat.model.Stage;
import cpat.report.LineText;
import cpat.resolve.Answers;
import cpat.resolve.ImageFiles;
import cpat.resolve.LineFacts;
import cpat.resolve.Resolver;
import cpat.source.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// `cpat explain FILE:LINE`: what that line does here.
final class ExplainCommand implements Command {
  @Override
  public String name() {
    return "explain";
  }

  @Override
  public String usage() {
    return "explain FILE:LINE";
  }

  @Override
  public String summary() {
    return "what a line of a Dockerfile, Compose file, manifest or script does here";
  }

  @Override
  public List<Option> options() {
    List<Option> options = new ArrayList<>();
    options.add(
        Option.of(
            "image-config", "[IMAGE=]FILE", "an image's configuration: `docker image inspect`"));
    options.addAll(Engines.OPTIONS);
    return options;
  }

  @Override
  public int run(Arguments arguments, Console console)
      throws UsageException, EngineAbsent, IOException {
    String written = arguments.words().size() == 1 ? arguments.words().getFirst() : "";
    int colon = written.lastIndexOf(':');
    if (colon <= 0 || !written.substring(colon + 1).matches("[1-9][0-9]{0,6}")) {
      throw new UsageException("explain needs a line: cpat explain Dockerfile:7");
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
    console.print(LineText.of(source, line, facts, resolver.problems(), console.style()));
    return Exit.DONE;
  }
}

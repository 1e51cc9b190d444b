package cpat.resolve;

import cpat.model.Build;
import cpat.model.Command;
import cpat.model.Instruction;
import cpat.model.Stage;
import cpat.model.Word;
import java.util.List;

/// What an instruction does, in a sentence.
final class Sentences {
  private Sentences() {}

  static String from(Build build, Stage stage, ResolvedImage image) {
    String base =
        image
            .base()
            .map(b ->
                switch (b) {
                  case From.OfImage(String name, String by, boolean assumed) ->
                      by.isEmpty()
                          ? name + ", of which nothing is known here"
                          : name + (assumed ? ", known by " : ", as told by ") + by;
                  case From.Default(String whose) -> whose;
                  case From.Written _, From.Given _ -> "an image of this project";
                })
            .orElse("an earlier stage");
    return "begins " + build.subject(stage) + "; it starts from " + base;
  }

  static String of(Step step) {
    return (step.trigger() ? "fired by ONBUILD: " : "") + sentence(step);
  }

  private static String sentence(Step step) {
    return switch (step.instruction()) {
      case Instruction.Run(_, Command command, _) ->
          "runs " + form(command) + " while the image is built" + again(step);
      case Instruction.Copy copy ->
          "copies "
              + words(copy.sources())
              + copy.from().map(f -> " of " + f).orElse(" of the build context")
              + " to "
              + ImageFiles.destination(step, copy.destination().text())
                  .orElse(copy.destination().text())
              + again(step);
      case Instruction.Add add ->
          "adds " + words(add.sources()) + " at " + add.destination().text() + again(step);
      case Instruction.Cmd(_, Command command) -> "default command or arguments, " + form(command);
      case Instruction.Entrypoint(_, Command command) ->
          "the program that starts, " + form(command);
      case Instruction.Env _ -> "sets variables, for later steps and for the container";
      case Instruction.Arg _ -> "a variable of the build; RUN steps below depend on its value";
      case Instruction.Label _ -> "labels the image; nothing that runs changes";
      case Instruction.Expose _ -> "notes a port; nothing is published by it";
      case Instruction.User(_, Word user) -> "later steps and the container run as " + user.text();
      case Instruction.Workdir(_, Word path) ->
          "the folder that later steps and the container start in: " + path.text();
      case Instruction.Volume _ ->
          "a volume: what the container writes there is kept outside its file system";
      case Instruction.Shell(_, var argv) -> "shell forms below are run by " + words(argv);
      case Instruction.StopSignal(_, Word signal) -> "`docker stop` sends " + signal.text();
      case Instruction.Healthcheck(_, var command) ->
          command.isPresent()
              ? "how the engine asks whether the container is well"
              : "takes away the health check of the base image";
      case Instruction.OnBuild _ ->
          "does nothing here: it runs in builds that start FROM this image";
      case Instruction.Other other -> "not understood: " + other.written().keyword();
    };
  }

  private static String again(Step step) {
    List<String> outside = CacheInputs.of(step).outside();
    return outside.isEmpty()
        ? ""
        : "; re-runs when "
            + String.join(", ", outside)
            + (outside.size() == 1 ? " changes" : " change");
  }

  private static String form(Command command) {
    return switch (command) {
      case Command.Exec _ -> "in exec form: no shell reads it";
      case Command.Shell _ -> "in shell form: a shell reads it";
    };
  }

  private static String words(List<Word> words) {
    return String.join(" ", words.stream().map(Word::text).toList());
  }
}

package cpat.cli;

import cpat.engine.Client;
import cpat.engine.EngineException;
import cpat.engine.Search;
import cpat.lab.Diagnosis;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// `cpat doctor`: which engines answer, what they can do for cpat, what not and why.
final class DoctorCommand implements Command {
  @Override
  public String name() {
    return "doctor";
  }

  @Override
  public String usage() {
    return "doctor";
  }

  @Override
  public String summary() {
    return "which engines answer, what will work with them and what will not";
  }

  @Override
  public List<Option> options() {
    List<Option> options = new ArrayList<>(Engines.OPTIONS);
    options.add(Option.of("format", "FORMAT", "text or json"));
    return options;
  }

  @Override
  public int run(Arguments arguments, Console console) throws UsageException {
    String format = arguments.choice("format", "text", List.of("text", "json"));
    List<Search.Look> looks = looks(arguments, console);
    List<Diagnosis> diagnoses = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    for (Search.Look look : looks) {
      if (look.engine().isPresent()) {
        try {
          diagnoses.add(Diagnosis.of(look.engine().get()));
        } catch (EngineException e) {
          failures.add(look.place() + ": " + e.getMessage());
        }
      }
    }
    List<Client> clients = Client.all();
    DoctorView view = new DoctorView(looks, diagnoses, failures, clients);
    console.print(format.equals("json") ? view.json() : view.text(console.style()));
    if (!arguments.has("quiet") && format.equals("text")) {
      hints(diagnoses, console);
    }
    return diagnoses.isEmpty() ? Exit.ENGINE : Exit.DONE;
  }

  private static List<Search.Look> looks(Arguments arguments, Console console)
      throws UsageException {
    if (!arguments.has("engine") && !arguments.has("context")) {
      return new Search(console.environment(), Path.of("/")).survey();
    }
    var found = Engines.find(arguments, console);
    List<Search.Look> looks = new ArrayList<>();
    found
        .tried()
        .forEach(
            t -> looks.add(new Search.Look(t.place(), Optional.empty(), t.reason(), false, false)));
    found
        .engine()
        .ifPresent(e -> looks.add(new Search.Look(found.name(), found.engine(), "", false, false)));
    return looks;
  }

  private static void hints(List<Diagnosis> diagnoses, Console console) {
    if (diagnoses.isEmpty()) {
      console.hint("Next:  cpat scan   needs no engine");
      return;
    }
    boolean leftovers = diagnoses.stream().anyMatch(d -> d.leftovers() > 0);
    String engine = diagnoses.getFirst().facts().engine().kind().name().toLowerCase(Locale.ROOT);
    console.hint(
        leftovers
            ? "Next:  cpat clean --dry-run   what earlier runs left"
            : "Next:  cpat run ms --engine " + engine + "   watch a pattern happen");
  }
}

package cpat.resolve;

import cpat.model.Instruction;
import cpat.model.Stage;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One instruction of a build as it is carried out. `words` are its arguments with the variables
/// put in (COPY, ADD: sources, then destination); `workdir` and `arguments` hold before it; its
/// files come from the folder `context`, or from the stage `copied`. `trigger` is true for what
/// ONBUILD of a base brings in.
public record Step(
    Stage stage,
    Instruction instruction,
    From from,
    boolean trigger,
    List<Value<String>> words,
    Value<String> workdir,
    Map<String, Value<String>> arguments,
    String context,
    Optional<ResolvedImage> copied) {}

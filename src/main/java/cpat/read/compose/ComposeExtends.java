package cpat.read.compose;

import cpat.model.Problem;
import cpat.model.Word;
import cpat.read.yaml.Node;
import cpat.read.yaml.Node.Entry;
import cpat.read.yaml.Node.Mapping;
import cpat.read.yaml.Node.Scalar;
import cpat.source.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Follows `extends`, within a file and into others.
final class ComposeExtends {
  private static final int MAX_STEPS = 50;

  private final ComposeContext context;
  private final ComposeMerge merge;
  private final Map<String, Optional<ComposeFile>> files = new HashMap<>();
  private final Map<String, Entry> done = new HashMap<>();

  ComposeExtends(ComposeContext context) {
    this.context = context;
    this.merge = new ComposeMerge(context.variables());
  }

  /// A file whose services have taken in what they extend.
  ComposeFile all(ComposeFile file) {
    return file.with(file.entries().stream().map(e -> resolve(file, e)).toList());
  }

  /// A service together with what it extends.
  Entry resolve(ComposeFile file, Entry service) {
    return resolve(file, service, new ArrayList<>());
  }

  private record Step(String id, Entry written) {}

  private Entry resolve(ComposeFile file, Entry service, List<Step> steps) {
    Optional<Entry> extension = service.value().mapping().flatMap(s -> s.entry("extends"));
    if (extension.isEmpty()) {
      return service;
    }
    Entry written = extension.get();
    String id = file.source().path() + "#" + service.name();
    Optional<Step> before = steps.stream().filter(s -> s.id().equals(id)).findFirst();
    if (before.isPresent()) {
      List<Problem.Related> others =
          steps.subList(steps.indexOf(before.get()) + 1, steps.size()).stream()
              .map(s -> new Problem.Related(s.written().at(), "and here again"))
              .toList();
      String circle = "`extends` goes round in a circle: " + service.name() + " extends itself";
      context.problems().add(new Problem(written.at(), circle, others));
      return service;
    }
    if (steps.size() >= MAX_STEPS) {
      context.problem(written.at(), "`extends` over more than " + MAX_STEPS + " services");
      return service;
    }
    Entry known = done.get(id);
    if (known != null) {
      return known;
    }
    steps.add(new Step(id, written));
    Entry result =
        base(file, written, steps)
            .flatMap(base -> base.value().mapping())
            .flatMap(base ->
                service
                    .value()
                    .mapping()
                    .map(own ->
                        new Entry(service.key(), merge.services(without(base), own), service.at())))
            .orElse(service);
    steps.removeLast();
    done.put(id, result);
    return result;
  }

  private static Mapping without(Mapping base) {
    return new Mapping(
        base.entries().stream().filter(e -> !e.name().equals("extends")).toList(),
        base.tag(),
        base.at());
  }

  private Optional<Entry> base(ComposeFile file, Entry written, List<Step> steps) {
    Node value = written.value();
    Optional<Word> name =
        value instanceof Scalar s ? s.scalar().map(context::word) : context.word(value, "service");
    Optional<Word> path = context.word(value, "file");
    Optional<ComposeFile> from =
        path.isPresent() ? file(file.source(), path.get()) : Optional.of(file);
    if (name.isEmpty() || from.isEmpty()) {
      return Optional.empty();
    }
    Word service = name.get();
    Optional<Entry> base = from.get().services().entry(service.text());
    if (base.isEmpty() && service.literal()) {
      context.problem(
          service.at(),
          "`extends` names the service "
              + service.text()
              + ", which "
              + from.get().source().path()
              + " does not define");
    }
    return base.map(b -> resolve(from.get(), b, steps));
  }

  private Optional<ComposeFile> file(Source source, Word path) {
    return files.computeIfAbsent(
        source.path() + ":" + path.text(),
        _ -> context.find(source, path).flatMap(ComposeFile::read));
  }
}

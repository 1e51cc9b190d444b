package cpat.read;

import cpat.model.Base;
import cpat.model.Build;
import cpat.model.ImageBuild;
import cpat.model.Link;
import cpat.model.Problem;
import cpat.model.Project;
import cpat.model.Reading;
import cpat.model.Run;
import cpat.model.Script;
import cpat.model.Word;
import cpat.model.Workload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Puts what was read of single files together and finds what speaks of the same image.
public final class Projects {
  private Projects() {}

  public static Project of(List<Reading> readings) {
    List<Build> builds = new ArrayList<>();
    List<Workload> workloads = new ArrayList<>();
    List<Script> scripts = new ArrayList<>();
    List<ImageBuild> imageBuilds = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (Reading reading : readings) {
      builds.addAll(reading.builds());
      workloads.addAll(reading.workloads());
      scripts.addAll(reading.scripts());
      imageBuilds.addAll(reading.imageBuilds());
      problems.addAll(reading.problems());
    }
    return new Project(
        List.copyOf(builds),
        List.copyOf(workloads),
        List.copyOf(scripts),
        List.copyOf(imageBuilds),
        links(builds, workloads, imageBuilds),
        List.copyOf(problems));
  }

  /// A `build:` and a `docker build` lead to the Dockerfile they name; an image that one of them
  /// tags leads there from every run, service, container and FROM that uses it.
  private static List<Link> links(
      List<Build> builds, List<Workload> workloads, List<ImageBuild> imageBuilds) {
    Map<String, Build> byPath = new HashMap<>();
    builds.forEach(b -> byPath.putIfAbsent(b.at().source().path(), b));
    Map<String, Build> byTag = new HashMap<>();
    List<Link> links = new ArrayList<>();
    for (ImageBuild order : imageBuilds) {
      built(order, false, byPath)
          .ifPresent(build -> {
            links.add(new Link(order.at(), tag(order), build));
            order.tags().forEach(t -> byTag.putIfAbsent(tagged(t.text()), build));
          });
    }
    for (Workload workload : workloads) {
      for (Run run : workload.runs()) {
        Optional<Build> own = run.build().flatMap(b -> built(b, true, byPath));
        own.ifPresent(build -> {
          links.add(new Link(run.at(), run.image().map(Word::text).orElse(""), build));
          run.image().ifPresent(i -> byTag.putIfAbsent(tagged(i.text()), build));
        });
      }
    }
    for (Workload workload : workloads) {
      for (Run run : workload.runs()) {
        run.image()
            .filter(_ -> run.build().isEmpty())
            .filter(i -> byTag.containsKey(tagged(i.text())))
            .ifPresent(i -> link(links, i, i.text(), byTag));
      }
    }
    for (Build build : builds) {
      build
          .stages()
          .forEach(stage -> {
            if (stage.base() instanceof Base.Image(String reference, Word written)
                && byTag.containsKey(tagged(reference))) {
              link(links, written, reference, byTag);
            }
          });
    }
    return List.copyOf(links);
  }

  private static void link(List<Link> links, Word at, String image, Map<String, Build> byTag) {
    Build build = byTag.get(tagged(image));
    if (build != null && build.at().source() != at.at().source()) {
      links.add(new Link(at.at(), image, build));
    }
  }

  private static String tag(ImageBuild order) {
    return order.tags().isEmpty() ? "" : order.tags().getFirst().text();
  }

  /// `app` and `app:latest` are the same image.
  private static String tagged(String image) {
    return image.indexOf(':', image.lastIndexOf('/') + 1) < 0 ? image + ":latest" : image;
  }

  private static Optional<Build> built(
      ImageBuild order, boolean compose, Map<String, Build> byPath) {
    return dockerfiles(order, compose).stream()
        .map(path -> Optional.ofNullable(byPath.get(path)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /// Where the Dockerfile of an order may lie, the likeliest first; none where a variable or an
  /// address decides. Compose looks for it in the context; a command from where it stands, which
  /// for CI files is the root.
  public static List<String> dockerfiles(ImageBuild order, boolean compose) {
    String context = order.context().map(Word::text).orElse(".");
    String file = order.dockerfile().map(Word::text).orElse("");
    if (context.contains("://") || context.contains("$") || file.contains("$")) {
      return List.of();
    }
    String beside = Paths.folder(order.at().source().path());
    return Stream.of(beside, "")
        .map(here -> {
          String inside = Paths.join(here, context);
          return file.isEmpty()
              ? Paths.join(inside, "Dockerfile")
              : Paths.join(compose ? inside : here, file);
        })
        .distinct()
        .toList();
  }
}

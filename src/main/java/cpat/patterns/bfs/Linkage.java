package cpat.patterns.bfs;

import cpat.model.Base;
import cpat.model.Build;
import cpat.model.Command;
import cpat.model.Instruction;
import cpat.model.Invocation;
import cpat.model.Stage;
import cpat.model.Word;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How the program in an image was linked, as far as the file shows; `by` is the command that did
/// it, in the stage `in`.
record Linkage(Kind kind, String why, Optional<Invocation> by, Optional<Stage> in) {
  enum Kind {
    STATIC,
    DYNAMIC,
    UNKNOWN
  }

  static final Linkage STATIC = new Linkage(Kind.STATIC, "", Optional.empty(), Optional.empty());
  private static final Set<String> C = Set.of("gcc", "g++", "cc", "c++", "clang", "clang++");

  /// The first stage that says something of the files taken over decides.
  static Linkage of(Build build, Stage last) {
    Linkage result = STATIC;
    for (Instruction instruction : build.inherited(last)) {
      if (instruction instanceof Instruction.Copy(_, var sources, _, var from)) {
        Optional<Stage> stage = from.flatMap(build::stage);
        if (stage.isPresent()) {
          Linkage linkage = of(build, stage.get(), sources);
          if (linkage.kind() == Kind.DYNAMIC) {
            return linkage;
          }
          result = linkage.kind() == Kind.UNKNOWN ? linkage : result;
        }
      }
    }
    return result;
  }

  private static Linkage of(Build build, Stage stage, List<Word> copied) {
    String text = text(build, stage);
    if (text.contains("static")
        || text.contains("musl")
        || text.contains("CGO_ENABLED=0")
        || text.contains("CGO_ENABLED 0")) {
      return STATIC;
    }
    boolean cgo = text.contains("CGO_ENABLED=1") || text.contains("CGO_ENABLED 1");
    for (Instruction instruction : build.inherited(stage)) {
      if (instruction instanceof Instruction.Run(_, Command.Shell(_, _, var invocations), _)) {
        for (Invocation invocation : invocations) {
          Linkage linkage = of(build, stage, invocation, copied, cgo);
          if (linkage.kind() != Kind.STATIC) {
            return linkage;
          }
        }
      }
    }
    return STATIC;
  }

  private static Linkage of(
      Build build, Stage stage, Invocation invocation, List<Word> copied, boolean cgo) {
    String name = invocation.name();
    if (C.contains(name) && makes(invocation, copied)) {
      return dynamic(name + " without -static", invocation, stage);
    }
    if (name.equals("go") && (invocation.starts("build") || invocation.starts("install"))) {
      return cgo
          ? dynamic("CGO_ENABLED=1 without -static", invocation, stage)
          : new Linkage(Kind.UNKNOWN, "go build", Optional.of(invocation), Optional.of(stage));
    }
    if (name.equals("cargo")
        && (invocation.starts("build") || invocation.starts("install"))
        && isGlibcRust(build, stage)) {
      return dynamic("cargo builds for glibc here, not for musl", invocation, stage);
    }
    return STATIC;
  }

  private static Linkage dynamic(String why, Invocation by, Stage in) {
    return new Linkage(Kind.DYNAMIC, why, Optional.of(by), Optional.of(in));
  }

  /// True when a compiler call writes a file that is copied.
  private static boolean makes(Invocation invocation, List<Word> copied) {
    List<Word> words = invocation.arguments();
    for (int i = 0; i + 1 < words.size(); i++) {
      if (words.get(i).text().equals("-o")) {
        String output = last(words.get(i + 1).text());
        return copied.stream().anyMatch(c -> last(c.text()).equals(output));
      }
    }
    return copied.stream().anyMatch(c -> last(c.text()).equals("a.out"));
  }

  private static boolean isGlibcRust(Build build, Stage stage) {
    return build.lineage(stage).getFirst().base() instanceof Base.Image image
        && image.repository().equals("rust")
        && !image.tag().contains("alpine");
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  static String text(Build build, Stage stage) {
    StringBuilder text = new StringBuilder();
    for (Stage at : build.lineage(stage)) {
      text.append(at.at().text()).append('\n');
      at.instructions().forEach(i -> text.append(i.at().text()).append('\n'));
    }
    return text.toString();
  }
}

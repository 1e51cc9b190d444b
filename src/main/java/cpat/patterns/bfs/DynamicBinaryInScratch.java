package cpat.patterns.bfs;

import static cpat.rule.Level.WARNING;

import cpat.facts.Packages;
import cpat.model.Base;
import cpat.model.Build;
import cpat.model.Command;
import cpat.model.Instruction;
import cpat.model.Invocation;
import cpat.model.Stage;
import cpat.model.Word;
import cpat.rule.Checked;
import cpat.rule.Checked.Built;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Rule;
import cpat.source.Edit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// BFS002: see the page of the same name.
final class DynamicBinaryInScratch {
  static final Rule RULE =
      new Rule(
          "BFS002",
          "dynamic-binary-in-scratch",
          WARNING,
          "a program that is probably linked against a libc starts in an image without one",
          DynamicBinaryInScratch.class,
          DynamicBinaryInScratch::find);

  private static final Set<String> C_COMPILERS =
      Set.of("gcc", "g++", "build-base", "build-essential", "musl-dev", "clang", "alpine-sdk");

  private DynamicBinaryInScratch() {}

  private static Stream<Hit> find(Checked checked) {
    return checked.ordered().flatMap(b -> look(checked, b).stream());
  }

  private static Optional<Hit> look(Checked checked, Built built) {
    Build build = built.build();
    Stage last = built.stage();
    if (!(checked.resolved().root(build, last) instanceof Base.Scratch)) {
      return Optional.empty();
    }
    Contents contents = Contents.of(build, checked.resolved().steps(build, last));
    if (!contents.holdProgram() || contents.holdLibraries()) {
      return Optional.empty();
    }
    Linkage linkage = Linkage.of(build, last);
    return linkage
        .by()
        .flatMap(by ->
            linkage
                .in()
                .flatMap(in ->
                    switch (linkage.kind()) {
                      case STATIC -> Optional.<Hit>empty();
                      case DYNAMIC -> Optional.of(dynamic(linkage, by, last));
                      case UNKNOWN -> cgo(build, in, by, last);
                    }));
  }

  private static Hit dynamic(Linkage linkage, Invocation by, Stage last) {
    Hit hit =
        Hit.at(
                by.at(),
                "the program is linked dynamically ("
                    + linkage.why()
                    + "): an image from scratch has no loader and no libc, and the start ends with"
                    + " `no such file or directory`")
            .likely()
            .note(last.at(), "the image from scratch");
    return hit.fix(
        switch (by.name()) {
          case "go" ->
              Fix.show("set CGO_ENABLED=0, or link with `-ldflags '-extldflags \"-static\"'`");
          case "cargo" -> Fix.show("build for musl: `--target x86_64-unknown-linux-musl`");
          default -> {
            Word compiler = by.words().getFirst();
            yield Fix.unsafe(
                "link statically",
                Edit.insert(compiler.at().source(), compiler.at().end(), " -static"));
          }
        });
  }

  /// Without a word on cgo it is on where a C compiler is found; then `net` and `os/user` use libc.
  private static Optional<Hit> cgo(Build build, Stage in, Invocation by, Stage last) {
    String text = Linkage.text(build, in);
    if (!compiler(build, in) || text.contains("GOARCH") || text.contains("netgo")) {
      return Optional.empty();
    }
    boolean net =
        build.inherited(last).stream()
            .anyMatch(
                i -> i instanceof Instruction.Expose || i.at().text().contains("ca-certificates"));
    Word go = by.words().getFirst();
    Hit hit =
        Hit.at(
                by.at(),
                "cgo is on here, as a C compiler is there: if the program uses `net` or `os/user`,"
                    + " it asks for a libc, and the image from scratch has none")
            .note(last.at(), "the image from scratch")
            .fix(
                Fix.unsafe(
                    "build it without cgo",
                    Edit.insert(go.at().source(), go.at().start(), "CGO_ENABLED=0 ")));
    return Optional.of(net ? hit.likely() : hit.possible());
  }

  /// The golang image has one, but for its alpine tags.
  private static boolean compiler(Build build, Stage in) {
    boolean image =
        build.lineage(in).getFirst().base() instanceof Base.Image base
            && base.repository().equals("golang")
            && !base.tag().contains("alpine");
    return image
        || build.inherited(in).stream()
            .anyMatch(i ->
                i instanceof Instruction.Run(_, Command.Shell(_, _, var invocations), _)
                    && invocations.stream().anyMatch(DynamicBinaryInScratch::installs));
  }

  private static boolean installs(Invocation invocation) {
    List<String> words = invocation.words().stream().map(Word::text).toList();
    return Packages.installed(words).stream().anyMatch(C_COMPILERS::contains);
  }
}

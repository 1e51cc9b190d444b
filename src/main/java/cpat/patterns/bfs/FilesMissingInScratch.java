package cpat.patterns.bfs;

import static cpat.rule.Level.ERROR;
import static cpat.rule.Level.NOTE;
import static cpat.rule.Level.WARNING;

import cpat.edit.Lines;
import cpat.facts.Packages;
import cpat.model.Base;
import cpat.model.Build;
import cpat.model.Command;
import cpat.model.Instruction;
import cpat.model.Instruction.Run;
import cpat.model.Stage;
import cpat.model.Word;
import cpat.resolve.ResolvedImage;
import cpat.resolve.Step;
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

/// BFS003: see the page of the same name.
final class FilesMissingInScratch {
  static final Rule RULE =
      new Rule(
          "BFS003",
          "files-missing-in-scratch",
          WARNING,
          "a program in an image from scratch asks for accounts, certificates or time zones",
          List.of("DL3066"),
          FilesMissingInScratch.class,
          FilesMissingInScratch::find);

  private static final Set<String> DATA =
      Set.of("ca-certificates", "tzdata", "ca-certificates-bundle");

  private FilesMissingInScratch() {}

  private static Stream<Hit> find(Checked checked) {
    return checked
        .ordered()
        .filter(b -> checked.resolved().root(b.build(), b.stage()) instanceof Base.Scratch)
        .flatMap(b -> look(checked, b));
  }

  private static Stream<Hit> look(Checked checked, Built built) {
    ResolvedImage image = checked.image(built);
    Contents contents = Contents.of(built.build(), image.steps());
    if (!contents.holdProgram() || ShellBrought.by(built.build(), image.steps())) {
      return Stream.empty();
    }
    return Stream.of(user(image), certificates(built, image), zones(built, image))
        .flatMap(Optional::stream);
  }

  private static boolean copies(ResolvedImage image, String... parts) {
    return image.steps().stream()
        .filter(s ->
            s.instruction() instanceof Instruction.Copy
                || s.instruction() instanceof Instruction.Add)
        .flatMap(FilesMissingInScratch::paths)
        .anyMatch(p ->
            p.equals("/etc")
                || p.equals("/etc/")
                || p.equals("/usr/share")
                || Stream.of(parts).anyMatch(p::contains));
  }

  private static Stream<String> paths(Step step) {
    return step.instruction().written().arguments().stream().map(step::text);
  }

  private static Optional<Hit> user(ResolvedImage image) {
    String user = image.user().known().orElse("");
    String name = user.contains(":") ? user.substring(0, user.indexOf(':')) : user;
    if (name.isEmpty() || name.chars().allMatch(Character::isDigit) || copies(image, "passwd")) {
      return Optional.empty();
    }
    String number = name.equals("root") ? "0:0" : "65532:65532";
    return image
        .said(image.user())
        .filter(Instruction.User.class::isInstance)
        .map(Instruction.User.class::cast)
        .map(said ->
            Hit.at(
                    said.user().at(),
                    "user `"
                        + name
                        + "` is looked up in /etc/passwd, and an image from scratch has none: the"
                        + " container cannot start")
                .level(ERROR)
                .codes("DL3066")
                .fix(
                    said.user().raw().equals(name)
                        ? Fix.unsafe("write a number", new Edit(said.user().at(), number))
                        : Fix.show("write a number, as `USER 65532:65532`, or copy /etc/passwd")));
  }

  /// Who installs them in the stage that builds, and in nothing else, wants them at run time.
  private static Optional<Hit> certificates(Built built, ResolvedImage image) {
    return copies(image, "cert", "/ssl", ".pem", "/pki")
        ? Optional.empty()
        : installed(built, image, "ca-certificates")
            .map(i -> {
              String copy = "/etc/ssl/certs/ca-certificates.crt";
              Hit hit =
                  hit(
                      built,
                      i,
                      "the certificates that "
                          + name(i.in())
                          + " installs are not copied: every"
                          + " HTTPS call of the program fails with an unknown authority",
                      copy);
              return i.sole() ? hit.likely() : hit.level(NOTE).possible();
            });
  }

  private static Optional<Hit> zones(Built built, ResolvedImage image) {
    if (copies(image, "zoneinfo") || texts(built, image).anyMatch(t -> t.contains("timetzdata"))) {
      return Optional.empty();
    }
    Optional<Hit> installed =
        installed(built, image, "tzdata")
            .map(i ->
                hit(
                        built,
                        i,
                        "the time zones that "
                            + name(i.in())
                            + " installs are not copied: the program knows UTC only",
                        "/usr/share/zoneinfo")
                    .likely());
    return installed.or(() ->
        image.steps().stream()
            .map(Step::instruction)
            .filter(Instruction.Env.class::isInstance)
            .flatMap(i -> ((Instruction.Env) i).pairs().stream())
            .filter(p -> p.key().text().equals("TZ"))
            .reduce((_, last) -> last)
            .filter(p -> !p.value().text().isEmpty() && !p.value().text().contains("UTC"))
            .map(p -> p.key().at().to(p.value().at()))
            .map(said ->
                Hit.at(
                        said,
                        "TZ names a time zone, and an image from scratch has no list of them: the"
                            + " program takes UTC")
                    .likely()
                    .fix(
                        Fix.show(
                            "copy /usr/share/zoneinfo from a stage that installs tzdata, or build"
                                + " it into the program (Go: `-tags timetzdata`)"))));
  }

  private static Stream<String> texts(Built built, ResolvedImage image) {
    return sources(built, image).map(s -> Linkage.text(built.build(), s));
  }

  private static Hit hit(Built built, Installed installed, String message, String path) {
    String line = "COPY --from=" + number(installed.in()) + " " + path + " " + path;
    return Hit.at(built.stage().at(), message)
        .note(installed.by().at(), "installs them")
        .fix(Fix.unsafe("copy them too", Lines.after(built.stage().at(), line)));
  }

  private static String number(Stage stage) {
    return stage.name().map(Word::text).orElse(Integer.toString(stage.index()));
  }

  private static String name(Stage stage) {
    return "stage `" + number(stage) + "`";
  }

  /// A RUN that installs a package; `sole` when only data is installed with it.
  private record Installed(Stage in, Run by, boolean sole) {}

  private static Stream<Stage> sources(Built built, ResolvedImage image) {
    Build build = built.build();
    return image.steps().stream()
        .map(Step::instruction)
        .filter(Instruction.Copy.class::isInstance)
        .flatMap(i -> ((Instruction.Copy) i).from().flatMap(build::stage).stream())
        .distinct();
  }

  private static Optional<Installed> installed(Built built, ResolvedImage image, String name) {
    return sources(built, image)
        .flatMap(stage ->
            built.build().inherited(stage).stream()
                .filter(Run.class::isInstance)
                .map(Run.class::cast)
                .flatMap(run -> installs(stage, run, name).stream()))
        .findFirst();
  }

  private static Optional<Installed> installs(Stage stage, Run run, String name) {
    if (!(run.command() instanceof Command.Shell(_, _, var invocations))) {
      return Optional.empty();
    }
    List<String> packages =
        invocations.stream()
            .map(i -> i.words().stream().map(Word::text).toList())
            .flatMap(w -> Packages.installed(w).stream())
            .toList();
    return packages.contains(name)
        ? Optional.of(new Installed(stage, run, DATA.containsAll(packages)))
        : Optional.empty();
  }
}

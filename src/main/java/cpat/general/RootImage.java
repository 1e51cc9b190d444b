package cpat.general;

import static cpat.rule.Level.WARNING;

import cpat.edit.Lines;
import cpat.facts.Accounts;
import cpat.facts.BuildTools;
import cpat.facts.StepDown;
import cpat.model.Command;
import cpat.model.Container;
import cpat.model.ImageName;
import cpat.model.Instruction;
import cpat.model.Mount;
import cpat.model.Namespace;
import cpat.model.Word;
import cpat.resolve.Effective;
import cpat.resolve.From;
import cpat.resolve.ResolvedImage;
import cpat.resolve.Step;
import cpat.rule.Checked;
import cpat.rule.Checked.Built;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.source.Edit;
import cpat.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A delivered stage whose program is started as root and keeps that.
final class RootImage {
  private static final Set<String> ADDED =
      Set.of("cap_add", "cap-add", "devices", "device", "securityContext.capabilities.add");

  private final Checked checked;
  private final Built built;
  private final ResolvedImage image;
  private final String base;
  private final Optional<Instruction> said;

  private RootImage(Checked checked, Built built) {
    this.checked = checked;
    this.built = built;
    this.image = checked.image(built);
    this.base = base(image);
    this.said = image.said(image.user()).filter(i -> here(i.at()));
  }

  static Optional<Hit> find(Checked checked, Built built) {
    RootImage one = new RootImage(checked, built);
    boolean root = one.image.user().known().filter(Accounts::root).isPresent();
    return root && one.works() && !one.stepsDown() && !one.overlaid()
        ? Optional.of(one.hit())
        : Optional.empty();
  }

  /// The repository an image stands on; `scratch` for none.
  static String base(ResolvedImage image) {
    return image
        .base()
        .map(b -> b instanceof From.OfImage i ? ImageName.repository(i.image()) : "scratch")
        .orElse("");
  }

  /// True for the image of a program of its own: no base for others, no shell to be entered, no
  /// command-line tool.
  private boolean works() {
    String path = built.build().at().source().path();
    boolean own = own().findAny().isPresent();
    return !image.os().equals("windows")
        && !path.contains("devcontainer")
        && built.stage().all(Instruction.OnBuild.class).findAny().isEmpty()
        && (own || said.isPresent())
        && !(own && (StepDown.idle(words()) || BuildTools.builds(words())))
        && !(own && StepDown.idle(own().toList().getLast().words()))
        && checked.uses("DYT").noneMatch(u -> here(u.at()));
  }

  private boolean here(Span at) {
    return at.source() == built.build().at().source() && built.build().at().contains(at);
  }

  /// The commands of the project that start it.
  private Stream<Command> own() {
    return Stream.of(image.said(image.entrypoint()), image.said(image.cmd()))
        .flatMap(Optional::stream)
        .flatMap(i ->
            switch (i) {
              case Instruction.Cmd cmd -> Stream.of(cmd.command());
              case Instruction.Entrypoint entrypoint -> Stream.of(entrypoint.command());
              default -> Stream.empty();
            });
  }

  private List<String> words() {
    return own().distinct().flatMap(c -> c.words().stream()).toList();
  }

  private boolean stepsDown() {
    boolean inherited = image.said(image.entrypoint()).isEmpty();
    return (inherited && StepDown.image(base))
        || StepDown.program(words())
        || StepDown.text(built.build().at().text())
        || words().stream().filter(RootImage::script).anyMatch(s -> !harmless(s));
  }

  private static boolean script(String word) {
    return word.endsWith(".sh") || (word.startsWith("/") && word.contains("entrypoint"));
  }

  /// True for a script of the project that changes no user; one that nobody has may do it.
  private boolean harmless(String word) {
    String name = word.substring(word.lastIndexOf('/') + 1);
    List<String> texts =
        checked.project().scripts().stream()
            .filter(s -> ("/" + s.at().source().path()).endsWith("/" + name))
            .map(s -> s.at().text())
            .toList();
    return !texts.isEmpty() && texts.stream().noneMatch(StepDown::text);
  }

  /// True when those who run it say another user, or run it for what only root can do.
  private boolean overlaid() {
    List<Container> runs =
        checked.containers(built.build()).filter(c -> made(checked.effective(c))).toList();
    boolean others =
        runs.stream()
            .map(c -> checked.effective(c).user().known())
            .allMatch(u -> u.filter(Predicate.not(Accounts::root)).isPresent());
    return (others && !runs.isEmpty()) || runs.stream().anyMatch(RootImage::mighty);
  }

  private boolean made(Effective container) {
    List<Step> steps = container.image().steps();
    return !steps.isEmpty() && steps.getLast().stage().at().equals(built.stage().at());
  }

  /// Privileged, with more capabilities, in the host's namespaces, or with one of its sockets.
  static boolean mighty(Container container) {
    return container.run().on("privileged")
        || container.run().on("securityContext.privileged")
        || container.run().settings().stream().anyMatch(s -> ADDED.contains(s.name()))
        || container.run().namespaces().stream().anyMatch(Namespace.Host.class::isInstance)
        || container
            .run()
            .mounts(Mount.Bind.class)
            .anyMatch(b -> b.source().text().contains(".sock"));
  }

  private Hit hit() {
    Optional<String> earlier = earlier();
    if (said.isPresent()) {
      Hit hit =
          Hit.at(
                  said.get().at(),
                  "the program of "
                      + built.subject()
                      + " starts as root: this is the last USER"
                      + earlier.map(e -> ", and `" + e + "` of before is lost").orElse(""))
              .codes(
                  "DL3002",
                  "DS-0002",
                  "CKV_DOCKER_8",
                  "CIS-DI-0001",
                  "KICS Last User Is 'root'",
                  "semgrep last-user-is-root");
      return (earlier.isPresent() ? hit.level(WARNING) : hit).fix(fix(earlier.or(this::user)));
    }
    boolean assumed =
        image.user().from().stream().anyMatch(f -> f instanceof From.OfImage i && i.assumed());
    Optional<Instruction> maker = maker();
    String why =
        maker
            .flatMap(m -> name(m).map(n -> "user `" + n + "` is made, but no USER switches to it"))
            .orElse(
                base.equals("scratch")
                    ? "no USER is given"
                    : "no USER is given, and " + base + " gives root");
    Hit hit =
        Hit.at(built.stage().at(), "the program of " + built.subject() + " starts as root: " + why)
            .codes(
                "DS-0002",
                "CKV_DOCKER_3",
                "CIS-DI-0001",
                "KICS Missing User Instruction",
                "semgrep missing-user")
            .fix(fix(user()));
    hit = maker.isPresent() ? hit.note(maker.get().at(), "the user is made here") : hit;
    return assumed ? hit.likely() : hit;
  }

  /// The user before the USER that goes back to root.
  private Optional<String> earlier() {
    List<String> users = new ArrayList<>();
    for (Step step : image.steps()) {
      if (step.instruction() instanceof Instruction.User u && u.user().literal()) {
        if (said.isPresent() && u.at().equals(said.get().at())) {
          break;
        }
        users.add(u.user().text());
      }
    }
    Optional<String> written =
        users.isEmpty() ? Users.ofBase(checked, built) : Optional.of(users.getLast());
    return written.filter(u -> !Accounts.root(u) && !u.contains("$"));
  }

  /// Whom the program could be started as: who is made for it, or whom the base image holds.
  private Optional<String> user() {
    return maker().flatMap(RootImage::name).or(() -> Accounts.held(base));
  }

  private Optional<Instruction> maker() {
    return image.steps().stream()
        .map(Step::instruction)
        .filter(i -> here(i.at()) && name(i).isPresent())
        .reduce((_, last) -> last);
  }

  private static Optional<String> name(Instruction instruction) {
    return instruction instanceof Instruction.Run run
            && run.command() instanceof Command.Shell shell
        ? shell.invocations().stream()
            .flatMap(i -> Accounts.made(i.words().stream().map(Word::text).toList()).stream())
            .reduce((_, last) -> last)
        : Optional.empty();
  }

  private Fix fix(Optional<String> user) {
    if (user.isEmpty()) {
      return Fix.show(
          "make a user and switch to it before the program is started: `RUN useradd --system app`,"
              + " `USER app`");
    }
    boolean low =
        image.ports().known().keySet().stream()
            .map(p -> p.replaceFirst("/.*", ""))
            .anyMatch(p -> p.matches("[0-9]{1,3}|10[01][0-9]|102[0-3]"));
    if (low) {
      return Fix.show(
          "let it listen above 1023, which not every engine gives to others than root, and start"
              + " it as "
              + user.get());
    }
    return Fix.unsafe("start it as " + user.get(), edit(user.get()));
  }

  /// Before what starts the program, or at the end where files are still made behind that.
  private Edit edit(String user) {
    List<Instruction> all = built.stage().instructions();
    int files = -1;
    for (int i = 0; i < all.size(); i++) {
      Instruction one = all.get(i);
      boolean makes =
          one instanceof Instruction.Run
              || one instanceof Instruction.Copy
              || one instanceof Instruction.Add
              || one instanceof Instruction.Workdir;
      files = makes || (said.isPresent() && one.at().equals(said.get().at())) ? i : files;
    }
    if (files >= 0 && said.isPresent() && all.get(files).at().equals(said.get().at())) {
      return new Edit(((Instruction.User) said.get()).user().at(), user);
    }
    for (Instruction one : all.subList(files + 1, all.size())) {
      if (one instanceof Instruction.Cmd || one instanceof Instruction.Entrypoint) {
        return Lines.before(one.at(), Keyword.like(one.written(), "USER") + " " + user);
      }
    }
    return all.isEmpty()
        ? Lines.after(built.stage().at(), "USER " + user)
        : Lines.after(
            all.getLast().at(), Keyword.like(all.getLast().written(), "USER") + " " + user);
  }
}

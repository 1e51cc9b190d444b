package cpat.patterns.cs;

import static cpat.rule.Level.NOTE;
import static cpat.rule.Level.WARNING;

import cpat.model.Base;
import cpat.model.ImageName;
import cpat.model.Instruction.Copy;
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

/// CS007: see the page of the same name.
final class FloatingBase {
  static final Rule RULE =
      new Rule(
          "CS007",
          "floating-base",
          WARNING,
          "the base image is whatever the registry calls latest on the day of the build",
          List.of(
              "DL3006",
              "DL3007",
              "DS-0001",
              "CKV_DOCKER_7",
              "DKL-DI-0006",
              "KICS Image Version Not Explicit",
              "KICS Image Version Using 'latest'",
              "semgrep missing-image-version",
              "semgrep avoid-latest-version"),
          FloatingBase.class,
          FloatingBase::find);

  /// Tags that move from version to version by their very name.
  private static final Set<String> MOVING =
      Set.of(
          ("stable edge nightly dev devel develop master main rolling current unstable lts canary"
                  + " mainline testing next snapshot")
              .split(" "));

  private FloatingBase() {}

  private static Stream<Hit> find(Checked checked) {
    return checked
        .stages()
        .flatMap(built -> Stream.concat(from(checked, built), copied(checked, built)));
  }

  private static Stream<Hit> from(Checked checked, Built built) {
    return checked.resolved().base(built.build(), built.stage())
            instanceof Base.Image(String reference, Word written)
        ? judge(checked, reference, written)
        : Stream.empty();
  }

  private static Stream<Hit> copied(Checked checked, Built built) {
    return built
        .stage()
        .all(Copy.class)
        .filter(c -> c.from().isPresent() && built.build().stage(c.from().get()).isEmpty())
        .flatMap(c -> {
          String name = c.from().orElse("");
          Optional<Word> flag =
              c.written().flags().stream().filter(f -> f.text().startsWith("--from")).findFirst();
          boolean image = name.contains("/") || name.contains(":");
          return image && flag.isPresent() ? judge(checked, name, flag.get()) : Stream.empty();
        });
  }

  private static Stream<Hit> judge(Checked checked, String reference, Word written) {
    String tag = ImageName.tag(reference);
    boolean latest = tag.equals("latest");
    if (reference.contains("@")
        || reference.contains("$")
        || reference.contains("{")
        || reference.isBlank()
        || reference.endsWith(":")
        || builtHere(checked, reference)) {
      return Stream.empty();
    }
    String now = written.text().contains("$") ? " (`" + reference + "` now)" : "";
    Fix pin = pin(checked, reference, written);
    if (tag.isEmpty() || latest) {
      return Stream.of(
          Hit.at(
                  written.at(),
                  "`"
                      + written.text()
                      + "`"
                      + now
                      + (latest ? "" : " has no tag, so it")
                      + " is the latest image of the day: the next build may stand on another"
                      + " version")
              .codes(
                  latest
                      ? new String[] {
                        "DL3007",
                        "DS-0001",
                        "CKV_DOCKER_7",
                        "DKL-DI-0006",
                        "KICS Image Version Using 'latest'",
                        "semgrep missing-image-version",
                        "semgrep avoid-latest-version"
                      }
                      : new String[] {
                        "DL3006",
                        "DS-0001",
                        "CKV_DOCKER_7",
                        "DKL-DI-0006",
                        "KICS Image Version Not Explicit"
                      })
              .fix(pin));
    }
    return MOVING.contains(tag)
        ? Stream.of(
            Hit.at(
                    written.at(),
                    "the tag `"
                        + tag
                        + "`"
                        + now
                        + " moves on from version to version: the next build may stand on another")
                .level(NOTE)
                .codes("DL3007")
                .fix(pin))
        : Stream.empty();
  }

  /// To what the named engine has under this name; without one, how to find out.
  private static Fix pin(Checked checked, String reference, Word written) {
    String repository = ImageName.canonical(reference).replaceFirst(":[^/]*$", "") + "@";
    return checked.resolved().known(reference).stream()
        .flatMap(image -> image.names().stream())
        .filter(name -> ImageName.canonical(name).startsWith(repository))
        .map(name -> name.substring(name.indexOf('@')))
        .filter(_ -> written.at().text().endsWith(reference))
        .findFirst()
        .map(digest ->
            Fix.unsafe(
                "pin it to the image that is here under this name",
                Edit.insert(written.at().source(), written.at().end(), digest)))
        .orElseGet(() ->
            Fix.show(
                "name a version, or pin it: `docker buildx imagetools inspect "
                    + reference
                    + "` tells the digest for `…@sha256:…`"));
  }

  /// An image that the project itself builds under this name.
  private static boolean builtHere(Checked checked, String reference) {
    String name = ImageName.canonical(reference);
    return checked.project().imageBuilds().stream()
        .flatMap(b -> b.tags().stream())
        .anyMatch(t -> ImageName.canonical(t.text()).equals(name));
  }
}

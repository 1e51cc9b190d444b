package cpat.patterns.cs;

import static cpat.rule.Level.WARNING;

import cpat.model.Instruction.Add;
import cpat.model.Word;
import cpat.rule.Checked;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Rule;
import cpat.source.Edit;
import cpat.source.Span;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// CS001: see the page of the same name.
final class AddInsteadOfCopy {
  static final Rule RULE =
      new Rule(
          "CS001",
          "add-instead-of-copy",
          WARNING,
          "ADD of a plain local file: COPY says the same without ADD's surprises",
          List.of(
              "DL3020",
              "DS-0005",
              "CKV_DOCKER_4",
              "CIS-DI-0009",
              "KICS Add Instead of Copy",
              "semgrep prefer-copy-over-add",
              "DF006"),
          AddInsteadOfCopy.class,
          AddInsteadOfCopy::find);

  /// What ADD unpacks.
  private static final List<String> ARCHIVES =
      List.of(".tar", ".tgz", ".gz", ".bz2", ".xz", ".txz", ".tbz2", ".tbz", ".zst", ".tzst");

  private AddInsteadOfCopy() {}

  private static Stream<Hit> find(Checked checked) {
    return checked
        .stages()
        .flatMap(built -> built.stage().all(Add.class))
        .filter(add -> !add.sources().isEmpty() && add.sources().stream().allMatch(s -> plain(s)))
        .filter(add -> add.written().flags().stream().allMatch(f -> common(f.text())))
        .map(add -> {
          Span keyword = keyword(add);
          return Hit.at(
                  keyword,
                  "ADD copies `"
                      + add.sources().getFirst().text()
                      + "` as COPY would; ADD also unpacks archives and fetches URLs, which nobody"
                      + " expects here")
              .fix(Fix.safe("write COPY", new Edit(keyword, copy(keyword.text()))));
        });
  }

  private static Span keyword(Add add) {
    Span at = add.at();
    return at.source().span(at.start(), at.start() + "ADD".length());
  }

  private static String copy(String written) {
    return written.equals(written.toLowerCase(Locale.ROOT)) ? "copy" : "COPY";
  }

  /// A literal path that no archive can be behind: `*` may match one.
  private static boolean plain(Word source) {
    String path = source.text().toLowerCase(Locale.ROOT);
    return source.literal()
        && !path.contains("$")
        && !path.contains("*")
        && !path.contains("?")
        && !path.contains("[")
        && !path.contains("://")
        && !path.startsWith("git@")
        && !path.contains(".git#")
        && ARCHIVES.stream().noneMatch(path::endsWith);
  }

  /// `--chown`, `--chmod`, `--link`, `--exclude` are those of COPY too.
  private static boolean common(String flag) {
    return Stream.of("--chown", "--chmod", "--link", "--exclude").anyMatch(flag::startsWith);
  }
}

package cpat.general;

import static cpat.rule.Level.NOTE;

import cpat.rule.Checked;
import cpat.rule.Hit;
import cpat.rule.Rule;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// X001: see the page of the same name.
final class RunsAsRoot {
  static final Rule RULE =
      new Rule(
          "X001",
          "program-as-root",
          NOTE,
          "a program that needs no root is started as root; or must not be, and then is not"
              + " started",
          List.of(
              "DL3002",
              "DS-0002",
              "CKV_DOCKER_3",
              "CKV_DOCKER_8",
              "CIS-DI-0001",
              "KSV-0012",
              "CKV_K8S_23",
              "run-as-non-root",
              "KICS Missing User Instruction",
              "KICS Last User Is 'root'",
              "semgrep missing-user",
              "semgrep last-user-is-root",
              "semgrep run-as-non-root"),
          RunsAsRoot.class,
          RunsAsRoot::find);

  private RunsAsRoot() {}

  private static Stream<Hit> find(Checked checked) {
    Set<Object> told = new HashSet<>();
    Stream<Hit> images =
        checked
            .ordered()
            .flatMap(built -> RootImage.find(checked, built).stream())
            .filter(h -> told.add(h.at()));
    return Stream.concat(
        images, checked.containers().flatMap(c -> RootContainer.find(checked, c).stream()));
  }
}

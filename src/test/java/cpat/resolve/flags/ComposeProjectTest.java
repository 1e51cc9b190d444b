package cpat.resolve.flags;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cpat.model.Run;
import cpat.read.Lookup;
import cpat.read.Print;
import cpat.resolve.flags.ComposeProject.Order;
import cpat.source.Source;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What Compose's command line takes together.
class ComposeProjectTest {
  private static Lookup files(String... pairs) {
    Map<String, String> files = new HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      files.put(pairs[i], pairs[i + 1]);
    }
    return path -> Optional.ofNullable(files.get(path)).map(t -> new Source(path, t));
  }

  private static ComposeProject folder(Map<String, String> variables, String... pairs) {
    return ComposeProject.of(Order.folder("d/", "My-App", variables), files(pairs)).orElseThrow();
  }

  private static String lines(ComposeProject project) {
    return project.workload().runs().stream()
        .map(r -> RunText.of(project.flags(r).run()))
        .collect(Collectors.joining("\n"));
  }

  private static String problems(ComposeProject project) {
    return project.problems().stream().map(Print::problem).collect(Collectors.joining());
  }

  @Test
  void theOverrideBesideTheFile() {
    String base = "services: {a: {image: i, user: x}}";
    String over = "services: {a: {image: j}}";
    ComposeProject project =
        folder(Map.of(), "d/compose.yml", base, "d/compose.override.yml", over, "d/compose.x", "");
    assertEquals(
        "--name my-app-a-1 --user x --network my-app_default --network-alias a j", lines(project));
    assertEquals("", problems(project));
  }

  @Test
  void filesNameAndVariablesOfDotEnv() {
    ComposeProject project =
        folder(
            Map.of("TAG", "outer"),
            "d/.env",
            "COMPOSE_FILE=x.yml:sub/y.yml\nCOMPOSE_PROJECT_NAME=p\nTAG=inner\nUSER_ID=7",
            "d/x.yml",
            "services: {a: {image: 'i:$TAG', network_mode: none}}",
            "d/sub/y.yml",
            "services: {a: {user: '${USER_ID}', volumes: ['./v:/v']}}");
    assertEquals("--name p-a-1 --user 7 --network none --volume ./v:/v i:outer", lines(project));
    Run run = project.workload().runs().getFirst();
    assertEquals("d/v", project.flags(run).paths().getFirst().path());
    assertEquals("d/sub/y.yml:1:46", project.flags(run).paths().getFirst().flag().at().toString());
    assertTrue(RunText.of(project.flags(run).rooted("/r")).contains("--volume /r/d/v:/v"));
  }

  @Test
  void whatNobodySets() {
    String text = "services: {a: {image: 'i:${TAG}', user: '${U:?say who}', env_file: gone.env}}";
    ComposeProject project = folder(Map.of(), "d/compose.yaml", text);
    assertEquals(
        """
        ! d/compose.yaml:1:28 the variable TAG is not set, and so empty; set it or write \
        ${TAG:-default}
        ! d/compose.yaml:1:44 the variable U must be set: say who
        """,
        problems(project));
    Flags flags = project.flags(project.workload().runs().getFirst());
    assertEquals("i:", flags.run().image().orElseThrow().text());
    assertEquals(
        "[! d/compose.yaml:1:68 no such file: gone.env\n]",
        flags.problems().stream().map(Print::problem).toList().toString());
  }

  @Test
  void eachVariableKeepsItsPlace() {
    ComposeProject project =
        folder(
            Map.of(),
            "d/compose.yaml",
            "services:\n  a:\n    image: i\n    env_file: e.env\n    environment:\n      B: own\n",
            "d/e.env",
            "A=1\nB=2\n");
    Flags flags = project.flags(project.workload().runs().getFirst());
    assertEquals(
        "[A=1 d/e.env:1:1, B=own d/compose.yaml:6:7]",
        flags.run().settings("env").map(s -> s.value() + " " + s.at()).toList().toString());
  }

  @Test
  void profiles() {
    String text =
        """
        services:
          a: {image: i, depends_on: [b]}
          b: {image: i, profiles: [debug, x]}
        """;
    Lookup lookup = files("d/compose.yaml", text);
    Order order = Order.folder("d/", "d", Map.of());
    ComposeProject project = ComposeProject.of(order, lookup).orElseThrow();
    assertEquals(List.of("a"), project.enabled(order).stream().map(Run::name).toList());
    assertEquals(
        """
        ! d/compose.yaml:2:30 a depends on b, which does not start: its profile is not asked for; \
        next: --profile debug
            d/compose.yaml:3:28 the profile
        """,
        problems(project));
    Order asked = Order.folder("d/", "d", Map.of("COMPOSE_PROFILES", "debug"));
    ComposeProject both = ComposeProject.of(asked, lookup).orElseThrow();
    assertEquals(2, both.enabled(asked).size());
    assertEquals("", problems(both));
  }

  @Test
  void noFileNoProject() {
    assertEquals(
        Optional.empty(),
        ComposeProject.of(Order.folder("d/", "d", Map.of()), files("d/compose.override.yml", "")));
  }
}

package cpat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import cpat.read.Lookup;
import cpat.source.Source;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadingsTest {
  private static final Source BASE = new Source("base.yaml", "services:\n  a:\n    image: one\n");
  private static final Source MAIN =
      new Source("compose.yaml", "services:\n  a:\n    extends: {file: base.yaml, service: a}\n");
  private static final Source DOCKERFILE = new Source("Dockerfile", "FROM x\n");

  @Test
  void onlyWhatChangedOrLooksIntoItIsReadAgain() {
    Readings before = new Readings();
    Lookup old = path -> Optional.ofNullable(path.equals("base.yaml") ? BASE : null);
    before.read(MAIN, old, true);
    before.read(DOCKERFILE, old, true);
    Source changed = new Source("base.yaml", BASE.text().replace("one", "two"));
    Readings after = before.with(Map.of("base.yaml", changed), _ -> Optional.of(changed));
    assertEquals("two", image(after));
    assertEquals("one", image(before));
    assertSame(before.all().get(1), after.all().get(1));
    assertNotSame(before.all().get(0), after.all().get(0));
  }

  @Test
  void newFilesAreReadAndWhatIsNoLongerOursIsTold() {
    Readings before = new Readings();
    before.read(new Source("run", "#!/bin/sh\ndocker run x\n"), Lookup.NONE, false);
    Readings after =
        before.with(
            Map.of(
                "run",
                new Source("run", "prose\n"),
                ".dockerignore",
                new Source(".dockerignore", "x\n")),
            Lookup.NONE);
    assertEquals(
        List.of("no longer what it was: shell"),
        after.all().getFirst().problems().stream().map(p -> p.message()).toList());
    assertEquals("dockerignore", after.all().get(1).kind());
  }

  private static String image(Readings readings) {
    return readings
        .all()
        .getFirst()
        .workloads()
        .getFirst()
        .runs()
        .getFirst()
        .image()
        .orElseThrow()
        .text();
  }
}

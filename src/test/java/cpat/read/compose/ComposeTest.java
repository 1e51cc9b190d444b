package cpat.read.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cpat.model.Reading;
import cpat.read.Print;
import cpat.read.yaml.Node;
import cpat.read.yaml.Yaml;
import cpat.source.Excerpt;
import cpat.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What Compose itself makes of these files.
class ComposeTest {
  private final List<String> inline = new ArrayList<>();

  private Compose compose(Map<String, String> files) {
    return new Compose(
        path -> Optional.ofNullable(files.get(path)).map(t -> new Source(path, t)),
        (text, _) -> {
          inline.add(text.whole() + " " + text);
          return Reading.of("dockerfile").build();
        });
  }

  private String read(String text, Map<String, String> files) {
    Excerpt excerpt = Excerpt.of(new Source("dir/compose.yaml", text));
    return Print.reading(compose(files).read(excerpt), false);
  }

  private String merge(Map<String, String> files, String... names) {
    List<Excerpt> texts = new ArrayList<>();
    for (String name : names) {
      texts.add(Excerpt.of(new Source(name, Optional.ofNullable(files.get(name)).orElse(""))));
    }
    return Print.reading(compose(files).merge(texts), false);
  }

  private String image(String text, String env) {
    String file = "services:\n  a:\n    image: '" + text.replace("'", "''") + "'\n";
    Excerpt excerpt = Excerpt.of(new Source("dir/compose.yaml", file));
    Reading reading = compose(Map.of("dir/.env", env)).read(excerpt);
    var word = reading.workloads().getFirst().runs().getFirst().image().orElseThrow();
    return word.text() + (word.literal() ? "" : "?");
  }

  @Test
  void variables() {
    assertEquals("a:${T}?", image("a:${T}", ""));
    assertEquals("a:1", image("a:$T", "T=1"));
    assertEquals("a:1-$x", image("a:${T:-2}-$$x", "export T='1' # c"));
    assertEquals("a:2", image("a:${T:-2}", "T="));
    assertEquals("a:", image("a:${T-2}", "T="));
    assertEquals("a:x1y", image("a:${U:-x${T-0}y}", "T=1"));
    assertEquals("a:x1", image("a:${T:+x$T}${U:+no}", "T=1"));
    assertEquals("a:${T:?not ${U}}?", image("a:${T:?not ${U}}", ""));
    assertEquals("a:${T?", image("a:${T", "T=1"));
    assertEquals("a:$ $1 $", image("a:$ $1 $", ""));
  }

  @Test
  void theLastValueOfAVariableWins() {
    assertEquals("a:2", image("a:$T", "T=1\nU=x\nT=2\n"));
    assertEquals("a:1", image("a:$T", "T=1\nT\n#T=2\n"));
  }

  @Test
  void mounts() {
    assertEquals(
        """
        compose dir
          a @2:3
            image x
            mount bind ~ /home/dev ←5:9
            mount bind ~/.aws /root/.aws ro ←6:9
            mount volume home~ /backup ←7:9
            mount bind ./src /src ro ←8:9
            mount bind ./lib /lib ro ←9:9
            mount bind ./out /out ←10:9
            mount from b ←11:20
            mount from old ←11:23
            mount from older ←11:40
          b @12:3
            image y
        """,
        read(
            """
            services:
              a:
                image: x
                volumes:
                  - ~:/home/dev
                  - ~/.aws:/root/.aws:ro
                  - home~:/backup
                  - {type: bind, source: ./src, target: /src, read_only: true}
                  - {type: bind, source: ./lib, target: /lib, readonly: true}
                  - {type: bind, source: ./out, target: /out, read_only: false}
                volumes_from: [b, 'container:old', 'container:older:ro']
              b:
                image: y
            """,
            Map.of()));
  }

  @Test
  void placesOfWhatIsPutIn() {
    String file = "services:\n  a:\n    volumes: ['${D:-./src}:/app', \"$R:/r\"]\n";
    Excerpt excerpt = Excerpt.of(new Source("c.yml", file));
    var run =
        compose(Map.of(".env", "R=/var/lib/long/path"))
            .read(excerpt)
            .workloads()
            .getFirst()
            .runs()
            .getFirst();
    assertEquals(
        List.of("./src|./src", "/var/lib/long/path|$R"),
        run.mounts(cpat.model.Mount.Bind.class)
            .map(b -> b.source() + "|" + b.source().raw())
            .toList());
  }

  private static String words(String text) {
    Node.Scalar scalar =
        new Node.Scalar(text, Node.Style.PLAIN, "", Excerpt.of(new Source("f", text)));
    CommandWords words = CommandWords.of(Interpolation.NONE.fill(scalar));
    return words.words() + (words.closed() ? "" : " not closed");
  }

  @Test
  void commandsAreSplitAsComposeSplitsThem() {
    assertEquals("[a, b c, d e]", words("a 'b c'  d\\ e"));
    assertEquals("[npm, install]", words("npm install && npm start"));
    assertEquals("[a]", words("a 2>&1"));
    assertEquals("[sh, -c, a && \"b\"]", words("sh -c \"a && \\\"b\\\"\""));
    assertEquals("[a, , b]", words("a '' b"));
    assertEquals("[echo, $(a b), `c d`]", words("echo $(a b) `c d`"));
    assertEquals("[a, b] not closed", words("a 'b"));
  }

  @Test
  void inlineDockerfileKeepsItsPlace() {
    read(
        "services:\n  a:\n    build:\n      dockerfile_inline: |\n        FROM x\n        RUN y\n",
        Map.of());
    assertEquals(List.of("dir/compose.yaml:5:9 FROM x\nRUN y\n"), inline);
  }

  @Test
  void extendsAnotherFile() {
    assertEquals(
        """
        compose dir
          web @2:3
            image base:1
            command [own]
            mount bind ./lib /lib ←5:15
            mount bind ./src /src ←4:15
            env A=1 B=own
        """,
        read(
            """
            services:
              web:
                extends: {file: ../lib/base.yaml, service: top}
                volumes: [./src:/src]
                environment: {B: own}
                command: own
            """,
            Map.of(
                "lib/base.yaml",
                """
                services:
                  top:
                    extends: low
                    environment: [A=1, B=2]
                    volumes: [./lib:/lib, './old:/src']
                  low:
                    image: base:1
                    command: low
                """)));
  }

  @Test
  void missingFiles() {
    String file =
        """
        include: [a.yml, {path: [b.yml, $B, 'https://x/y.git']}]
        services:
          web: {extends: {file: lib/c.yml, service: x}}
          two: {extends: {file: lib/c.yml, service: y}}
        """;
    assertTrue(
        read(file, Map.of("dir/b.yml", ""))
            .endsWith(
                """
                ! dir/compose.yaml:1:11 no such file: a.yml
                ! dir/compose.yaml:3:25 no such file: lib/c.yml
                """));
  }

  @Test
  void undefinedServices() {
    String file =
        "services:\n  a:\n    image: x\n    depends_on: [b]\n    network_mode: service:c\n";
    assertTrue(
        read(file, Map.of())
            .endsWith(
                """
                ! dir/compose.yaml:4:18 a depends on b, which no service is called
                """));
    assertFalse(read(file.replace("image: x", "user: x"), Map.of()).contains("!"));
    assertTrue(
        read("services:\n  a:\n    extends: b\n", Map.of())
            .endsWith(
                "! dir/compose.yaml:3:14 `extends` names the service b, which dir/compose.yaml does"
                    + " not define\n"));
  }

  @Test
  void circlesNameBothPlaces() {
    assertTrue(
        read("services:\n  a:\n    extends: b\n  b:\n    extends: a\n", Map.of())
            .contains(
                """
                ! dir/compose.yaml:3:5 `extends` goes round in a circle: a extends itself
                    dir/compose.yaml:5:5 and here again
                """));
  }

  @Test
  void filesLaidOverEachOther() {
    Map<String, String> files =
        Map.of(
            "a.yml",
            """
            services:
              web:
                image: web:1
                command: [old, args]
                ports: ["80:80", "81:81"]
                volumes: [".:/app", "data:/data"]
                environment: [A=1, B=2]
                build: ./web
                cap_add: [X]
                depends_on: [db]
              db:
                image: db
              gone:
                image: gone
            """,
            "b.yml",
            """
            services:
              web:
                image: web:2
                command: [new]
                ports: ["81:81", "82:82"]
                volumes: ["./dev:/app:ro"]
                environment:
                  B: own
                  C:
                build: {target: dev}
                cap_add: !override [Y]
                depends_on:
                  cache: {condition: service_started}
              db:
                image: !reset null
                ports: !reset []
              gone: !reset null
              cache:
                image: cache
            """);
    assertEquals(
        """
        compose\s
          web @2:3
            image web:2
            build context=./web dockerfile=- target=dev args=[] tags=[web:2]
            command [new]
            mount bind ./dev /app ro ←6:15
            mount volume data /data ←6:25
            ports 80:80 81:81 82:82
            env A=1 B=own C
            after db cache
          db @14:3
          cache @18:3
            image cache
        """,
        merge(files, "a.yml", "b.yml"));
  }

  @Test
  void includes() {
    Map<String, String> files =
        Map.of(
            "compose.yml",
            """
            include:
              - sub/db.yml
              - path: [sub/c.yml]
            services:
              a:
                image: a
                depends_on: [db]
            """,
            "sub/db.yml",
            "include: [../compose.yml]\nservices:\n  db:\n    image: db\n",
            "sub/c.yml",
            "services:\n  c:\n    image: c\n");
    assertEquals(
        """
        compose\s
          c @2:3
            image c
          db @3:3
            image db
          a @5:3
            image a
            after db
        ! sub/db.yml:1:11 `include` goes round in a circle: compose.yml, sub/db.yml
            compose.yml:2:5 included here
        """,
        merge(files, "compose.yml"));
    assertFalse(
        Print.reading(
                compose(files)
                    .read(
                        Excerpt.of(
                            new Source("compose.yml", files.getOrDefault("compose.yml", "")))),
                false)
            .contains("!"));
  }

  @Test
  void looksLike() {
    assertTrue(looksLike("services:\n  a:\n    image: x\n"));
    assertTrue(looksLike("a:\n  image: x\nb:\n  build: .\n"));
    assertFalse(looksLike("services:\n  App\\Foo:\n    class: X\n    arguments: []\n"));
    assertFalse(looksLike("image:\n  repository: x\nservice:\n  ports: 1\n"));
    assertFalse(looksLike("apiVersion: v1\nservices: {a: {image: x}}\n"));
  }

  private static boolean looksLike(String text) {
    return Yaml.read(Excerpt.of(new Source("f", text))).documents().stream()
        .anyMatch(Compose::looksLike);
  }
}

package cpat.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cpat.engine.Tar;
import cpat.model.Image;
import cpat.model.ShellKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageArchiveTest {
  private static final String CONFIG =
      """
      {"architecture": "amd64", "os": "linux", "config": {"Cmd": ["web"]},
       "rootfs": {"type": "layers", "diff_ids": []}}
      """;

  @TempDir Path folder;

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /// `path`, `folder/`, `link -> target`, `hard => target`, `file = content`.
  static byte[] layer(String... entries) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (String entry : entries) {
      String[] link = entry.split(" -> ", 2);
      String[] hard = entry.split(" => ", 2);
      String[] file = entry.split(" = ", 2);
      if (link.length == 2) {
        header(out, link[0], '2', link[1], 0);
      } else if (hard.length == 2) {
        header(out, hard[0], '1', hard[1], 0);
      } else if (entry.endsWith("/")) {
        header(out, entry, '5', "", 0);
      } else {
        byte[] content = file.length == 2 ? text(file[1]) : new byte[0];
        header(out, file[0], '0', "", content.length);
        out.write(content);
        out.write(new byte[(512 - content.length % 512) % 512]);
      }
    }
    out.write(new byte[1024]);
    return out.toByteArray();
  }

  static void header(OutputStream out, String name, char type, String link, long size)
      throws IOException {
    byte[] block = new byte[512];
    System.arraycopy(text(name), 0, block, 0, name.length());
    System.arraycopy(text("%011o".formatted(size)), 0, block, 124, 11);
    Arrays.fill(block, 148, 156, (byte) ' ');
    block[156] = (byte) type;
    System.arraycopy(text(link), 0, block, 157, link.length());
    System.arraycopy(text("ustar\00000"), 0, block, 257, 8);
    int sum = 0;
    for (byte b : block) {
      sum += b & 0xff;
    }
    System.arraycopy(text("%06o".formatted(sum)), 0, block, 148, 6);
    block[154] = 0;
    out.write(block);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream packed = new GZIPOutputStream(out)) {
      packed.write(bytes);
    }
    return out.toByteArray();
  }

  static byte[] tar(Map<String, byte[]> files) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Tar tar = new Tar(out);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      tar.file(file.getKey(), 0644, file.getValue());
    }
    tar.end();
    return out.toByteArray();
  }

  /// As `docker save` writes it up to 24, and Podman.
  private static Map<String, byte[]> saved(byte[]... layers) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    StringBuilder paths = new StringBuilder();
    for (int i = 0; i < layers.length; i++) {
      files.put("layer" + i + "/layer.tar", layers[i]);
      files.put("layer" + i + "/VERSION", text("1.0"));
      paths.append(i > 0 ? "," : "").append("\"layer").append(i).append("/layer.tar\"");
    }
    files.put("c0ffee.json", text(CONFIG));
    files.put(
        "manifest.json",
        text(
            "[{\"Config\":\"c0ffee.json\",\"RepoTags\":[\"acme/web:1\"],\"Layers\":[%s]}]"
                .formatted(paths)));
    return files;
  }

  private static final String A = "a".repeat(64);
  private static final String B = "b".repeat(64);
  private static final String C = "c".repeat(64);
  private static final String D = "d".repeat(64);

  /// As docker writes it since 25: an index of platforms, of which one is there, and a statement of
  /// the builder.
  private static Map<String, byte[]> layout(byte[] layer, String annotations) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("oci-layout", text("{\"imageLayoutVersion\": \"1.0.0\"}"));
    files.put(
        "index.json",
        text(
            "{\"schemaVersion\":2,\"manifests\":[{\"digest\":\"sha256:%s\",\"annotations\":{%s}}]}"
                .formatted(A, annotations)));
    files.put(
        "blobs/sha256/" + A,
        text(
            """
            {"manifests": [
              {"digest": "sha256:%s", "platform": {"architecture": "arm64"}},
              {"digest": "sha256:%s", "platform": {"architecture": "amd64"}},
              {"digest": "sha256:%s",
               "annotations": {"vnd.docker.reference.type": "attestation-manifest"}}]}
            """
                .formatted("e".repeat(64), B, "f".repeat(64))));
    files.put(
        "blobs/sha256/" + B,
        text(
            """
            {"config": {"digest": "sha256:%s"},
             "layers": [{"digest": "sha256:%s", "mediaType": "application/vnd.oci.image.layer.v1.tar+gzip"}]}
            """
                .formatted(C, D)));
    files.put("blobs/sha256/" + C, text(CONFIG));
    files.put("blobs/sha256/" + D, layer);
    return files;
  }

  private ImageArchive.Contents open(byte[] archive) throws IOException {
    Path file = folder.resolve("base.tar");
    Files.write(file, archive);
    return ImageArchive.open(file, "base.tar", "--image-config base.tar");
  }

  private static Image only(ImageArchive.Contents contents) {
    assertEquals(List.of(), contents.problems());
    assertEquals(1, contents.images().size());
    return contents.images().getFirst();
  }

  private static String problem(ImageArchive.Contents contents) {
    assertFalse(contents.problems().isEmpty());
    return contents.problems().getFirst().at() + " " + contents.problems().getFirst().message();
  }

  private static final String[] DEBIAN = {
    "bin -> usr/bin", "usr/", "usr/bin/", "usr/bin/dash = x", "usr/bin/sh -> dash", "etc/passwd = x"
  };

  @Test
  void savedArchive() throws Exception {
    Image image = only(open(tar(saved(layer(DEBIAN)))));
    assertEquals(List.of("web"), image.config().cmd());
    assertEquals("acme/web:1", image.reference());
    assertTrue(image.isNamed("docker.io/acme/web:1"));
    assertEquals(ShellKind.DASH, image.shell());
    assertEquals("--image-config base.tar", image.by());
    assertEquals(ShellKind.DASH, only(open(gzip(tar(saved(layer(DEBIAN)))))).shell());
    assertEquals(ShellKind.DASH, only(open(tar(saved(gzip(layer(DEBIAN)))))).shell());
  }

  @Test
  void layoutInAnArchiveAndInAFolder() throws Exception {
    String annotations =
        "\"io.containerd.image.name\":\"docker.io/acme/web:1\",\"org.opencontainers.image.ref.name\":\"1\"";
    Map<String, byte[]> files = layout(gzip(layer(DEBIAN)), annotations);
    Image image = only(open(tar(files)));
    assertTrue(image.isNamed("acme/web:1") && image.isNamed("sha256:" + B) && image.isNamed(C));
    assertFalse(image.isNamed("1"), "a bare tag names no image");
    assertEquals(ShellKind.DASH, image.shell());
    Path layout = folder.resolve("layout");
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Files.createDirectories(layout.resolve(file.getKey()).getParent());
      Files.write(layout.resolve(file.getKey()), file.getValue());
    }
    assertTrue(ImageArchive.isArchive(layout));
    assertEquals(image, only(ImageArchive.open(layout, "layout", "--image-config base.tar")));
  }

  private ShellKind shell(byte[]... layers) throws Exception {
    return only(open(tar(saved(layers)))).shell();
  }

  @Test
  void shells() throws Exception {
    assertEquals(ShellKind.BUSYBOX, shell(layer("bin/busybox = x", "bin/sh -> /bin/busybox")));
    assertEquals(ShellKind.BASH, shell(layer("./bin -> usr/bin", "./usr/bin/sh -> bash")));
    assertEquals(ShellKind.BASH, shell(layer("usr/bin/sh -> bash", "bin -> ../usr/bin")));
    // The official busybox: one file, the others are hard links to it.
    assertEquals(
        ShellKind.BUSYBOX, shell(layer("bin/[ = x", "bin/busybox => bin/[", "bin/sh => bin/[")));
    assertEquals(
        ShellKind.DASH,
        shell(layer("bin/sh -> /etc/alternatives/sh", "etc/alternatives/sh -> /bin/dash")));
    assertEquals(ShellKind.NONE, shell(layer("app = x", "busybox/sh -> busybox")));
    assertEquals(ShellKind.NONE, shell(layer("bin/sh -> bin", "bin -> bin")));
    assertEquals(ShellKind.NONE, shell(new byte[1024]));
    assertEquals(ShellKind.BUSYBOX, shell(layer("bin/sh = \177ELF BusyBox v1.37.0")));
    assertEquals(ShellKind.BASH, shell(layer("bin/sh = \177ELF GNU bash, version")));
    assertEquals(ShellKind.UNKNOWN, shell(layer("bin/sh = \177ELF")));
  }

  @Test
  void laterLayersDecide() throws Exception {
    byte[] debian = layer(DEBIAN);
    assertEquals(ShellKind.BASH, shell(debian, layer("usr/bin/sh -> bash")));
    assertEquals(ShellKind.NONE, shell(debian, layer("usr/bin/.wh.sh = ")));
    assertEquals(ShellKind.NONE, shell(debian, layer("usr/bin/.wh..wh..opq = ")));
    assertEquals(ShellKind.NONE, shell(debian, layer(".wh.bin = ")));
    assertEquals(ShellKind.NONE, shell(debian, layer(".wh.usr = ")));
    assertEquals(ShellKind.DASH, shell(layer("bin/sh -> bash", "bin/"), layer(DEBIAN)));
    assertEquals(
        ShellKind.BUSYBOX,
        shell(debian, layer("usr/bin/.wh..wh..opq = ", "usr/bin/sh -> busybox")),
        "an opaque folder hides what lies below, not its own");
  }

  @Test
  void layersThatCannotBeRead() throws Exception {
    byte[] zstd = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0, 0};
    ImageArchive.Contents contents = open(tar(saved(layer(DEBIAN), zstd)));
    assertEquals(ShellKind.UNKNOWN, contents.images().getFirst().shell());
    assertTrue(
        problem(contents)
            .startsWith("base.tar/layer1/layer.tar:1:1 the layer is packed with zstd"));
    Map<String, byte[]> missing = saved(layer(DEBIAN));
    missing.remove("layer0/layer.tar");
    assertTrue(problem(open(tar(missing))).contains("the layer is not there"));
    byte[] packed = gzip(layer(DEBIAN));
    byte[] half = Arrays.copyOf(packed, packed.length / 2);
    assertTrue(problem(open(tar(saved(half)))).contains("the layer is cut off"));
    byte[] damaged = layer(DEBIAN);
    damaged[512] = 'X';
    assertTrue(problem(open(tar(saved(damaged)))).contains("not a tar archive"));
  }

  @Test
  void pathsThatLeadOut() throws Exception {
    Files.writeString(folder.resolve("secret.json"), CONFIG);
    Map<String, byte[]> files = saved();
    files.put(
        "manifest.json", text("[{\"Config\": \"../secret.json\", \"Layers\": [\"/etc/passwd\"]}]"));
    assertTrue(problem(open(tar(files))).contains("which is not there"));
    files.put("manifest.json", text("[{\"Config\": \"link.json\", \"Layers\": []}]"));
    Path layout = Files.createDirectories(folder.resolve("layout"));
    Files.write(layout.resolve("manifest.json"), files.getOrDefault("manifest.json", new byte[0]));
    Files.createSymbolicLink(layout.resolve("link.json"), folder.resolve("secret.json"));
    assertTrue(problem(ImageArchive.open(layout, "l", "l")).contains("which is not there"));
    files = layout(layer(), "");
    files.put("index.json", text("{\"manifests\": [{\"digest\": \"sha256:../../x\"}]}"));
    assertTrue(problem(open(tar(files))).contains("`digest` is no digest"));
  }

  @Test
  void loopsAndLargeTextsEnd() throws Exception {
    Map<String, byte[]> files = layout(layer(), "");
    files.put(
        "blobs/sha256/" + A, text("{\"manifests\": [{\"digest\": \"sha256:%s\"}]}".formatted(A)));
    assertEquals(List.of(), open(tar(files)).images());
    files = saved(layer(DEBIAN));
    files.put("c0ffee.json", text("{" + " ".repeat(5 << 20) + "}"));
    assertTrue(problem(open(tar(files))).contains("beyond the limit of 4 MiB"));
  }

  @Test
  void whatIsNoArchive() throws Exception {
    assertTrue(problem(open(text("[{}]"))).startsWith("base.tar:1:1 "));
    assertFalse(ImageArchive.isArchive(folder.resolve("base.tar")));
    assertTrue(problem(open(new byte[0])).contains("cut off"));
    assertTrue(problem(open(tar(Map.of("a", text("b"))))).contains("holds no image"));
    assertTrue(ImageArchive.isArchive(folder.resolve("base.tar")));
    assertTrue(
        problem(ImageArchive.open(folder.resolve("none"), "none", "")).contains("no such file"));
    assertTrue(problem(ImageArchive.open(folder, "here", "")).contains("holds no image"));
  }

  @Test
  void everyPrefix() throws Exception {
    for (byte[] whole :
        List.of(
            tar(saved(layer(DEBIAN))),
            gzip(tar(saved(layer(DEBIAN)))),
            tar(layout(gzip(layer(DEBIAN)), "")))) {
      int step = whole.length > 5000 ? 61 : 1;
      for (int i = 0; i < whole.length - 1024; i += step) {
        ImageArchive.Contents contents = open(Arrays.copyOf(whole, i));
        assertFalse(contents.problems().isEmpty(), "cut at " + i);
      }
    }
  }

  @Test
  void damagedBytesThrowNothing() throws Exception {
    byte[] whole = tar(saved(gzip(layer(DEBIAN)), layer("bin/sh -> bash")));
    var random = new java.util.Random(3);
    for (int round = 0; round < 500; round++) {
      byte[] damaged = whole.clone();
      for (int i = 0; i <= round % 7; i++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      open(damaged);
    }
  }
}

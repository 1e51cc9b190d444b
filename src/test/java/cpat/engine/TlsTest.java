package cpat.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// TLS to an engine with docker's three files; the certificate is made by the JDK's own keytool.
class TlsTest {
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir Path folder;

  private KeyStore keys() throws Exception {
    Path store = folder.resolve("keys.p12");
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    List<String> line =
        List.of(
            keytool.toString(),
            "-genkeypair",
            "-alias",
            "engine",
            "-keyalg",
            "RSA",
            "-keysize",
            "2048",
            "-dname",
            "CN=localhost",
            "-ext",
            "SAN=ip:127.0.0.1,dns:localhost",
            "-keystore",
            store.toString(),
            "-storepass",
            "changeit",
            "-storetype",
            "PKCS12",
            "-validity",
            "2");
    assertEquals(0, new ProcessBuilder(line).inheritIO().start().waitFor());
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD);
    }
    return keys;
  }

  private void pem(String name, String what, byte[] der) throws Exception {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    Files.writeString(
        folder.resolve(name),
        "-----BEGIN " + what + "-----\n" + body + "\n-----END " + what + "-----\n");
  }

  @Test
  void talksToAnEngine() throws Exception {
    KeyStore keys = keys();
    Certificate certificate = keys.getCertificate("engine");
    byte[] key = keys.getKey("engine", PASSWORD).getEncoded();
    pem("ca.pem", "CERTIFICATE", certificate.getEncoded());
    pem("cert.pem", "CERTIFICATE", certificate.getEncoded());
    pem("key.pem", "PRIVATE KEY", key);
    try (SSLServerSocket server = server(keys)) {
      Endpoint endpoint = new Endpoint.Tcp("127.0.0.1", server.getLocalPort(), Optional.of(folder));
      assertEquals(new ApiVersion(1, 44), Engine.connect(endpoint).api());
      // The same key as older openssl writes it.
      byte[] pkcs1 = Arrays.copyOfRange(key, 26, key.length);
      assertArrayEquals(key, Der.pkcs8(pkcs1));
      pem("key.pem", "RSA PRIVATE KEY", pkcs1);
      assertEquals(new ApiVersion(1, 44), Engine.connect(endpoint).api());
      Files.writeString(folder.resolve("key.pem"), "no key");
      assertThrows(EngineException.class, () -> Engine.connect(endpoint));
    }
  }

  private static SSLServerSocket server(KeyStore keys) throws Exception {
    KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
    managers.init(keys, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    SSLServerSocket server =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 5, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    Thread.ofVirtual().start(() -> serve(server));
    return server;
  }

  private static void serve(SSLServerSocket server) {
    while (!server.isClosed()) {
      try (SSLSocket socket = (SSLSocket) server.accept()) {
        socket.getInputStream().read(new byte[4096]);
        socket.getOutputStream().write(FakeEngine.PING.getBytes(StandardCharsets.US_ASCII));
      } catch (java.io.IOException e) {
        if (server.isClosed()) {
          return;
        }
      }
    }
  }
}

package cpat.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/// TLS with the three PEM files that docker uses: `ca.pem`, `cert.pem`, `key.pem`.
final class Tls {
  private static final char[] NO_PASSWORD = {};
  private static final int HANDSHAKE_MILLIS = 10_000;

  private Tls() {}

  static Socket over(Socket plain, String host, int port, Path folder) throws IOException {
    plain.setSoTimeout(HANDSHAKE_MILLIS);
    try {
      KeyStore keys = empty();
      keys.setKeyEntry(
          "client",
          key(folder.resolve("key.pem")),
          NO_PASSWORD,
          certificates(folder.resolve("cert.pem")).toArray(Certificate[]::new));
      KeyStore trusted = empty();
      for (Certificate certificate : certificates(folder.resolve("ca.pem"))) {
        trusted.setCertificateEntry("ca" + trusted.size(), certificate);
      }
      KeyManagerFactory mine = KeyManagerFactory.getInstance("PKIX");
      mine.init(keys, NO_PASSWORD);
      TrustManagerFactory theirs = TrustManagerFactory.getInstance("PKIX");
      theirs.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(mine.getKeyManagers(), theirs.getTrustManagers(), null);
      SSLSocket socket =
          (SSLSocket) context.getSocketFactory().createSocket(plain, host, port, true);
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      socket.setSoTimeout(0);
      return socket;
    } catch (GeneralSecurityException e) {
      throw new IOException("TLS with the files in " + folder + ": " + e.getMessage(), e);
    }
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, NO_PASSWORD);
    return store;
  }

  private static Collection<? extends Certificate> certificates(Path file)
      throws GeneralSecurityException, IOException {
    return CertificateFactory.getInstance("X.509")
        .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file)));
  }

  /// PKCS #8, or the PKCS #1 that older openssl writes.
  private static PrivateKey key(Path file) throws GeneralSecurityException, IOException {
    String pem = Files.readString(file, StandardCharsets.US_ASCII);
    String body = pem.replaceAll("-----[A-Z0-9 ]+-----", "").replaceAll("\\s", "");
    byte[] der;
    try {
      der = Base64.getDecoder().decode(body);
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ": not a PEM key", e);
    }
    if (pem.contains("BEGIN RSA PRIVATE KEY")) {
      der = Der.pkcs8(der);
    }
    for (String algorithm : List.of("RSA", "EC", "Ed25519")) {
      Optional<PrivateKey> key = key(algorithm, der);
      if (key.isPresent()) {
        return key.get();
      }
    }
    throw new IOException(file + ": neither an RSA, an EC nor an Ed25519 key in PKCS #8");
  }

  private static Optional<PrivateKey> key(String algorithm, byte[] der)
      throws GeneralSecurityException {
    try {
      return Optional.of(
          KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der)));
    } catch (InvalidKeySpecException e) {
      return Optional.empty();
    }
  }
}

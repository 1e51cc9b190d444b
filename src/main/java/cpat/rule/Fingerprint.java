package cpat.rule;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What a finding is known by after lines above it moved: rule, file, and the text it points at
/// with the line it stands on, blanks aside.
public final class Fingerprint {
  private Fingerprint() {}

  /// `EFE001 app/Dockerfile 8f2c…`: readable, one line.
  public static String of(Finding finding) {
    String path = finding.at().source().path();
    return finding.rule().id() + " " + path + " " + digest(finding);
  }

  /// The last part alone: 16 hexadecimal digits.
  public static String digest(Finding finding) {
    int line = finding.at().first().line();
    String text = finding.at().source().line(line) + "\n" + finding.at().text();
    String seen = finding.rule().id() + "\n" + text.replaceAll("\\s+", " ").strip();
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(seen.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}

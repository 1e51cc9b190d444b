package cpat.rule;

import cpat.source.Span;
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
    return finding.rule().id() + " " + finding.at().source().path() + " " + digest(finding);
  }

  /// The same of a misapplied use: `EFE app/Dockerfile 8f2c…`.
  public static String of(Use use) {
    return use.pattern() + " " + use.at().source().path() + " " + digest(use.pattern(), use.at());
  }

  /// The last part alone: 16 hexadecimal digits.
  public static String digest(Finding finding) {
    return digest(finding.rule().id(), finding.at());
  }

  private static String digest(String name, Span at) {
    String text = at.source().line(at.first().line()) + "\n" + at.text();
    String seen = name + "\n" + text.replaceAll("\\s+", " ").strip();
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(seen.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}

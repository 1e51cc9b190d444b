package cpat.facts;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Secrets by how they are called and by how they look.
public final class Secrets {
  /// The words BuildKit looks for in the names of variables.
  private static final Pattern NAME =
      Pattern.compile(
          "(?i)(_|^)(apikey|auth|credential|credentials|key|password|pword|passwd|secret|token)(_|$)");

  /// BuildKit's exceptions: `PASSWORD_FILE`, `PUBLIC_KEY`, `TOKEN_VERSION`.
  private static final Pattern NO_SECRET = Pattern.compile("(?i)(_|^)(public|file|version)(_|$)");

  /// What the last word of a name speaks of when it is not the secret itself; keys of GnuPG are
  /// named by their fingerprint.
  private static final Pattern ABOUT =
      Pattern.compile(
          "(?i).*_(algorithm|alias|dir|directory|domain|enabled?|endpoint|expires?|expiration"
              + "|expiry|fingerprints?|folder|format|header|host|hostname|id|ids|issuer|len|length"
              + "|lifetime|location|method|mode|mount|path|port|provider|required|server|size|store"
              + "|timeout|ttl|type|uri|url|urls|user|username)"
              + "|(.*_)?(gpg|pgp)(_.*)?");

  /// Values that switch something, places, addresses.
  private static final Pattern PLAIN =
      Pattern.compile(
          "(?i)true|false|yes|no|on|off|none|null|disabled?|enabled?|optional|required|[01]|0[-0]+"
              + "|\\.{0,2}/\\S*|[a-z]+://[^@\\s]*|\\S+/\\S+\\.(key|pem|crt|cert|conf|json|txt|ya?ml)");

  /// Values that can be nothing else: the marks that issuers put into their tokens.
  private static final Pattern ISSUED =
      Pattern.compile(
          "(AKIA|ASIA)[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{40,}"
              + "|glpat-[A-Za-z0-9_-]{20,}|xox[abprs]-[A-Za-z0-9-]{20,}|npm_[A-Za-z0-9]{36}"
              + "|sk_live_[A-Za-z0-9]{20,}|AIza[A-Za-z0-9_-]{35}|dckr_pat_[A-Za-z0-9_-]{20,}"
              + "|pypi-[A-Za-z0-9_-]{40,}|hvs\\.[A-Za-z0-9_-]{20,}"
              + "|-----BEGIN [A-Z ]*PRIVATE KEY-----[\\s\\S]*");

  private static final Set<String> FILES =
      Listing.words(
          """
          .git-credentials .htpasswd .netrc .pgpass .vault-token _netrc credentials.json id_dsa
          id_ecdsa id_ed25519 id_rsa identity.pfx service-account.json serviceaccount.json
          """);

  private static final Set<String> ENDINGS = Listing.words(".jks .key .keystore .p12 .pfx .ppk");

  private Secrets() {}

  /// True for the name of a variable that BuildKit takes for a secret.
  public static boolean named(String variable) {
    return NAME.matcher(variable).find() && !NO_SECRET.matcher(variable).find();
  }

  /// True where the name speaks about a secret: `TOKEN_URL`, `KEY_SIZE`, `GPG_KEY`.
  public static boolean about(String variable) {
    return ABOUT.matcher(variable).matches();
  }

  /// True for a value that cannot be a secret, whatever its name is.
  public static boolean plain(String value) {
    return PLAIN.matcher(value.strip()).matches();
  }

  /// True for a value with the mark of an issuer.
  public static boolean issued(String value) {
    return ISSUED.matcher(value.strip()).matches();
  }

  /// True for a file that holds a secret by its name: a private key, stored passwords, the `.env`
  /// of one place.
  public static boolean file(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    String folder = path.substring(0, path.length() - name.length()).toLowerCase(Locale.ROOT);
    boolean example = name.matches(".*(example|sample|template|dist|defaults?|test|ci)$");
    boolean key = ENDINGS.stream().anyMatch(name::endsWith) && !name.contains("pub");
    return FILES.contains(name)
        || key
        || name.matches("(.*[-_.])?(private|privkey|priv)([-_.].*)?\\.pem")
        || (name.matches("([a-z0-9]+[-_])*key\\.pem") && !name.contains("pub"))
        || (name.matches("\\.env(\\..+)?") && !example)
        || (folder.endsWith(".aws/") && name.equals("credentials"))
        || (folder.endsWith(".docker/") && name.equals("config.json"))
        || (folder.endsWith(".kube/") && name.equals("config"));
  }
}

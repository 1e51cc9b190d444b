package cpat.engine;

/// A version of the engine API, `1.41`.
public record ApiVersion(int major, int minor) implements Comparable<ApiVersion> {
  /// Docker 19.03, which is the oldest whose answers are known here.
  static final ApiVersion OLDEST = new ApiVersion(1, 40);

  /// The newest that is asked for; newer engines still speak it.
  static final ApiVersion NEWEST = new ApiVersion(1, 51);

  /// The newest that both sides know; engines that say nothing get the oldest.
  static ApiVersion agree(String offered) throws EngineException {
    if (!offered.matches("[0-9]{1,3}\\.[0-9]{1,3}")) {
      return OLDEST;
    }
    int dot = offered.indexOf('.');
    ApiVersion theirs =
        new ApiVersion(
            Integer.parseInt(offered.substring(0, dot)),
            Integer.parseInt(offered.substring(dot + 1)));
    if (theirs.compareTo(OLDEST) < 0) {
      throw new EngineException(
          "too old: it speaks API " + theirs + ", cpat needs " + OLDEST + " (Docker 19.03)");
    }
    return theirs.compareTo(NEWEST) < 0 ? theirs : NEWEST;
  }

  public boolean atLeast(int otherMinor) {
    return compareTo(new ApiVersion(1, otherMinor)) >= 0;
  }

  @Override
  public int compareTo(ApiVersion other) {
    return major != other.major
        ? Integer.compare(major, other.major)
        : Integer.compare(minor, other.minor);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}

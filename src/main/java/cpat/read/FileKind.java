package cpat.read;

/// The kinds of files that are read; `label` is how `cpat dump` calls them.
public enum FileKind {
  DOCKERFILE("dockerfile"),
  COMPOSE("compose"),
  KUBERNETES("kubernetes"),
  DEVCONTAINER("devcontainer"),
  CI("ci"),
  SHELL("shell"),
  MAKE("make"),
  JUST("just"),
  PACKAGE_JSON("package-json"),
  MARKDOWN("markdown"),
  SYSTEMD("systemd");

  private final String label;

  FileKind(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}

package cpat.read;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What a file is by its name.
final class FileNames {
  private FileNames() {}

  static Optional<FileKind> kind(String path) {
    String whole = path.toLowerCase(Locale.ROOT);
    String name = whole.substring(whole.lastIndexOf('/') + 1);
    Optional<FileKind> known = known(name);
    if (known.isPresent()) {
      return known;
    }
    if (dockerfile(name)) {
      return Optional.of(FileKind.DOCKERFILE);
    }
    if (name.endsWith(".yml") || name.endsWith(".yaml")) {
      return yaml(whole, name);
    }
    if (whole.contains(".devcontainer/") && name.endsWith("devcontainer.json")) {
      return Optional.of(FileKind.DEVCONTAINER);
    }
    return byEnd(name);
  }

  private static Optional<FileKind> known(String name) {
    if (name.endsWith(".dockerignore")) {
      return Optional.of(FileKind.DOCKERIGNORE);
    }
    if (begins(name, "jenkinsfile") || name.endsWith(".jenkinsfile")) {
      return Optional.of(FileKind.SHELL);
    }
    return switch (name) {
      case "devcontainer.json", ".devcontainer.json" -> Optional.of(FileKind.DEVCONTAINER);
      case "package.json" -> Optional.of(FileKind.PACKAGE_JSON);
      case "makefile", "gnumakefile", "makefile.am", "makefile.in" -> Optional.of(FileKind.MAKE);
      case "justfile", ".justfile" -> Optional.of(FileKind.JUST);
      case ".bashrc",
          ".bash_aliases",
          ".bash_profile",
          ".bash_functions",
          ".profile",
          ".zshrc",
          ".zprofile",
          ".zsh_aliases",
          ".aliases",
          ".functions",
          ".dockerfunc",
          ".envrc" ->
          Optional.of(FileKind.SHELL);
      default -> Optional.empty();
    };
  }

  /// Endings of what is *about* Dockerfiles: code, pages, pictures.
  private static final Set<String> OTHER =
      Set.of(
          "md",
          "mdx",
          "rst",
          "adoc",
          "html",
          "yml",
          "yaml",
          "json",
          "toml",
          "xml",
          "sh",
          "bash",
          "ps1",
          "dockerignore",
          "go",
          "py",
          "js",
          "ts",
          "tsx",
          "jsx",
          "mjs",
          "java",
          "kt",
          "scala",
          "cs",
          "rb",
          "rs",
          "php",
          "c",
          "cpp",
          "h",
          "lua",
          "vue",
          "css",
          "snap",
          "png",
          "svg",
          "gif");

  private static boolean dockerfile(String name) {
    if (OTHER.contains(name.substring(name.lastIndexOf('.') + 1))) {
      return false;
    }
    return begins(name, "dockerfile")
        || begins(name, "containerfile")
        || ends(name, "dockerfile")
        || ends(name, "containerfile");
  }

  /// `dockerfile`, `dockerfile.dev`, `dockerfile-alpine`, `dockerfile2`, but not `dockerfiles`.
  private static boolean begins(String name, String word) {
    return name.startsWith(word)
        && (name.length() == word.length() || !Character.isLetter(name.charAt(word.length())));
  }

  /// `app.dockerfile`, `app-dockerfile`, `app_dockerfile`.
  private static boolean ends(String name, String word) {
    int before = name.length() - word.length() - 1;
    return before >= 0 && name.endsWith(word) && ".-_".indexOf(name.charAt(before)) >= 0;
  }

  private static Optional<FileKind> yaml(String path, String name) {
    if (name.contains("compose")) {
      return Optional.of(FileKind.COMPOSE);
    }
    boolean ci =
        path.contains(".github/workflows/")
            || path.contains(".gitlab-ci")
            || path.contains(".circleci/")
            || path.contains(".gitlab/ci/")
            || path.contains(".woodpecker")
            || path.contains(".buildkite/")
            || name.equals("action.yml")
            || name.equals("action.yaml")
            || name.startsWith("azure-pipelines")
            || name.startsWith("bitbucket-pipelines")
            || name.startsWith(".travis")
            || name.startsWith(".drone")
            || name.startsWith("appveyor")
            || name.startsWith(".cirrus");
    return ci ? Optional.of(FileKind.CI) : Optional.empty();
  }

  private static Optional<FileKind> byEnd(String name) {
    String end = name.substring(name.lastIndexOf('.') + 1);
    return switch (end) {
      case "md", "markdown", "mdx", "rst", "adoc", "asciidoc" -> Optional.of(FileKind.MARKDOWN);
      case "sh", "bash", "zsh", "ksh", "ash", "ps1", "bat", "cmd", "bats" ->
          Optional.of(FileKind.SHELL);
      case "mk", "mak", "make" -> Optional.of(FileKind.MAKE);
      case "just" -> Optional.of(FileKind.JUST);
      case "service", "container" ->
          name.indexOf('.') > 0 ? Optional.of(FileKind.SYSTEMD) : Optional.empty();
      default ->
          name.startsWith("readme") && !end.equals("html")
              ? Optional.of(FileKind.MARKDOWN)
              : Optional.empty();
    };
  }
}

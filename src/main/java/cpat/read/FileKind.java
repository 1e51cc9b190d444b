package cpat.read;

/// The kinds of files that are read. `label` is how `cpat dump` calls them, `names` which files
/// they are by name, `reads` what is understood of them; the table in docs/inputs.md is made of
/// these.
public enum FileKind {
  DOCKERFILE(
      "dockerfile",
      "`Dockerfile`, `Dockerfile.*`, `*.Dockerfile`, `Containerfile`",
      "the whole grammar of BuildKit: directives, continuation, here-documents, flags, JSON forms"
          + " and their fallback, ONBUILD, stages, ARG defaults in FROM"),
  DOCKERIGNORE(
      "dockerignore",
      "`.dockerignore`, `*.dockerignore`",
      "patterns by the rules of moby's patternmatcher; a pattern that it refuses is a problem"),
  COMPOSE(
      "compose",
      "YAML files with `compose` in the name, other YAML with `services:`",
      "services with all their keys, anchors and `<<`, `extends`, interpolation with `.env`,"
          + " `dockerfile_inline`; files of the first form too"),
  KUBERNETES(
      "kubernetes",
      "YAML with `apiVersion` and `kind`; values of a Helm chart that name parts of a Pod",
      "Pods and every kind that makes Pods, lists, several documents; other kinds as settings;"
          + " templates as far as they show what they are, with a problem that says so"),
  DEVCONTAINER(
      "devcontainer",
      "`devcontainer.json`",
      "image or build, features, mounts, `runArgs`; comments are allowed"),
  CI(
      "ci",
      "GitHub, GitLab, CircleCI, Azure, Bitbucket, Travis, Drone, Woodpecker, Buildkite, Cirrus,"
          + " Cloud Build",
      "steps as shell text; containers: GitHub's `container:`, `services:` and `uses: docker://…`,"
          + " `image:` of Drone, Woodpecker, GitLab and CircleCI, steps of Cloud Build"),
  SHELL(
      "shell",
      "`*.sh` and its kin, a shell's `#!`, `.bashrc` and its kin, `*.ps1`, `*.bat`,"
          + " `Jenkinsfile` (its `sh` steps)",
      "`docker`, `podman`, `nerdctl` lines: aliases, functions, `x=$(…)`, pipes, `sudo`, quotes,"
          + " variables set above, here-documents with Dockerfiles or YAML"),
  MAKE("make", "`Makefile`, `GNUmakefile`, `*.mk`", "recipes, variables with a known value"),
  JUST("just", "`justfile`, `*.just`", "recipes"),
  PACKAGE_JSON("package-json", "`package.json`", "`scripts`"),
  MARKDOWN(
      "markdown",
      "`*.md`, `*.mdx`, `*.rst`, `*.adoc`, `README*`",
      "code blocks, fenced or indented, in lists and quotes; console prompts; command lines that"
          + " stand alone; Dockerfiles, YAML and JSON in blocks"),
  SYSTEMD("systemd", "`*.service`, `*.container`", "`Exec…=` lines; Quadlet containers"),
  INSPECT(
      "inspect",
      "JSON that is named and has `State` and `HostConfig`",
      "containers as `docker inspect` and `podman inspect` tell them, in the words of `docker"
          + " run`");

  private final String label;
  private final String names;
  private final String reads;

  FileKind(String label, String names, String reads) {
    this.label = label;
    this.names = names;
    this.reads = reads;
  }

  public String label() {
    return label;
  }

  public String names() {
    return names;
  }

  public String reads() {
    return reads;
  }
}

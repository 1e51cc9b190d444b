package cpat.read.text;

import cpat.model.Reading;
import cpat.model.Script;
import cpat.read.YamlKind;
import cpat.read.dockerfile.DockerfileText;
import cpat.source.Excerpt;
import java.util.List;
import java.util.Locale;

/// Pages (Markdown, reStructuredText, AsciiDoc): what their code blocks hold, and command lines
/// that stand in the open. Inline code is talk, not use.
public final class Markdown {
  private Markdown() {}

  public static Reading read(Excerpt text, Embedded embedded) {
    Reading.Builder out = Reading.of("markdown");
    CommandLines commands = new CommandLines(out, Script.Kind.MARKDOWN, embedded);
    Lines lines = new Lines(text);
    String path = text.source().path().toLowerCase(Locale.ROOT);
    if (path.endsWith(".rst")) {
      MarkupBlocks.ofRst(lines).forEach(b -> block(b, out, commands, embedded));
    } else if (path.endsWith(".adoc") || path.endsWith(".asciidoc")) {
      MarkupBlocks.ofAsciiDoc(lines).forEach(b -> block(b, out, commands, embedded));
    } else {
      MarkdownBlocks page = new MarkdownBlocks(lines);
      page.blocks.forEach(b -> block(b, out, commands, embedded));
      Prose.read(lines, page.prose, commands);
    }
    return commands.finish(text.whole()).build();
  }

  private static void block(
      CodeBlock block, Reading.Builder out, CommandLines commands, Embedded embedded) {
    Excerpt text = block.text();
    switch (BlockContent.of(block)) {
      case DOCKERFILE -> out.add(embedded.dockerfile(text));
      case YAML -> out.add(embedded.yaml(text));
      case JSON -> out.add(embedded.json(text));
      case MAKE -> out.add(Makefiles.read(text, embedded));
      case UNIT -> out.add(SystemdUnits.read(text, embedded));
      case SHELL -> {
        Excerpt typed = Consoles.typed(text, block.language());
        commands.add(typed, Consoles.dialect(text, block.language()));
      }
      case OTHER -> {}
    }
  }

  /// What a block holds, by its content first and its language second.
  public enum BlockContent {
    DOCKERFILE,
    YAML,
    JSON,
    MAKE,
    UNIT,
    SHELL,
    OTHER;

    static BlockContent of(CodeBlock block) {
      String s = block.text().text();
      BlockContent named =
          switch (block.language()) {
            case "dockerfile", "docker", "containerfile" -> DOCKERFILE;
            case "yaml", "yml", "compose", "docker-compose", "kubernetes" -> YAML;
            case "json", "jsonc", "json5" -> JSON;
            case "make", "makefile" -> MAKE;
            case "ini", "systemd", "service", "unit", "desktop" -> UNIT;
            default -> shell(block.language()) ? SHELL : OTHER;
          };
      return switch (named) {
        case DOCKERFILE -> DockerfileText.isCommand(s) ? SHELL : DOCKERFILE;
        case UNIT -> s.contains("[Service]") || s.contains("[Container]") ? UNIT : OTHER;
        case SHELL -> DockerfileText.looksSo(s) ? DOCKERFILE : unnamed(block.language(), s);
        default -> named;
      };
    }

    private static BlockContent unnamed(String language, String s) {
      if (!language.isEmpty() && !language.equals("text") && !language.equals("plaintext")) {
        return SHELL;
      }
      String start = s.stripLeading();
      if (start.startsWith("{") || start.startsWith("[{") || entry(start)) {
        return JSON;
      }
      boolean yaml =
          YamlKind.hasKey(s, "services")
              || YamlKind.hasKey(s, "apiVersion")
              || YamlKind.hasKey(s, "jobs")
              || (YamlKind.hasKey(s, "version") && s.contains("image:"))
              || (startsWithKey(start) && YamlKind.of(s).isPresent());
      boolean unit = s.contains("[Service]") || s.contains("[Container]");
      return yaml ? YAML : unit ? UNIT : SHELL;
    }

    /// The first line is a key alone: `web:`.
    private static boolean startsWithKey(String text) {
      int end = text.indexOf('\n');
      String first = end < 0 ? text : text.substring(0, end).stripTrailing();
      return first.endsWith(":") && first.indexOf(' ') < 0;
    }

    /// `"mounts": [`: a line out of a JSON object.
    private static boolean entry(String start) {
      int quote = start.startsWith("\"") ? start.indexOf('"', 1) : -1;
      return quote > 0 && start.startsWith(":", quote + 1) && start.indexOf('\n') != quote + 2;
    }

    /// Any language that is not known to be another one.
    private static boolean shell(String language) {
      return !LANGUAGES.contains(language);
    }

    private static final List<String> LANGUAGES =
        List.of(
            "asm",
            "c",
            "c++",
            "clojure",
            "cpp",
            "cs",
            "csharp",
            "css",
            "csv",
            "dart",
            "diff",
            "elixir",
            "elm",
            "erlang",
            "go",
            "golang",
            "gradle",
            "graphql",
            "groovy",
            "haskell",
            "hcl",
            "html",
            "http",
            "java",
            "javascript",
            "jinja",
            "js",
            "json-doc",
            "jsx",
            "julia",
            "kotlin",
            "less",
            "lua",
            "mermaid",
            "nginx",
            "nix",
            "objc",
            "ocaml",
            "patch",
            "perl",
            "php",
            "plantuml",
            "promql",
            "properties",
            "proto",
            "protobuf",
            "py",
            "python",
            "r",
            "rb",
            "rego",
            "ruby",
            "rust",
            "rs",
            "scala",
            "scss",
            "sql",
            "svg",
            "swift",
            "tcl",
            "terraform",
            "tf",
            "toml",
            "ts",
            "tsx",
            "typescript",
            "vb",
            "vue",
            "xml",
            "zig");
  }
}

package cpat.read.text;

import cpat.model.Invocation;
import cpat.model.Word;
import cpat.read.engine.EngineLine;
import cpat.read.shell.Heredoc;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a here-document is: by the command it is fed to or the file it is written to.
enum HeredocUse {
  DOCKERFILE,
  YAML,
  SHELL,
  NOTHING;

  static HeredocUse of(Heredoc heredoc, List<Invocation> all) {
    Invocation command = heredoc.command();
    HeredocUse use = consumed(command);
    if (use != NOTHING || heredoc.target().isPresent()) {
      return use != NOTHING ? use : heredoc.target().map(HeredocUse::file).orElse(NOTHING);
    }
    if (command.name().equals("tee")) {
      return tee(command);
    }
    return command.after().equals("|") ? next(command, all) : NOTHING;
  }

  private static HeredocUse next(Invocation command, List<Invocation> all) {
    int at = all.indexOf(command);
    for (int i = at + 1; i < Math.min(all.size(), at + 4); i++) {
      Invocation next = all.get(i);
      if (next.before().equals("|")) {
        HeredocUse use = next.name().equals("tee") ? tee(next) : consumed(next);
        if (use != NOTHING) {
          return use;
        }
      }
    }
    return NOTHING;
  }

  private static HeredocUse tee(Invocation command) {
    return command.arguments().stream()
        .filter(w -> !w.text().startsWith("-"))
        .findFirst()
        .map(HeredocUse::file)
        .orElse(NOTHING);
  }

  private static HeredocUse consumed(Invocation command) {
    Optional<EngineLine> engine = EngineLine.of(command);
    if (engine.isPresent()) {
      return switch (engine.get().verb()) {
        case "build", "bud", "b" -> DOCKERFILE;
        case "compose", "stack", "play", "kube" -> YAML;
        default -> NOTHING;
      };
    }
    return switch (command.name()) {
      case "kubectl", "oc", "docker-compose", "minikube", "k3s" -> YAML;
      case "sh", "bash", "dash", "zsh", "ash", "ksh", "ssh", "su" -> SHELL;
      default -> NOTHING;
    };
  }

  private static HeredocUse file(Word target) {
    String path = target.text();
    String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    if (name.contains("dockerfile") || name.contains("containerfile")) {
      return DOCKERFILE;
    }
    if (name.endsWith(".yml") || name.endsWith(".yaml")) {
      return YAML;
    }
    boolean shell = name.endsWith(".sh") || name.endsWith(".bash") || path.contains("/bin/");
    return shell ? SHELL : NOTHING;
  }
}

package cpat.edit;

import cpat.facts.ShellCommands;
import cpat.model.Command;
import cpat.model.Invocation;
import cpat.source.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A shell form without its shell: as the words a POSIX shell would run, or with `exec` before its
/// last command. Empty wherever the shell does more than split words.
public final class ExecForm {
  private static final Set<String> KEYWORDS =
      Set.of(
          "if",
          "then",
          "else",
          "elif",
          "fi",
          "do",
          "done",
          "case",
          "esac",
          "while",
          "until",
          "for",
          "in",
          "select",
          "function",
          "time",
          "coproc",
          "chdir",
          "newgrp");

  /// What the engine starts without a shell's help; elsewhere a script without `#!` may lie.
  private static final Set<String> SYSTEM =
      Set.of("/bin/", "/sbin/", "/usr/bin/", "/usr/sbin/", "/usr/local/bin/", "/usr/local/sbin/");

  private ExecForm() {}

  /// The words of a text that is only one plain command; nothing where a shell would expand, join
  /// or redirect, or where its first word is one of the shell's own.
  public static Optional<List<String>> words(String text) {
    return split(text).filter(w -> !own(w.getFirst()));
  }

  private static Optional<List<String>> split(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean open = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ' ' || c == '\t') {
        if (open) {
          words.add(word.toString());
        }
        word.setLength(0);
        open = false;
        continue;
      }
      open = true;
      if (c == '\'' || c == '"') {
        int end = text.indexOf(c, i + 1);
        if (end < 0
            || !text.substring(i + 1, end).chars().noneMatch(q -> "$`\\\n\r".indexOf(q) >= 0)) {
          return Optional.empty();
        }
        word.append(text, i + 1, end);
        i = end;
      } else if (plain(c)) {
        word.append(c);
      } else {
        return Optional.empty();
      }
    }
    if (open) {
      words.add(word.toString());
    }
    return words.isEmpty() ? Optional.empty() : Optional.of(words);
  }

  /// The edit to a JSON array, where the text stands in the file as the shell would read it.
  public static Optional<Edit> array(Command.Shell shell) {
    return shell.at().text().strip().equals(shell.script().strip())
        ? words(shell.script().strip()).map(w -> new Edit(shell.at(), JsonArray.of(w)))
        : Optional.empty();
  }

  /// The edit to a JSON array of arguments: none of them is run, so the first may be any word.
  public static Optional<Edit> arguments(Command.Shell shell) {
    return shell.at().text().strip().equals(shell.script().strip())
        ? split(shell.script().strip()).map(w -> new Edit(shell.at(), JsonArray.of(w)))
        : Optional.empty();
  }

  /// True when the engine starts these words as a shell does: a shell also runs a script without
  /// `#!`.
  public static boolean startsAlike(Command.Shell shell) {
    return words(shell.script().strip())
        .map(List::getFirst)
        .filter(p -> !p.endsWith(".sh") && !p.endsWith(".bash"))
        .filter(p -> !p.contains("/") || SYSTEM.contains(p.substring(0, p.lastIndexOf('/') + 1)))
        .isPresent();
  }

  /// `exec ` before the last command of a text that is one command or a list of `&&`.
  public static Optional<Edit> exec(Command.Shell shell) {
    List<Invocation> all = shell.invocations();
    String text = shell.at().text();
    boolean simple =
        text.replace("&&", "")
            .replace("${", "")
            .chars()
            .noneMatch(c -> "()`;|&{#!<\n".indexOf(c) >= 0);
    if (all.isEmpty() || !simple || !all.stream().allMatch(ExecForm::ofAndList)) {
      return Optional.empty();
    }
    Invocation last = all.getLast();
    if (!last.prefix().isEmpty() || last.words().isEmpty() || !last.after().isEmpty()) {
      return Optional.empty();
    }
    String program = last.words().getFirst().raw();
    boolean told = !program.startsWith("$") || program.contains("/");
    if (!told || own(last.words().getFirst().text()) || !shell.at().contains(last.at())) {
      return Optional.empty();
    }
    return Optional.of(
        Edit.insert(shell.at().source(), last.words().getFirst().at().start(), "exec "));
  }

  /// True when the last command of a text is given PID 1 by `exec`.
  public static boolean hands(Command.Shell shell) {
    return !shell.invocations().isEmpty() && shell.invocations().getLast().behind("exec");
  }

  private static boolean ofAndList(Invocation one) {
    return (one.before().isEmpty() || one.before().equals("&&"))
        && (one.after().isEmpty() || one.after().equals("&&"))
        && one.frame().equals(Invocation.Frame.TOP)
        && !KEYWORDS.contains(one.name())
        && !one.name().equals("trap");
  }

  private static boolean own(String first) {
    return first.isEmpty()
        || first.contains("=")
        || KEYWORDS.contains(first)
        || ShellCommands.builtin(first);
  }

  private static boolean plain(char c) {
    return (c < 128 && Character.isLetterOrDigit(c)) || "_./:=@%+,-".indexOf(c) >= 0;
  }
}

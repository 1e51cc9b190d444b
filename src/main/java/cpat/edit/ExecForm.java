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

  private static final java.util.regex.Pattern CONTINUED =
      java.util.regex.Pattern.compile("\\\\[ \\t]*\\r?\\n");

  /// A line that is nothing but a comment, or nothing, within a continued text.
  private static final java.util.regex.Pattern COMMENT =
      java.util.regex.Pattern.compile("(?<=[ \\n])[ \\t]*(?:#[^\\n]*)?\\r?\\n");

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
    List<Part> parts = parts(text);
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of(parts.stream().map(Part::word).toList());
  }

  /// A word and where it stands in its text.
  private record Part(String word, int start, int end) {}

  /// All words of a text; none where one of them is more than a plain word.
  private static List<Part> parts(String text) {
    List<Part> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean open = false;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ' ' || c == '\t') {
        if (open) {
          words.add(new Part(word.toString(), start, i));
        }
        word.setLength(0);
        open = false;
        continue;
      }
      start = open ? start : i;
      open = true;
      if (c == '\'' || c == '"') {
        int end = text.indexOf(c, i + 1);
        if (end < 0
            || !text.substring(i + 1, end).chars().noneMatch(q -> "$`\\\n\r".indexOf(q) >= 0)) {
          return List.of();
        }
        word.append(text, i + 1, end);
        i = end;
      } else if (plain(c)) {
        word.append(c);
      } else {
        return List.of();
      }
    }
    if (open) {
      words.add(new Part(word.toString(), start, text.length()));
    }
    return words;
  }

  /// The edit to a JSON array. Of a text over several lines each word stays on its line.
  public static Optional<Edit> array(Command.Shell shell) {
    return words(shell.script().strip()).flatMap(w -> written(shell, w));
  }

  /// The edit to a JSON array of arguments: none of them is run, so the first may be any word.
  public static Optional<Edit> arguments(Command.Shell shell) {
    return split(shell.script().strip()).flatMap(w -> written(shell, w));
  }

  private static Optional<Edit> written(Command.Shell shell, List<String> words) {
    String text = shell.at().text();
    if (text.strip().equals(shell.script().strip())) {
      return Optional.of(new Edit(shell.at(), JsonArray.of(words)));
    }
    // Line ends and comments between the words become blanks, so that each word keeps its place.
    String flat = blank(COMMENT, blank(CONTINUED, text));
    List<Part> parts = parts(flat);
    if (!parts.stream().map(Part::word).toList().equals(words)) {
      return Optional.empty();
    }
    StringBuilder out = new StringBuilder();
    int first = parts.getFirst().start();
    int last = parts.getLast().end();
    int at = 0;
    for (Part part : parts) {
      out.append(text, at, part.start()).append(part.start() == first ? "[" : "");
      out.append(JsonArray.string(part.word())).append(part.end() == last ? "]" : ",");
      at = part.end();
    }
    out.append(text, at, text.length());
    return Optional.of(new Edit(shell.at(), out.toString()));
  }

  private static String blank(java.util.regex.Pattern what, String text) {
    return what.matcher(text).replaceAll(m -> " ".repeat(m.group().length()));
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
    List<Invocation> all = outer(shell.invocations());
    boolean simple =
        shell
            .script()
            .strip()
            .replace("&&", "")
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
    String program = last.words().getFirst().text();
    boolean told = !program.startsWith("$") || program.contains("/");
    if (!told || own(last.words().getFirst().text()) || !shell.at().contains(last.at())) {
      return Optional.empty();
    }
    return Optional.of(
        Edit.insert(shell.at().source(), last.words().getFirst().at().start(), "exec "));
  }

  /// The commands of a text without those that are read inside their quotes.
  private static List<Invocation> outer(List<Invocation> all) {
    return all.stream()
        .filter(i -> all.stream().noneMatch(o -> !o.equals(i) && o.at().contains(i.at())))
        .toList();
  }

  /// True when the last command of a text is given PID 1 by `exec`.
  public static boolean hands(Command.Shell shell) {
    List<Invocation> all = outer(shell.invocations());
    return !all.isEmpty() && all.getLast().behind("exec");
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

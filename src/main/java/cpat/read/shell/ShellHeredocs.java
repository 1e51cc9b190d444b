package cpat.read.shell;

import cpat.model.Invocation;
import cpat.model.Word;
import cpat.source.Excerpt;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The here-documents of a shell text: announced in a command, found from the next line on.
final class ShellHeredocs {
  private static final int MOST_MISSES = 32;

  /// One that was announced; its command is known only once the command is read.
  static final class Pending {
    private final String delimiter;
    private final boolean expanded;
    private final boolean chomp;
    private Optional<Invocation> command = Optional.empty();
    private Optional<Word> target = Optional.empty();

    private Pending(String delimiter, boolean expanded, boolean chomp) {
      this.delimiter = delimiter;
      this.expanded = expanded;
      this.chomp = chomp;
    }

    void belongsTo(Invocation invocation, Optional<Word> file) {
      command = Optional.of(invocation);
      target = file;
    }
  }

  private final Excerpt text;
  private final String s;
  private final Deque<Pending> waiting = new ArrayDeque<>();
  private final List<Heredoc> all = new ArrayList<>();
  private final Set<String> missing = new HashSet<>();

  ShellHeredocs(Excerpt text) {
    this.text = text;
    this.s = text.text();
  }

  Pending announce(String delimiter, boolean expanded, boolean chomp) {
    Pending pending = new Pending(delimiter, expanded, chomp);
    waiting.add(pending);
    return pending;
  }

  List<Heredoc> all() {
    return List.copyOf(all);
  }

  void addAll(List<Heredoc> others) {
    all.addAll(others);
  }

  /// At the start of a line: takes the bodies that begin here; gives the offset behind them.
  int skip(int lineStart) {
    int at = lineStart;
    while (!waiting.isEmpty()) {
      at = take(waiting.poll(), at);
    }
    return at;
  }

  private int take(Pending pending, int from) {
    if (missing.size() > MOST_MISSES || missing.contains(pending.delimiter)) {
      return from;
    }
    for (int line = from; line < s.length(); ) {
      int next = s.indexOf('\n', line);
      int behind = next < 0 ? s.length() : next + 1;
      if (isEnd(pending, line, next < 0 ? s.length() : next)) {
        Excerpt body = body(from, line, pending.chomp);
        pending.command.ifPresent(c ->
            all.add(new Heredoc(c, pending.target, pending.delimiter, pending.expanded, body)));
        return behind;
      }
      line = behind;
    }
    missing.add(pending.delimiter);
    return from;
  }

  private boolean isEnd(Pending pending, int line, int lineEnd) {
    int start = line;
    while (pending.chomp && start < lineEnd && s.charAt(start) == '\t') {
      start++;
    }
    int end = lineEnd;
    while (end > start && (s.charAt(end - 1) == '\r' || s.charAt(end - 1) == ' ')) {
      end--;
    }
    return end - start == pending.delimiter.length() && s.startsWith(pending.delimiter, start);
  }

  private Excerpt body(int from, int to, boolean chomp) {
    if (!chomp) {
      return text.part(from, to);
    }
    Excerpt.Builder body = new Excerpt.Builder(text.source());
    for (int line = from; line < to; ) {
      int start = line;
      while (start < to && s.charAt(start) == '\t') {
        start++;
      }
      int next = s.indexOf('\n', start);
      line = next < 0 || next >= to ? to : next + 1;
      body.append(text, start, line);
    }
    return body.build();
  }
}

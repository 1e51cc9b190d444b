package cpat.report;

import cpat.model.ImageConfig.Health;
import cpat.model.Namespace;
import cpat.model.Problem;
import cpat.resolve.Answer;
import cpat.resolve.Effective;
import cpat.resolve.From;
import cpat.resolve.MountedPath;
import cpat.resolve.Pid1;
import cpat.resolve.Shown;
import cpat.resolve.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/// `cpat why` for people: a line per fact, each with its source, then what is not known and what
/// would settle it.
public final class WhyText {
  private static final int VALUE = 34;
  private static final int NAME = 10;
  private static final int MOST = 4;
  private static final int LONGEST = 60;

  /// What is left of 100 columns.
  private static final int NOTE = 100 - NAME - VALUE - 4;

  private final Style style;
  private final boolean verbose;
  private final StringBuilder out = new StringBuilder();

  private WhyText(Style style, boolean verbose) {
    this.style = style;
    this.verbose = verbose;
  }

  public static String of(Answer answer, Style style, boolean verbose) {
    return new WhyText(style, verbose).text(answer);
  }

  private String text(Answer answer) {
    Effective effective = answer.effective();
    StringJoiner line = new StringJoiner(" → ", "(", ")");
    answer.line().forEach(f -> line.add(Sources.link(f)));
    out.append(style.bold(Frame.clean(effective.subject())));
    out.append(answer.line().isEmpty() ? "" : "  " + Frame.clean(line.toString())).append('\n');
    fact("runs", effective.argv().map(Words::shown), runs(effective));
    pid1(answer.pid1());
    really(answer);
    stop(effective, answer.pid1());
    fact("user", Shown.user(effective.user()), Sources.of(effective.user()));
    fact("workdir", Shown.workdir(effective.workdir()), Sources.of(effective.workdir()));
    environment(effective);
    ports(effective);
    effective.mounts().forEach(this::mount);
    namespaces(effective, answer.sharers());
    privileges(effective);
    health(effective.healthcheck());
    if (!effective.restart().known().orElse("").equals("no")) {
      fact("restart", effective.restart(), Sources.of(effective.restart()));
    }
    effective
        .dependencies()
        .forEach(d ->
            fact(
                "waits for",
                d.condition().map(c -> d.name() + ", " + c),
                Sources.of(d.condition())));
    unknown(answer);
    problems(answer.problems());
    return out.toString();
  }

  private static String runs(Effective effective) {
    if (effective.argv() instanceof Value.Unknown<List<String>> unknown) {
      return Sources.of(unknown);
    }
    List<String> parts = new java.util.ArrayList<>();
    for (Value<List<String>> part : List.of(effective.entrypoint(), effective.command())) {
      if (!part.known().orElse(List.of()).isEmpty()) {
        String source = Sources.of(part);
        if (!parts.contains(source)) {
          parts.add(source);
        }
      }
    }
    return parts.isEmpty() ? "nothing to run is named" : Sources.joined(parts);
  }

  private void pid1(Pid1 pid1) {
    String last = pid1.reasons().isEmpty() ? "" : reason(pid1.reasons().getLast());
    String assumed =
        pid1.reasons().stream()
            .map(Pid1.Reason::text)
            .filter(r -> r.startsWith("as a rule") && !r.equals(last))
            .findFirst()
            .orElse("");
    boolean itself = pid1.outcome() == Pid1.Outcome.PROGRAM && pid1.stop() == Pid1.Stop.REACHES;
    String reason = assumed.isEmpty() ? last : itself ? assumed : last + "; " + assumed;
    if (pid1.outcome() == Pid1.Outcome.UNKNOWN) {
      line("PID 1", style.yellow("not known"), "not known", reason);
    } else {
      String shown = Words.shown(pid1.argv());
      line("PID 1", shown, shown, reason);
    }
    if (verbose) {
      pid1.reasons().stream()
          .limit(Math.max(0, pid1.reasons().size() - 1))
          .forEach(r -> line("", "", "", reason(r)));
    }
  }

  /// What runs, where it is not what was told.
  private void really(Answer answer) {
    String line = answer.really().firstProcess();
    boolean unknown = answer.pid1().outcome() == Pid1.Outcome.UNKNOWN;
    if (!line.isEmpty() && (unknown || !answer.really().agrees() || verbose)) {
      line("really:", line, line, "as the engine sees it run");
    }
  }

  private static String reason(Pid1.Reason reason) {
    return reason.text() + reason.at().map(at -> " (" + Text.place(at) + ")").orElse("");
  }

  private void stop(Effective effective, Pid1 pid1) {
    Value<String> signal = Shown.stopSignal(effective.stopSignal());
    long grace = effective.graceSeconds().known().orElse(10L);
    String name = signal.known().orElse("a signal that is not known");
    String first = pid1.argv().isEmpty() ? "" : Words.name(pid1.argv().getFirst());
    String to = first.isEmpty() ? name : name + " → " + first;
    String what =
        switch (pid1.stop()) {
          case REACHES -> to + ", which must handle it; SIGKILL after " + grace + " s";
          case HANDED_ON -> to + ", which hands it on to the program";
          case CUT_SHORT -> to + ": ends at once, the program is killed";
          case IGNORED -> to + ", ignored; SIGKILL after " + grace + " s";
          case UNKNOWN -> name + ", SIGKILL after " + grace + " s";
        };
    String source = signal.isKnown() ? Sources.of(effective.stopSignal()) : "";
    boolean usual =
        effective.graceSeconds().from().stream().allMatch(From.Default.class::isInstance);
    String graceSource = "grace: " + Sources.of(effective.graceSeconds());
    line(
        "stop",
        what,
        what,
        source.isEmpty() ? graceSource : usual ? source : source + ", " + graceSource);
  }

  private void environment(Effective effective) {
    Map<String, Value<String>> known = effective.environment().known();
    int shown = 0;
    for (Map.Entry<String, Value<String>> entry : known.entrySet()) {
      boolean own =
          entry.getValue().from().stream()
              .anyMatch(f -> !(f instanceof From.OfImage) && !(f instanceof From.Default));
      if (!verbose && (!own || shown == MOST)) {
        continue;
      }
      Value<String> pair = entry.getValue().map(v -> entry.getKey() + "=" + shortened(v));
      String name = shown == 0 ? "env" : "";
      if (pair.isKnown()) {
        fact(name, pair, Sources.of(entry.getValue()));
      } else {
        String text = entry.getKey() + ", not known";
        line(name, style.yellow(text), text, Sources.of(entry.getValue()));
      }
      shown++;
    }
    int more = known.size() - shown;
    if (more > 0) {
      String text =
          (shown == 0 ? "" : "+ ")
              + more
              + (shown == 0 ? "" : " more")
              + (more == 1 ? " variable" : " variables");
      line(shown == 0 ? "env" : "", text, text, "-v shows them");
    }
  }

  /// One line; `-v` and JSON have all of it.
  private String shortened(String value) {
    String line = value.replaceAll("\\s+", " ");
    return verbose || line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
  }

  private void ports(Effective effective) {
    boolean first = true;
    for (Value<String> port : effective.published()) {
      fact(first ? "ports" : "", port, Sources.of(port));
      first = false;
    }
    if (effective.published().isEmpty() && !effective.exposed().known().isEmpty()) {
      Value<Boolean> source = effective.exposed().known().values().iterator().next();
      String text = String.join(", ", effective.exposed().known().keySet()) + ", not published";
      line("ports", text, text, Sources.of(source));
    }
  }

  private void mount(MountedPath mount) {
    String source = mount.source().known().orElse("?");
    String target = mount.target().known().orElse("?");
    String text =
        (source.isEmpty() ? mount.kind() : source)
            + " → "
            + target
            + (mount.readOnly() ? ", read-only" : "");
    line("mount", text, text, Text.place(mount.mount().at()));
    for (MountedPath.Hidden hidden : mount.hides()) {
      under(
          (hidden.certain() ? "hides " : "may hide ")
              + hidden.what()
              + " ("
              + Sources.of(hidden.from())
              + ")");
    }
    if (mount.hides().isEmpty() && mount.rest().isEmpty() && !mount.kind().equals("volume")) {
      under("hides nothing of the image");
    }
  }

  private void namespaces(Effective effective, List<String> sharers) {
    effective
        .namespaces()
        .forEach((kind, value) -> {
          if (!value.known().orElse("").equals("own")) {
            String name =
                kind == Namespace.Kind.NET ? "network" : kind.name().toLowerCase(Locale.ROOT);
            fact(name, value, Sources.of(value));
          }
        });
    if (!sharers.isEmpty()) {
      String text = String.join(", ", sharers);
      line("shared by", text, text, "they live in its namespaces");
    }
  }

  private void privileges(Effective effective) {
    if (effective.privileged().known().orElse(false)) {
      line(
          "rights",
          "privileged: all of the host",
          "privileged: all of the host",
          Sources.of(effective.privileged()));
    } else if (effective.capabilities().from().size() > 1) {
      List<String> set = effective.capabilities().known().orElse(List.of());
      String text = set.isEmpty() ? "no capabilities" : Shown.capabilities(set);
      line("rights", text, text, Sources.of(effective.capabilities()));
    }
    if (effective.init().known().orElse(false)) {
      line("init", "yes", "yes", Sources.of(effective.init()));
    }
  }

  private void health(Value<Optional<Health>> health) {
    health
        .known()
        .flatMap(h -> h)
        .filter(h -> !h.test().isEmpty())
        .ifPresent(h -> {
          List<String> test = h.test().size() > 1 ? h.test().subList(1, h.test().size()) : h.test();
          String text = String.join(" ", test);
          line("health", text, text, Sources.of(health));
        });
  }

  private void unknown(Answer answer) {
    Map<String, List<String>> open = new LinkedHashMap<>();
    for (Answer.Open field : answer.unknown()) {
      if (!field.field().equals("pid1")) {
        open.computeIfAbsent(field.settles(), _ -> new java.util.ArrayList<>()).add(field.field());
      }
    }
    if (open.isEmpty()) {
      return;
    }
    out.append('\n').append(style.bold("Not known from the files")).append('\n');
    open.forEach((settles, fields) -> {
      List<String> shown =
          fields.stream().distinct().limit(verbose ? fields.size() : 2L * MOST).toList();
      out.append("  ").append(Frame.clean(String.join(", ", shown)));
      out.append(shown.size() < fields.stream().distinct().count() ? ", …" : "").append('\n');
      if (!settles.isEmpty()) {
        out.append("    ").append(style.dim("settled by " + Frame.clean(settles))).append('\n');
      }
    });
  }

  private void problems(List<Problem> problems) {
    for (Problem problem : problems) {
      out.append('\n').append(Problems.text(problem, style));
    }
  }

  private void fact(String name, Value<String> value, String source) {
    String text = value.known().orElse("not known");
    line(name, value.isKnown() ? Frame.clean(text) : style.yellow(text), text, source);
  }

  /// What belongs to the fact above.
  private void under(String text) {
    out.repeat(' ', NAME + 2).append(style.dim(Frame.clean(text))).append('\n');
  }

  /// A note in lines of its column.
  private String wrapped(String note) {
    List<String> words = List.of(note.split(" ", -1));
    if (words.stream().anyMatch(w -> w.length() > NOTE)) {
      return note;
    }
    StringBuilder text = new StringBuilder();
    int length = 0;
    for (String word : words) {
      if (length > 0 && length + word.length() > NOTE) {
        text.append('\n').repeat(' ', NAME + 2 + VALUE + 2);
        length = 0;
      } else if (length > 0) {
        text.append(' ');
      }
      text.append(word);
      length += word.length() + 1;
    }
    return text.toString();
  }

  /// `plain` is what is shown, without colour.
  private void line(String name, String shown, String plain, String note) {
    out.append("  ").append(style.dim(name)).repeat(' ', Math.max(1, NAME - name.length()));
    boolean wide = plain.length() > VALUE && !note.isEmpty();
    out.append(Frame.clean(plain).equals(plain) ? shown : Frame.clean(plain));
    if (wide) {
      out.append('\n').repeat(' ', NAME + 2 + VALUE);
    } else if (!note.isEmpty()) {
      out.repeat(' ', VALUE - plain.length());
    }
    out.append(note.isEmpty() ? "" : "  " + style.dim(wrapped(Frame.clean(note)))).append('\n');
  }
}

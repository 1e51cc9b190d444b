package cpat.read.yaml;

import cpat.model.Problem;
import cpat.read.yaml.Node.Mapping;
import cpat.read.yaml.Node.Scalar;
import cpat.read.yaml.Node.Sequence;
import cpat.read.yaml.Node.Style;
import cpat.source.Excerpt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/// Makes the nodes of one document out of the library's events.
final class YamlComposer {
  private static final int MAX_DEPTH = 200;
  private static final int MAX_EXPANDED = 100_000;

  /// A node with how much it weighs once its aliases are followed, and where its writing ends.
  private record Part(Node node, int size, int depth, int end) {}

  private final Excerpt text;
  private final String visible;
  private final int start;
  private final CodePoints offsets;
  private final ParserImpl events;
  private final Map<Anchor, Optional<Part>> anchors = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private int expanded;
  private boolean bombTold;
  private boolean failed;

  /// `visible` is what the library sees: the text itself, or a template with its actions masked.
  YamlComposer(Excerpt text, String visible, int start, int end) {
    this.text = text;
    this.visible = visible;
    this.start = start;
    String part = visible.substring(start, end);
    this.offsets = CodePoints.of(part);
    LoadSettings settings =
        LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).setUseMarks(true).build();
    this.events = new ParserImpl(settings, new StreamReader(settings, part));
  }

  List<Problem> problems() {
    return problems;
  }

  /// True when the document is no YAML at all.
  boolean failed() {
    return failed;
  }

  /// The document; empty when there is none or it cannot be read.
  Optional<Node> compose() {
    try {
      Optional<Node> root = Optional.empty();
      while (events.hasNext()) {
        Event event = events.next();
        if (event instanceof NodeEvent node) {
          root = Optional.of(node(node, 0).node());
        }
      }
      return root;
    } catch (TooDeep e) {
      problem(e.offset, e.offset + 1, "nested more than " + MAX_DEPTH + " levels deep: not read");
    } catch (MarkedYamlEngineException e) {
      int at = e.getProblemMark().or(e::getContextMark).map(this::offset).orElse(start);
      String context = e.getContext() == null ? "" : " " + e.getContext();
      failed = true;
      problem(at, at + 1, "not YAML: " + e.getProblem() + context);
    } catch (ReaderException e) {
      failed = true;
      int at = start + offsets.utf16(e.getPosition());
      problem(
          at, at + 1, "not YAML: the character U+" + hex(e.getCodePoint()) + " may not stand here");
    } catch (RuntimeException | StackOverflowError e) {
      failed = true;
      problem(start, start, "not YAML: the parser gave up (" + e.getClass().getSimpleName() + ")");
    }
    return Optional.empty();
  }

  /// Too deep to follow; unwinds to `compose`.
  private static final class TooDeep extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final int offset;

    TooDeep(int offset) {
      super("too deep", null, false, false);
      this.offset = offset;
    }
  }

  private Part node(NodeEvent event, int depth) {
    if (depth > MAX_DEPTH) {
      throw new TooDeep(first(event));
    }
    if (event instanceof AliasEvent alias) {
      return alias(alias, depth);
    }
    Optional<Anchor> anchor = event.getAnchor();
    anchor.ifPresent(a -> anchors.put(a, Optional.empty()));
    Part part =
        switch (event) {
          case ScalarEvent scalar -> scalar(scalar);
          case SequenceStartEvent sequence -> sequence(sequence, depth);
          case MappingStartEvent mapping -> mapping(mapping, depth);
          default -> nothing(first(event));
        };
    anchor.ifPresent(a -> anchors.put(a, Optional.of(part)));
    return part;
  }

  private Part nothing(int at) {
    return new Part(new Scalar("", Style.PLAIN, "", text.part(at, at)), 1, 0, at);
  }

  private Part alias(AliasEvent event, int depth) {
    int from = first(event);
    int to = last(event);
    Optional<Part> known = anchors.get(event.getAlias());
    if (known == null) {
      problem(from, to, "no anchor &" + event.getAlias() + " above");
      return nothing(to);
    }
    if (known.isEmpty()) {
      problem(from, to, "the alias *" + event.getAlias() + " stands inside its own anchor");
      return nothing(to);
    }
    Part part = known.get();
    if (part.size() > MAX_EXPANDED - expanded || depth + part.depth() > MAX_DEPTH) {
      if (!bombTold) {
        problem(from, to, "aliases stand for more than " + MAX_EXPANDED + " values: not followed");
        bombTold = true;
      }
      return nothing(to);
    }
    expanded += part.size();
    return new Part(part.node(), part.size(), part.depth(), to);
  }

  private Part scalar(ScalarEvent event) {
    int from = content(event);
    Style style =
        switch (event.getScalarStyle()) {
          case SINGLE_QUOTED -> Style.SINGLE;
          case DOUBLE_QUOTED -> Style.DOUBLE;
          case LITERAL -> Style.LITERAL;
          case FOLDED -> Style.FOLDED;
          default -> Style.PLAIN;
        };
    int to = Math.max(from, last(event));
    if (style == Style.LITERAL || style == Style.FOLDED) {
      to = trimmed(from, to);
    }
    Excerpt written = text.part(from, to);
    String value = event.getValue();
    if (value.indexOf(TemplateMask.HIDDEN) >= 0) {
      value = TemplateMask.restored(value, visible.substring(from, to), written);
      style = Style.TEMPLATE;
    }
    Node scalar = new Scalar(value, style, event.getTag().orElse(""), written);
    return new Part(scalar, 1, 0, to);
  }

  private Part sequence(SequenceStartEvent event, int depth) {
    List<Node> items = new ArrayList<>();
    int from = content(event);
    int to = from;
    int size = 1;
    int below = 0;
    Event next = events.next();
    while (next instanceof NodeEvent item) {
      Part part = node(item, depth + 1);
      items.add(part.node());
      size += part.size();
      below = Math.max(below, part.depth());
      to = Math.max(to, part.end());
      next = events.next();
    }
    to = event.isFlow() ? Math.max(to, last(next)) : to;
    var node = new Sequence(List.copyOf(items), event.getTag().orElse(""), text.span(from, to));
    return new Part(node, size, below + 1, to);
  }

  private Part mapping(MappingStartEvent event, int depth) {
    int from = content(event);
    if (event.isFlow() && text.text().startsWith("{{", from)) {
      return template(event, from);
    }
    var entries = new YamlEntries(text, problems);
    int to = from;
    int size = 1;
    int below = 0;
    Event next = events.next();
    while (next instanceof NodeEvent first) {
      Part key = node(first, depth + 1);
      Part value = node((NodeEvent) events.next(), depth + 1);
      entries.add(key.node(), value.node(), first(first), Math.max(key.end(), value.end()));
      size += key.size() + value.size();
      below = Math.max(below, Math.max(key.depth(), value.depth()));
      to = Math.max(to, value.end());
      next = events.next();
    }
    to = event.isFlow() ? Math.max(to, last(next)) : to;
    var node = new Mapping(entries.all(), event.getTag().orElse(""), text.span(from, to));
    return new Part(node, size, below + 1, to);
  }

  /// `{{ .Values.x }}` where a value is expected is a mapping to YAML and a template to its author.
  private Part template(MappingStartEvent event, int from) {
    int open = 1;
    Event last = event;
    while (open > 0) {
      last = events.next();
      if (last instanceof CollectionStartEvent) {
        open++;
      } else if (last instanceof CollectionEndEvent) {
        open--;
      }
      if (open > MAX_DEPTH) {
        throw new TooDeep(first(last));
      }
    }
    int to = last(last);
    Excerpt written = text.part(from, to);
    return new Part(new Scalar(written.text(), Style.TEMPLATE, "", written), 1, 0, to);
  }

  private int first(Event event) {
    return event.getStartMark().map(this::offset).orElse(start);
  }

  private int last(Event event) {
    return event.getEndMark().map(this::offset).orElse(start);
  }

  private int offset(Mark mark) {
    return start + offsets.utf16(mark.getIndex());
  }

  /// Where a node begins, behind its anchor and tag.
  private int content(NodeEvent event) {
    int at = first(event);
    int end = last(event);
    boolean tag =
        switch (event) {
          case ScalarEvent s -> s.getTag().isPresent();
          case CollectionStartEvent c -> c.getTag().isPresent();
          default -> false;
        };
    String all = text.text();
    for (int properties = (tag ? 1 : 0) + (event.getAnchor().isPresent() ? 1 : 0);
        properties > 0 && at < end && (all.charAt(at) == '&' || all.charAt(at) == '!');
        properties--) {
      while (at < end && !Character.isWhitespace(all.charAt(at))) {
        at++;
      }
      at = skipBlank(at, all.length());
    }
    return Math.min(at, Math.max(first(event), end));
  }

  /// The next character that is neither white space nor part of a comment.
  private int skipBlank(int from, int end) {
    String all = text.text();
    int at = from;
    while (at < end && (Character.isWhitespace(all.charAt(at)) || all.charAt(at) == '#')) {
      at = all.charAt(at) == '#' ? Scalars.lineEnd(all, at) : at + 1;
    }
    return at;
  }

  /// The end of a block without the white space and comments behind it.
  private int trimmed(int from, int to) {
    int end = to;
    while (end > from && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  private void problem(int from, int to, String message) {
    int end = Math.min(to, text.length());
    problems.add(new Problem(text.span(Math.min(from, end), end), message));
  }

  private static String hex(int codePoint) {
    String hex = Integer.toHexString(codePoint).toUpperCase(Locale.ROOT);
    return "0".repeat(Math.max(0, 4 - hex.length())) + hex;
  }
}

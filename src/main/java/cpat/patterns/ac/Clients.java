package cpat.patterns.ac;

import cpat.facts.Proxies;
import cpat.model.Container;
import cpat.model.Instruction.Variable;
import cpat.model.Run;
import cpat.model.Setting;
import cpat.model.Word;
import cpat.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Who speaks to a proxy: another container whose settings name it, or, in the same network
/// namespace, the local address.
final class Clients {
  private static final List<String> LOCAL = List.of("localhost", "127.0.0.1");

  record Client(Span at, boolean byProxyVariable) {}

  private Clients() {}

  static Optional<Client> of(Container proxy) {
    List<String> names = names(proxy);
    List<Client> clients =
        proxy
            .others()
            .filter(r -> r.role() != Run.Role.INIT)
            .flatMap(r -> clients(r, names))
            .toList();
    return clients.stream()
        .filter(Client::byProxyVariable)
        .findFirst()
        .or(() -> clients.stream().findFirst());
  }

  /// Where a container names the proxy.
  static Optional<Client> by(Run run, Container proxy) {
    return clients(run, names(proxy)).findFirst();
  }

  private static List<String> names(Container proxy) {
    if (proxy.kubernetes()) {
      return LOCAL;
    }
    List<String> names = new ArrayList<>();
    names.add(proxy.run().name());
    for (String key : List.of("container_name", "hostname", "name", "network-alias")) {
      proxy.run().settings(key).map(Setting::value).map(Word::text).forEach(names::add);
    }
    boolean joined =
        proxy.run().namespaces().stream().anyMatch(n -> n instanceof cpat.model.Namespace.Joined);
    if (joined) {
      names.addAll(LOCAL);
    }
    proxy.run().settings().stream()
        .filter(x -> x.name().endsWith("ipv4_address"))
        .map(x -> x.value().text())
        .forEach(names::add);
    names.removeIf(String::isEmpty);
    return names;
  }

  private static Stream<Client> clients(Run run, List<String> names) {
    Stream<Client> environment =
        run.environment().stream()
            .filter(v -> v.value().isPresent())
            .filter(v -> names.stream().anyMatch(n -> mentions(text(v), n)))
            .map(v ->
                new Client(
                    v.value().orElse(v.name()).at(), Proxies.proxyVariable(v.name().text())));
    Stream<Client> words =
        Stream.of(run.entrypoint(), run.command())
            .flatMap(Optional::stream)
            .filter(c -> c.words().stream().anyMatch(w -> addressed(w, names)))
            .map(c -> new Client(c.at(), false));
    return Stream.concat(environment, words);
  }

  private static String text(Variable variable) {
    return variable.value().map(Word::text).orElse("");
  }

  /// Words of a command name hosts with a port or in an address; a bare word may be anything.
  private static boolean addressed(String word, List<String> names) {
    return names.stream()
        .anyMatch(n -> mentions(word, n) && (word.contains(n + ":") || address(n)));
  }

  private static boolean address(String name) {
    return name.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
  }

  /// `name` as a whole host name within a text.
  static boolean mentions(String text, String name) {
    for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      int end = at + name.length();
      boolean starts = at == 0 || !part(text.charAt(at - 1));
      boolean ends = end == text.length() || !part(text.charAt(end));
      if (starts && ends) {
        return true;
      }
    }
    return false;
  }

  private static boolean part(char c) {
    return Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.';
  }
}

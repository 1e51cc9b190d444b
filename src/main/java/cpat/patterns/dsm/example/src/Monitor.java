import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Lists the containers of the engine whose socket is mounted, from inside one of them.
public final class Monitor {
  private static final Pattern CONTAINER =
      Pattern.compile(
          "\"Id\": *\"([0-9a-f]{12})[0-9a-f]*\".*?\"Names\": *\\[ *\"/?([^\"]+)\".*?\"Image\": *\"([^\"]+)\""
              + ".*?\"State\": *\"([^\"]+)\"",
          Pattern.DOTALL);

  private Monitor() {}

  public static void main(String[] arguments) throws IOException {
    Engine engine = Engine.connect(Path.of("/var/run/docker.sock"));
    System.out.println("API " + engine.version() + ", seen from inside " + System.getenv("HOSTNAME"));
    System.out.printf("%-14s %-28s %-34s %-9s %s%n", "ID", "NAME", "IMAGE", "STATE", "MEMORY");
    Matcher found = CONTAINER.matcher(engine.get("/containers/json?all=1"));
    while (found.find()) {
      System.out.printf(
          "%-14s %-28s %-34s %-9s %s%n",
          found.group(1),
          found.group(2),
          found.group(3),
          found.group(4),
          found.group(4).equals("running") ? memory(engine, found.group(1)) : "-");
    }
  }

  private static String memory(Engine engine, String id) throws IOException {
    Matcher usage =
        Pattern.compile("\"memory_stats\": *\\{[^}]*?\"usage\": *([0-9]+)")
            .matcher(engine.get("/containers/" + id + "/stats?stream=false&one-shot=true"));
    return usage.find() ? Long.parseLong(usage.group(1)) / 1024 + " KiB" : "unknown";
  }
}

package launcher;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.UUID;

/// One `docker run` of this image starts an application with its database, in order, and takes both
/// down again when it is stopped.
public final class Launcher {
  private static final String DATABASE = "postgres:15.14-bookworm";
  private static final long PATIENCE_MILLIS = 60_000;

  private final Engine engine;
  private final String id = System.getenv("HOSTNAME");
  private final String name;
  private final String image;
  private final String labels;

  private Launcher(Engine engine) throws IOException {
    this.engine = engine;
    String self = engine.get("/containers/" + id + "/json").orThrow("who am I");
    this.name = Json.text(self, "Name").replaceFirst("^/", "");
    this.image = Json.text(self, "Image");
    // Whoever marked the launcher finds its children by the same marks.
    String own = Json.raw(self, "Labels");
    this.labels = own.startsWith("{") && own.length() > 2
        ? own.substring(0, own.length() - 1) + "," + Json.quote("launched-by") + ":" + Json.quote(name) + "}"
        : "{" + Json.quote("launched-by") + ":" + Json.quote(name) + "}";
  }

  public static void main(String[] arguments) throws Exception {
    if (arguments.length != 2 || !arguments[0].equals("--publish") || arguments[1].indexOf(':') < 0) {
      System.err.println("usage: --publish ADDRESS:PORT");
      System.exit(2);
    }
    Launcher launcher = new Launcher(Engine.connect());
    launcher.tearDown("left by an earlier start");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> launcher.tearDown("removed")));
    launcher.launch(arguments[1]);
    launcher.follow();
  }

  /// Lives as long as the application does; a restart is not its end.
  private void follow() throws IOException, InterruptedException {
    String app = "/containers/" + name + ".app";
    String running = "true";
    while (running.equals("true")) {
      engine.post(app + "/wait", "");
      Thread.sleep(3000);
      running = Json.text(engine.get(app + "/json").body(), "Running");
    }
  }

  private void launch(String publish) throws IOException, InterruptedException {
    String password = UUID.randomUUID().toString();
    engine.post("/networks/create",
        "{\"Name\":" + Json.quote(name + ".net") + ",\"Labels\":" + labels + "}").orThrow("network");
    engine.post("/networks/" + name + ".net/connect", "{\"Container\":" + Json.quote(id) + "}").orThrow("network");
    if (!engine.get("/images/" + DATABASE + "/json").ok()) {
      System.out.println("fetching " + DATABASE);
      engine.post("/images/create?fromImage=" + DATABASE, "").orThrow("fetching " + DATABASE);
    }
    long start = System.nanoTime();
    run("db", DATABASE, "[]", "\"POSTGRES_USER=guest\",\"POSTGRES_PASSWORD=" + password + "\"", "{}");
    System.out.println("the database runs after " + millis(start) + " ms");
    await("the database", () -> exec(name + ".db", "pg_isready", "-h", "127.0.0.1", "-U", "guest") == 0);
    System.out.println("the database is ready after " + millis(start) + " ms");
    int colon = publish.lastIndexOf(':');
    String ports = "{\"8000/tcp\":[{\"HostIp\":" + Json.quote(publish.substring(0, colon))
        + ",\"HostPort\":" + Json.quote(publish.substring(colon + 1)) + "}]}";
    run("app", image, "[\"java\",\"-XX:+UseSerialGC\",\"-cp\",\"/opt/app/*\",\"guestbook.Guestbook\"]",
        "\"DATABASE=jdbc:postgresql://db/guest?user=guest&password=" + password + "\"", ports);
    await("the application", () -> answers("http://app:8000/"));
    System.out.println("the application is ready: http://" + publish + "/");
  }

  /// Creates and starts one of our containers, bounded, in our network, under a short name there.
  private void run(String role, String image, String entrypoint, String environment, String ports)
      throws IOException {
    String network = Json.quote(name + ".net");
    String json =
        "{\"Image\":" + Json.quote(image) + ",\"Env\":[" + environment + "],\"Labels\":" + labels
            + (entrypoint.equals("[]") ? "" : ",\"Entrypoint\":" + entrypoint + ",\"Cmd\":[]")
            + ",\"ExposedPorts\":{\"8000/tcp\":{}},\"HostConfig\":{\"NetworkMode\":" + network
            + ",\"Memory\":536870912,\"PidsLimit\":256,\"PortBindings\":" + ports + "}"
            + ",\"NetworkingConfig\":{\"EndpointsConfig\":{" + network + ":{\"Aliases\":[" + Json.quote(role) + "]}}}}";
    String container = name + "." + role;
    engine.post("/containers/create?name=" + container, json).orThrow(container);
    engine.post("/containers/" + container + "/start", "").orThrow(container);
  }

  /// Runs a command in a container and gives its exit code.
  private int exec(String container, String... argv) throws IOException {
    StringBuilder words = new StringBuilder();
    for (String word : argv) {
      words.append(words.isEmpty() ? "" : ",").append(Json.quote(word));
    }
    Engine.Answer created =
        engine.post("/containers/" + container + "/exec", "{\"AttachStdout\":true,\"Cmd\":[" + words + "]}");
    if (!created.ok()) {
      return -1;
    }
    String exec = Json.text(created.body(), "Id");
    // Attached: the answer ends when the command does.
    engine.post("/exec/" + exec + "/start", "{\"Detach\":false}");
    String state = engine.get("/exec/" + exec + "/json").body();
    return Json.text(state, "ExitCode").equals("0") ? 0 : 1;
  }

  /// A question whose answer is yes when something is ready.
  private interface Question {
    boolean yes() throws IOException, InterruptedException;
  }

  private static void await(String what, Question ready) throws IOException, InterruptedException {
    long start = System.nanoTime();
    while (!ready.yes()) {
      if (millis(start) > PATIENCE_MILLIS) {
        throw new IOException(what + " is not ready after " + PATIENCE_MILLIS / 1000 + " s");
      }
      Thread.sleep(100);
    }
  }

  private static boolean answers(String url) {
    try {
      HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
      connection.setConnectTimeout(1000);
      connection.setReadTimeout(1000);
      return connection.getResponseCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /// Removes what carries our name, and only if it was us who started it.
  private void tearDown(String why) {
    try {
      for (String role : new String[] {"app", "db"}) {
        String container = "/containers/" + name + "." + role;
        Engine.Answer found = engine.get(container + "/json");
        if (found.ok() && Json.text(found.body(), "launched-by").equals(name)) {
          engine.post(container + "/stop?t=3", "");
          engine.delete(container + "?force=1&v=1");
          System.out.println(name + "." + role + ": " + why);
        }
      }
      Engine.Answer network = engine.get("/networks/" + name + ".net");
      if (network.ok() && Json.text(network.body(), "launched-by").equals(name)) {
        engine.post("/networks/" + name + ".net/disconnect",
            "{\"Container\":" + Json.quote(id) + ",\"Force\":true}");
        engine.delete("/networks/" + name + ".net");
      }
    } catch (IOException e) {
      System.err.println("not all could be removed: " + e.getMessage());
    }
  }

  private static long millis(long start) {
    return (System.nanoTime() - start) / 1_000_000;
  }
}

package launcher;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// One `docker run` of this image starts a guestbook with its database, in order, and takes both down
/// again when it is stopped.
public final class Launcher {
  private static final String DATABASE = "postgres:15.14-bookworm";
  // Over TCP: while it sets up its files, the database listens at a local socket only.
  private static final List<String> DATABASE_READY =
      List.of("pg_isready", "-q", "-h", "127.0.0.1", "-U", "guest");
  private static final long PATIENCE_MILLIS = 60_000;

  private final Engine engine;
  private final Self self;
  private final Application application;

  private Launcher(Engine engine) throws IOException {
    this.engine = engine;
    this.self = Self.of(engine);
    this.application = new Application(engine, self);
  }

  public static void main(String[] arguments) throws InterruptedException {
    if (arguments.length != 2 || !arguments[0].equals("--publish") || arguments[1].indexOf(':') < 0) {
      System.err.println("usage: --publish ADDRESS:PORT, for example --publish 127.0.0.1:8088");
      System.exit(2);
    }
    try {
      new Launcher(Engine.connect()).run(arguments[1]);
    } catch (IOException e) {
      System.err.println("launcher: " + e.getMessage());
      System.exit(1);
    }
  }

  private void run(String publish) throws IOException, InterruptedException {
    application.remove();
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    try {
      launch(publish);
      follow();
    } catch (IOException e) {
      if (!application.closed()) { // what is taken down does not answer any more
        throw e;
      }
    }
  }

  private void launch(String publish) throws IOException, InterruptedException {
    application.makeNetwork();
    String password = UUID.randomUUID().toString();
    startDatabase(password);
    startGuestbook(password, publish);
    System.out.println("the application is ready: http://" + publish + "/");
  }

  /// Lives as long as the application; its restart, which takes less than ten seconds, is not its end.
  private void follow() throws IOException, InterruptedException {
    int absent = 0;
    while (absent < 10) {
      Thread.sleep(1000);
      absent = application.runs("app") ? 0 : absent + 1;
    }
    throw new IOException("the application has ended");
  }

  private void startDatabase(String password) throws IOException, InterruptedException {
    String image = "/images/" + DATABASE + "/json";
    if (engine.find(image).isEmpty()) {
      System.out.println("fetching " + DATABASE);
      String progress = engine.post("/images/create?fromImage=" + DATABASE);
      if (engine.find(image).isEmpty()) {
        throw new IOException("no image " + DATABASE + ": " + progress.strip());
      }
    }
    long start = System.nanoTime();
    List<String> environment = List.of("POSTGRES_USER=guest", "POSTGRES_PASSWORD=" + password);
    application.start("db", Map.of("Image", DATABASE, "Env", environment), Map.of());
    System.out.println("the database runs after " + millis(start) + " ms");
    await("db", DATABASE_READY);
    System.out.println("the database is ready after " + millis(start) + " ms");
  }

  private void startGuestbook(String password, String publish)
      throws IOException, InterruptedException {
    int colon = publish.lastIndexOf(':');
    Map<String, String> host =
        Map.of("HostIp", publish.substring(0, colon), "HostPort", publish.substring(colon + 1));
    String database = "DATABASE=jdbc:postgresql://db/guest?user=guest&password=" + password;
    Map<String, ?> guestbook =
        Map.of(
            "Image", self.image(),
            "Entrypoint", java("guestbook.Guestbook"),
            "Cmd", List.of(),
            "User", "65534", // the socket is not its affair
            "Env", List.of(database),
            "ExposedPorts", Map.of("8000/tcp", Map.of()));
    application.start("app", guestbook, Map.of("8000/tcp", List.of(host)));
    await("app", java("guestbook.Ready"));
  }

  private static List<String> java(String program) {
    return List.of("java", "-XX:+UseSerialGC", "-cp", "/opt/app/*", program);
  }

  /// Runs a command in a container until it succeeds: running is not ready.
  private void await(String role, List<String> ready) throws IOException, InterruptedException {
    String container = application.container(role);
    long start = System.nanoTime();
    while (application.runs(role) && millis(start) < PATIENCE_MILLIS) {
      if (engine.exec(container, ready) == 0) {
        return;
      }
      Thread.sleep(100);
    }
    throw new IOException(
        "%s is not ready after %d ms. Its last words:%n%s"
            .formatted(container, millis(start), engine.lastWords(container)));
  }

  private void close() {
    try {
      application.close();
    } catch (IOException e) {
      System.err.println("launcher: not all is removed: " + e.getMessage());
    }
  }

  private static long millis(long start) {
    return (System.nanoTime() - start) / 1_000_000;
  }
}

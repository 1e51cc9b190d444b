package guestbook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// A guestbook: GET shows the entries, POST adds one. It trusts that its database is ready.
public final class Guestbook {
  private static final String DATABASE = System.getenv("DATABASE");

  private Guestbook() {}

  public static void main(String[] arguments) throws IOException, SQLException {
    try (Connection connection = DriverManager.getConnection(DATABASE);
        var statement = connection.createStatement()) {
      statement.execute("create table if not exists entry (id serial primary key, text varchar)");
    }
    HttpServer server = HttpServer.create(new InetSocketAddress(8000), 0);
    server.createContext("/", Guestbook::answer);
    server.start();
  }

  private static void answer(HttpExchange exchange) throws IOException {
    int status = 200;
    String page;
    try (Connection connection = DriverManager.getConnection(DATABASE)) {
      if (exchange.getRequestMethod().equals("POST")) {
        byte[] entry = exchange.getRequestBody().readNBytes(4096);
        add(connection, new String(entry, StandardCharsets.UTF_8));
      }
      page = entries(connection);
    } catch (SQLException e) {
      status = 500;
      page = "the database says: " + e.getMessage() + "\n";
    }
    byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static void add(Connection connection, String text) throws SQLException {
    try (var insert = connection.prepareStatement("insert into entry (text) values (?)")) {
      insert.setString(1, text);
      insert.executeUpdate();
    }
  }

  private static String entries(Connection connection) throws SQLException {
    StringBuilder all = new StringBuilder("Guests so far:\n");
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("select text from entry order by id")) {
      while (rows.next()) {
        all.append("- ").append(rows.getString("text")).append('\n');
      }
    }
    return all.toString();
  }
}

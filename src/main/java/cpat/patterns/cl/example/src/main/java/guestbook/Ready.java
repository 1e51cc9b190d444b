package guestbook;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/// Ends with 0 when the guestbook in this container answers: what `pg_isready` is to the database.
public final class Ready {
  private Ready() {}

  public static void main(String[] arguments) {
    try {
      var connection =
          (HttpURLConnection) URI.create("http://127.0.0.1:8000/").toURL().openConnection();
      connection.setConnectTimeout(1000);
      connection.setReadTimeout(1000);
      System.exit(connection.getResponseCode() == 200 ? 0 : 1);
    } catch (IOException e) {
      System.exit(1);
    }
  }
}

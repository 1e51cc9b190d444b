package cpat.lab;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/// Free ports of this host's loopback address.
final class Ports {
  private static final int TRIES = 200;

  private Ports() {}

  /// The wanted port, or the next one above it that is free.
  static int near(String wanted) {
    int port = Integer.parseInt(wanted);
    for (int candidate = port; candidate < Math.min(65535, port + TRIES); candidate++) {
      if (free(candidate)) {
        return candidate;
      }
    }
    return port;
  }

  /// Free on loopback and on all addresses: another program may hold `0.0.0.0:PORT`.
  private static boolean free(int port) {
    return bind(InetAddress.getLoopbackAddress(), port)
        && bind(new InetSocketAddress(0).getAddress(), port);
  }

  private static boolean bind(InetAddress address, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(address, port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}

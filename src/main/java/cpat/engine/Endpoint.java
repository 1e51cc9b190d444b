package cpat.engine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where an engine listens.
public sealed interface Endpoint {
  Connection open() throws IOException;

  /// True when the engine may be another machine's.
  boolean remote();

  /// A Unix socket.
  record Unix(Path socket) implements Endpoint {
    @Override
    public Connection open() throws IOException {
      return new ChannelConnection(SocketChannel.open(java.net.UnixDomainSocketAddress.of(socket)));
    }

    @Override
    public boolean remote() {
      return false;
    }

    @Override
    public String toString() {
      return "unix://" + socket;
    }
  }

  /// Plain TCP, or TLS with the `ca.pem`, `cert.pem` and `key.pem` of a folder.
  record Tcp(String host, int port, Optional<Path> certificates) implements Endpoint {
    private static final int CONNECT_MILLIS = 5000;

    @Override
    public Connection open() throws IOException {
      Socket socket = new Socket();
      try {
        socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
        return new SocketConnection(
            certificates.isPresent() ? Tls.over(socket, host, port, certificates.get()) : socket);
      } catch (IOException e) {
        socket.close();
        throw e;
      }
    }

    /// A name is not looked up: only literal loopback addresses and `localhost` are near.
    @Override
    public boolean remote() {
      try {
        boolean literal =
            host.equals("localhost")
                || host.matches("[0-9]+(\\.[0-9]+){3}|[0-9a-fA-F]*:[0-9a-fA-F:.]*");
        return !literal || !InetAddress.getByName(host).isLoopbackAddress();
      } catch (UnknownHostException e) {
        return true;
      }
    }

    @Override
    public String toString() {
      return "tcp://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
  }

  /// `docker system dial-stdio` on another machine, through the user's own ssh.
  record Ssh(String destination, Optional<Integer> port) implements Endpoint {
    @Override
    public Connection open() throws IOException {
      List<String> line =
          new ArrayList<>(List.of("ssh", "-o", "BatchMode=yes", "-o", "ConnectTimeout=10"));
      port.ifPresent(p -> line.addAll(List.of("-p", Integer.toString(p))));
      line.addAll(List.of("--", destination, "docker", "system", "dial-stdio"));
      return new ProcessConnection(
          new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.DISCARD).start());
    }

    @Override
    public boolean remote() {
      return true;
    }

    @Override
    public String toString() {
      return "ssh://" + destination + port.map(p -> ":" + p).orElse("");
    }
  }

  /// `unix:///path`, a bare absolute path, `tcp://host:port`, `ssh://user@host`. `certificates` is
  /// the folder for TLS.
  static Endpoint parse(String address, Optional<Path> certificates) throws EngineException {
    if (address.startsWith("/")) {
      return new Unix(Path.of(address));
    }
    if (address.startsWith("unix://")) {
      return new Unix(Path.of(address.substring("unix://".length())));
    }
    if (address.startsWith("npipe://")) {
      throw new EngineException(
          address
              + ": Windows pipes are not supported; run cpat inside WSL, where the engine has"
              + " a Unix socket");
    }
    try {
      URI uri = new URI(address);
      String host = Optional.ofNullable(uri.getHost()).orElse("").replaceAll("[\\[\\]]", "");
      if (host.isEmpty()) {
        throw new EngineException(address + ": no host; say tcp://HOST:PORT or unix:///PATH");
      }
      String user = Optional.ofNullable(uri.getUserInfo()).map(u -> u + "@").orElse("");
      return switch (Optional.ofNullable(uri.getScheme()).orElse("")) {
        case "ssh" ->
            new Ssh(user + host, uri.getPort() < 0 ? Optional.empty() : Optional.of(uri.getPort()));
        case "tcp", "http", "https" -> {
          if (certificates.isEmpty() && address.startsWith("https")) {
            throw new EngineException(
                address + ": TLS needs certificates; set DOCKER_TLS_VERIFY and DOCKER_CERT_PATH");
          }
          int standard = certificates.isPresent() ? 2376 : 2375;
          yield new Tcp(host, uri.getPort() < 0 ? standard : uri.getPort(), certificates);
        }
        default ->
            throw new EngineException(
                address + ": not an engine's address; known are unix://, tcp:// and ssh://");
      };
    } catch (URISyntaxException e) {
      throw new EngineException(address + ": not an engine's address: " + e.getReason());
    }
  }
}

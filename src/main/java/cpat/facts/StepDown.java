package cpat.facts;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Who starts as root on purpose and gives it up by itself, or cannot do without.
public final class StepDown {
  /// Official images whose start script or master process does it.
  private static final Set<String> IMAGES =
      Listing.words(
          """
          postgres mysql mariadb percona mongo redis valkey/valkey rabbitmq nginx httpd cassandra
          couchdb neo4j influxdb ghost consul hashicorp/consul vault hashicorp/vault zookeeper
          wordpress drupal nextcloud joomla matomo phpmyadmin redmine elasticsearch kibana
          logstash eclipse-mosquitto varnish haproxy postgis/postgis timescale/timescaledb
          pgvector/pgvector docker openresty/openresty php telegraf
          """);

  /// Programs that do it, or whose work is root's: servers with a master, cron, SSH, supervisors.
  private static final Set<String> PROGRAMS =
      Listing.words(
          """
          nginx openresty httpd apache2 apache2ctl apachectl apache2-foreground httpd-foreground
          php-fpm haproxy varnishd mosquitto squid postfix master exim dovecot opendkim named
          unbound dnsmasq sshd dropbear vsftpd proftpd pure-ftpd cron crond supercronic fcron
          supervisord s6-svscan s6-overlay init runsvdir runit systemd my_init baseimage dockerd
          containerd buildkitd podman openvpn wg-quick pppd xl2tpd ipsec charon keepalived
          rsyslogd syslog-ng smbd nmbd samba rpcbind nfsd chronyd ntpd freeradius radiusd slapd
          mysqld mariadbd iptables tcpdump snmpd udevd dbus-daemon avahi-daemon cupsd stunnel
          stunnel4 privoxy tor tinyproxy dhcpd kubelet gosu su-exec setpriv runuser su sudo chpst
          s6-setuidgid fixuid setuidgid dockerize-as chroot pivpn xrdp vncserver autossh inetd
          xinetd tftpd in.tftpd icecast murmur murmurd sockd mpd minidlnad pdnsd nullmailer-send
          rsync collectd salt-master sniproxy h2o vnstatd ntopng kismet zeek bro suricata snort
          """);

  /// Commands in start scripts that change the user.
  private static final Pattern COMMANDS =
      Pattern.compile(
          "\\b(gosu|su-exec|setpriv|runuser|s6-setuidgid|setuidgid|chpst|fixuid|s6-overlay|supervisord|start-stop-daemon|sudo"
              + " -[A-Za-z]*u|su -|setuser|userdel|chroot|my_init|PUID|usermod"
              + " -u|crond?|sshd|dropbear|iptables|sysctl|modprobe|mknod|exportfs)\\b");

  private static final Pattern VERSION = Pattern.compile("[0-9.]+$");

  private static final Set<String> INTERPRETERS =
      Listing.words(
          "node python python2 python3 php ruby irb perl lua julia jshell ghci iex erl R");

  /// What a container is started with to be entered, not to work.
  private static final Set<String> IDLE = Listing.words("sh bash ash dash zsh fish busybox");

  private StepDown() {}

  public static boolean image(String repository) {
    return IMAGES.contains(repository)
        || repository.startsWith("linuxserver/")
        || repository.contains("/linuxserver/");
  }

  /// True when one of the words names such a program.
  public static boolean program(List<String> words) {
    return words.stream()
        .map(Wildcard::lastSegment)
        .map(w -> VERSION.matcher(w).replaceFirst(""))
        .anyMatch(PROGRAMS::contains);
  }

  /// True for a text with a command that changes the user.
  public static boolean text(String commands) {
    return COMMANDS.matcher(commands).find();
  }

  /// True for a shell or an interpreter to be entered, for what only waits to be entered, and for a
  /// tool that asks for arguments.
  public static boolean idle(List<String> words) {
    String first = words.isEmpty() ? "" : Wildcard.lastSegment(words.getFirst());
    boolean options = words.stream().skip(1).allMatch(w -> w.matches("-[il]+|--login"));
    return first.isEmpty()
        || first.equals("true")
        || (INTERPRETERS.contains(first)
            && words.stream().skip(1).allMatch(w -> w.equals("-a") || w.equals("-i")))
        || words.getLast().startsWith("--help")
        || Set.of("-h", "--version", "help").contains(words.getLast())
        || (IDLE.contains(first) && options)
        || (first.equals("sleep") && words.size() == 2)
        || (first.equals("tail") && words.contains("/dev/null"));
  }
}

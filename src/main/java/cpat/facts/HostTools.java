package cpat.facts;

import java.util.Set;

/// Tools made to look at a host or to change it: its processes, connections, devices, load.
public final class HostTools {
  private static final Set<String> IMAGES =
      Listing.words(
          """
          netshoot node-exporter node_exporter cadvisor glances netdata htop iftop nethogs
          ntopng darkstat vnstat tcpdump tshark wireshark osquery sysdig falco bpftrace bcc
          node-problem-detector scaphandre docker-bench-security lynis arp-scan iptraf btop
          zeek bro maltrail suricata snort arpwatch p0f softflowd nprobe arkime bandwhich
          ctop dstat perf pcm sysstat nsenter ethtool iptables nftables debug-tools
          """);

  private static final Set<String> COMMANDS =
      Listing.words(
          """
          nsenter chroot ss netstat tcpdump tshark iftop nethogs htop top ps lsof ip ifconfig
          route iptables ip6tables iptables-save nft ethtool conntrack arp arp-scan bridge tc
          sysctl journalctl systemctl dmesg lsblk bpftrace strace perf ipvsadm ipset
          """);

  private HostTools() {}

  public static boolean image(String repository) {
    return IMAGES.contains(repository.substring(repository.lastIndexOf('/') + 1));
  }

  public static boolean command(String name) {
    return COMMANDS.contains(name.substring(name.lastIndexOf('/') + 1));
  }
}

#!/bin/sh
# Tells what a container sees of its host.
echo "host name     $(hostname)"
echo "kernel        $(uname -sr)"
echo "interfaces    $(ls /sys/class/net | tr '\n' ' ')"
echo "processes     $(ls -d /proc/[0-9]* | wc -l), number 1 is $(tr '\0' ' ' < /proc/1/cmdline)"
engine=$(cat /proc/[0-9]*/comm 2>/dev/null | grep -E 'dockerd|containerd|podman|conmon' | sort -u | tr '\n' ' ')
echo "engine        ${engine:-not to be seen}"
if [ ! -d /hostfs ]; then
  echo "files         those of the image"
  exit
fi
echo "users         $(wc -l < /hostfs/etc/passwd), the first is $(head -n 1 /hostfs/etc/passwd)"
echo "file systems  $(awk '$2 ~ "^/hostfs" {print $3}' /proc/self/mounts | sort | uniq -c | awk '{printf "%s %s, ", $1, $2}')"
if touch /hostfs/tmp/written-by-a-container 2>/dev/null; then
  rm -f /hostfs/tmp/written-by-a-container
  echo "files         can be written"
else
  echo "files         read-only: $(ls /hostfs | tr '\n' ' ')"
fi

#!/bin/sh
# Tells what a container sees of its host.
echo "host name     $(hostname)"
echo "kernel        $(uname -sr)"
echo "processes     $(ls -d /proc/[0-9]* | wc -l), number 1 is $(tr '\0' ' ' < /proc/1/cmdline)"
echo "interfaces    $(ls /sys/class/net | tr '\n' ' ')"
echo "users         $(wc -l < /host/etc/passwd) in /host/etc/passwd, the first is $(head -n 1 /host/etc/passwd)"
echo "root folders  $(ls /host | tr '\n' ' ')"
if touch /host/tmp/written-by-a-container 2>/dev/null; then
  rm -f /host/tmp/written-by-a-container
  echo "the host's files can be written"
else
  echo "the host's files are read-only"
fi

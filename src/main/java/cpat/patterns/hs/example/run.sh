#!/bin/sh
# Host Spoofing: a container looks at its host: its processes, its network, its files.
set -eu
cd "$(dirname "$0")"

# First without: the container sees itself. It is alone, and its process is number 1.
docker run --rm busybox:1.37.0 sh -c 'echo "processes     $(ls -d /proc/[0-9]* | wc -l), number 1 is $(tr "\0" " " < /proc/1/cmdline)"'
#=> number 1 is sh -c

# Each flag lends one thing of the host: --pid its processes, --network its interfaces, --uts its
# name, the mount its files. The mount is read-only and no capability is left.
docker run --rm --pid host --network host --uts host --cap-drop ALL \
  -v /:/host:ro -v "$PWD/info.sh:/info.sh:ro" busybox:1.37.0 sh /info.sh
#=> users
#=> root folders
#=> the host's files are read-only
#=> ! number 1 is sh

# On a desktop "the host" is the virtual machine of the engine, not your computer: look at the name.
docker run --rm --uts host busybox:1.37.0 hostname

# Clean up

#!/bin/sh
# Host Spoofing: a container looks at its host: its processes, its network, its files.
set -eu
cd "$(dirname "$0")"

# First without: the container sees itself. It is alone, and its process is number 1.
docker run --rm -v "$PWD/info.sh:/info.sh:ro" busybox:1.37.0 sh /info.sh
#=> number 1 is sh /info.sh
#=> engine        not to be seen
#=> those of the image

# Each flag lends one thing of the host: --pid its processes, --network its interfaces, --uts its
# name, the mount its files. The mount is read-only and no capability is left.
docker run --rm --pid host --network host --uts host --cap-drop ALL \
  -v /:/hostfs:ro -v "$PWD/info.sh:/info.sh:ro" busybox:1.37.0 sh /info.sh
#=> root:
#=> read-only
#=> ! engine        not to be seen
#=> ! number 1 is sh

# On a desktop "the host" is the virtual machine of the engine, not your computer: look at the name.
docker run --rm --uts host busybox:1.37.0 hostname

# Clean up

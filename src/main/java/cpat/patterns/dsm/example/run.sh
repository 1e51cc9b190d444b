#!/bin/sh
# Docker Socket Mount: a container lists all containers of the engine that runs it.
set -eu
cd "$(dirname "$0")"

# A monitor in Java, which speaks with the engine and holds no docker client.
docker build -t cpat-dsm .

# Something to see.
docker run -d --name cpat-dsm-other busybox:1.37.0 sleep 300

# The engine's socket is mounted, and the container sees its neighbours. Who can talk to the socket is
# root on the host: `:ro` protects the file, not the API, and the user inside must be able to open it.
docker run --rm --name cpat-dsm-monitor -v /var/run/docker.sock:/var/run/docker.sock cpat-dsm
#=> cpat-dsm-other
#=> cpat-dsm-monitor
#=> KiB

# The same with `:ro`: no difference.
docker run --rm -v /var/run/docker.sock:/var/run/docker.sock:ro cpat-dsm
#=> cpat-dsm-other

# Clean up
docker rm -f cpat-dsm-other
docker rmi cpat-dsm

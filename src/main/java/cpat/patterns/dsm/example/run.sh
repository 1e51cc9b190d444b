#!/bin/sh
# Docker Socket Mount: a container lists all containers of the engine that runs it.
set -eu
cd "$(dirname "$0")"

# A monitor in Java. It asks the engine's API itself: there is no docker client in the image.
# (The build stage gets a name to be removed by: Docker's old builder leaves it behind without one.)
docker build --target build -t cpat-dsm-build .
docker build -t cpat-dsm .

# Something to see.
docker run -d --name cpat-dsm-other busybox:1.37.0 sleep 300

# The engine's socket is mounted, and the container sees its neighbours and itself.
docker run --rm --name cpat-dsm-monitor -v /var/run/docker.sock:/var/run/docker.sock cpat-dsm
#=> cpat-dsm-other
#=> cpat-dsm-monitor
#=> KiB

# The socket makes root on the host of whoever can open it, and `:ro` changes nothing: it protects the
# file, not the API. The same answer:
docker run --rm --name cpat-dsm-again -v /var/run/docker.sock:/var/run/docker.sock:ro cpat-dsm
#=> cpat-dsm-other
#=> KiB

# Clean up
docker rm -f cpat-dsm-other
docker rmi cpat-dsm cpat-dsm-build

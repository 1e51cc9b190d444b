#!/bin/sh
# Containers Launcher: one `docker run` starts an application and its database, in order.
set -eu
cd "$(dirname "$0")"

# The image holds the launcher and the application, both in Java.
docker build -t cpat-cl-launcher .

# The database's image, if it is not there yet; the launcher would fetch it too, silently.
docker pull postgres:15.14-bookworm

# One command. The launcher speaks with the engine over its socket: it makes a network, starts the
# database, waits until it is ready (not only running), then starts the application.
docker run -d --name cpat-cl --stop-timeout 20 -v /var/run/docker.sock:/var/run/docker.sock cpat-cl-launcher \
  --publish 127.0.0.1:8088

# Look at the two times: a launcher that waits for "running" would have come too early.
docker logs cpat-cl
#=> the database is ready after
#=> the application is ready

# Its children carry its name.
docker ps --filter name=cpat-cl
#=> cpat-cl.db
#=> cpat-cl.app

# The application works with its database.
curl -fsS -d "a guest from outside" http://127.0.0.1:8088/
#=> - a guest from outside

# The entry is in the database, not in the application: it is still there after a restart.
docker restart -t 2 cpat-cl.app
curl -fsS --retry 9 --retry-all-errors http://127.0.0.1:8088/
#=> - a guest from outside

# Stopping the launcher takes everything down.
docker stop cpat-cl
docker ps -a --filter name=cpat-cl
#=> ! cpat-cl.db
#=> ! cpat-cl.app

# Clean up
docker rm -f cpat-cl
docker rmi cpat-cl-launcher

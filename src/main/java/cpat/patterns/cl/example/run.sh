#!/bin/sh
# Containers Launcher: one `docker run` starts an application and its database, in order.
set -eu
cd "$(dirname "$0")"

# The image holds the launcher and the application, both in Java.
# (The build stage gets a name to be removed by: Docker's old builder leaves it behind without one.)
docker build --target build -t cpat-cl-build .
docker build -t cpat-cl-launcher .

# The image of the database, if it is not there yet.
docker pull postgres:15.14-bookworm

# One command. The launcher asks the engine, over its socket, for a network and the database, waits until
# the database is ready, and then starts the application.
docker run -d --name cpat-cl --stop-timeout 30 -v /var/run/docker.sock:/var/run/docker.sock cpat-cl-launcher \
  --publish 127.0.0.1:8088

# The application answers.
curl -fsS --retry 60 --retry-all-errors --retry-delay 1 http://127.0.0.1:8088/
#=> Guests so far:

# Look at the two times: running is not ready. Who waits for the first comes too early.
docker logs cpat-cl
#=> the database runs after
#=> the database is ready after
#=> the application is ready

# The children carry the launcher's name.
docker ps --filter name=cpat-cl
#=> cpat-cl.db
#=> cpat-cl.app

# A guest signs.
curl -fsS -d "a guest from outside" http://127.0.0.1:8088/
#=> - a guest from outside

# The entry is in the database: it is still there after a restart of the application.
docker restart -t 2 cpat-cl.app
curl -fsS --retry 60 --retry-all-errors --retry-delay 1 http://127.0.0.1:8088/
#=> - a guest from outside

# Stopping the launcher takes everything down, within its grace.
docker stop cpat-cl
#=> within 30 s
docker ps -a --filter name=cpat-cl
#=> ! cpat-cl.db
#=> ! cpat-cl.app

# Clean up
docker rm -f cpat-cl
docker rmi cpat-cl-launcher cpat-cl-build

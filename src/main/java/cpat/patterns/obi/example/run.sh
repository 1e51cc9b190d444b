#!/bin/sh
# ONBUILD Image: a base image carries build steps; they run in the image that is built on it.
set -eu
cd "$(dirname "$0")"

# The base only notes the triggers: nothing is copied or installed yet.
docker build -t cpat-obi-base base
docker run --rm --entrypoint sh cpat-obi-base -c "ls; pip list"
#=> ! app.py
#=> ! bottle

# The child's Dockerfile is FROM and no more. Look for the steps that it does not show. (Docker's old
# builder only says how many they are.)
docker build -t cpat-obi-child --build-arg BASE=cpat-obi-base child

# They copied the sources, and what these need was installed before.
docker run --rm --entrypoint sh cpat-obi-child -c "ls; pip list"
#=> app.py
#=> bottle

# The application of the child answers.
docker run -d --name cpat-obi -p 127.0.0.1:8084:8000 cpat-obi-child
curl -fsS --retry 9 --retry-delay 1 --retry-all-errors http://127.0.0.1:8084/
#=> built by triggers of the base image

# The last trigger set the user: the program is not root.
docker exec cpat-obi id
#=> nobody

# Clean up
docker rm -f cpat-obi
docker rmi cpat-obi-child cpat-obi-base

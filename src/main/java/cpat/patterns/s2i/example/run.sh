#!/bin/sh
# Source To Image: one Dockerfile compiles a Java program and ships it without the build tools.
set -eu
cd "$(dirname "$0")"

# Two stages: Maven builds, the second stage takes the jar and nothing else.
docker build -t cpat-s2i .

# The program answers.
docker run -d --name cpat-s2i -p 127.0.0.1:8086:8000 cpat-s2i
curl -fsS --retry 9 --retry-all-errors http://127.0.0.1:8086/
#=> It is 2

# Neither the compiler nor Maven nor the sources are in the image that runs.
docker exec cpat-s2i sh -c "command -v javac mvn || echo 'no build tools'; ls /src 2>&1 || true"
#=> no build tools
#=> No such file

# It runs as nobody in particular, and stops when told to.
docker exec cpat-s2i id -u
#=> 10001
docker stop cpat-s2i
#=> within 5 s

# Clean up
docker rm -f cpat-s2i
docker rmi cpat-s2i

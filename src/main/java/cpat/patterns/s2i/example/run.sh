#!/bin/sh
# Source To Image: one Dockerfile compiles a Java program and ships it without the build tools.
set -eu
cd "$(dirname "$0")"

# The first stage alone, to look into it: it holds all that building needs.
docker build --target build -t cpat-s2i-build .
docker run --rm cpat-s2i-build sh -c "command -v mvn && command -v javac"
#=> mvn
#=> javac

# The whole: the second stage takes the jar and nothing else.
docker build -t cpat-s2i .

# The program answers.
docker run -d --name cpat-s2i -p 127.0.0.1:8086:8000 cpat-s2i
curl -fsS --retry 9 --retry-delay 1 --retry-all-errors http://127.0.0.1:8086/
#=> It is 2

# Neither Maven nor the compiler nor the sources are in the image that runs.
docker exec cpat-s2i sh -c "command -v mvn || echo no Maven; command -v javac || echo no compiler; ls /src || true"
#=> no Maven
#=> no compiler
#=> No such file

# It runs as a user without a name, and stops when told to.
docker exec cpat-s2i id -u
#=> 10001
docker stop -t 10 cpat-s2i
#=> within 5 s

# Clean up
docker rm -f cpat-s2i
docker rmi cpat-s2i cpat-s2i-build

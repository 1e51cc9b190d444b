#!/bin/sh
# Build From Scratch: an image that holds one static program, and no byte beside it.
set -eu
cd "$(dirname "$0")"

# The first stage alone: it compiles the program, statically linked. (Some builders leave a stage
# without a name behind; this one has a name to be removed by.)
docker build --target build -t cpat-bfs-build .

# The whole: the second stage starts from nothing and takes the program.
docker build -t cpat-bfs .

# It serves.
docker run -d --name cpat-bfs -p 127.0.0.1:8087:8000 --read-only --cap-drop ALL cpat-bfs
curl -fsS --retry 9 --retry-delay 1 --retry-all-errors http://127.0.0.1:8087/hello
#=> served from scratch: /hello

# The image is as large as the program: compare the two numbers. (An engine that keeps the packed layer
# as well counts both.)
docker cp cpat-bfs:/hello ./hello
wc -c hello
docker image inspect -f '{{.Size}} bytes of image' cpat-bfs
#=> at most twice the size of hello

# Without a shell in between, the program itself hears that it is to stop.
docker stop -t 10 cpat-bfs
#=> within 5 s
docker inspect -f 'exit code {{.State.ExitCode}}' cpat-bfs
#=> exit code 0

# Clean up
docker rm -f cpat-bfs
docker rmi cpat-bfs cpat-bfs-build
rm -f hello

#!/bin/sh
# Build From Scratch: an image that holds one static program, and no byte beside it.
set -eu
cd "$(dirname "$0")"

# The Go program is linked statically; the second stage starts from nothing.
docker build -t cpat-bfs .

# It serves.
docker run -d --name cpat-bfs -p 127.0.0.1:8087:8000 --read-only --cap-drop ALL cpat-bfs
curl -fsS --retry 9 --retry-all-errors http://127.0.0.1:8087/hello
#=> served from scratch: /hello

# The image is as large as the program: compare the two numbers.
docker cp cpat-bfs:/hello ./hello
wc -c hello
docker image inspect -f "{{.Size}} bytes of image" cpat-bfs
#=> at most twice the size of hello

# There is no shell to enter, and nothing else either.
docker top cpat-bfs
#=> /hello

# Clean up
docker rm -f cpat-bfs
docker rmi cpat-bfs
rm -f hello

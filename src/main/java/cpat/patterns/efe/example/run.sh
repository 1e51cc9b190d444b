#!/bin/sh
# Exec Form ENTRYPOINT: the same program in three forms; one of them does not hear "stop".
set -eu
cd "$(dirname "$0")"

# One program, three ways to write ENTRYPOINT: a JSON array, a shell line, a script that gives way.
docker build -t cpat-efe-exec .
docker build -t cpat-efe-shell -f Dockerfile.shell .
docker build -t cpat-efe-script -f Dockerfile.script .

# All three start. A program is ready to stop only when its handler is in place.
docker run -d --name cpat-efe-exec cpat-efe-exec
docker run -d --name cpat-efe-shell cpat-efe-shell
docker run -d --name cpat-efe-script cpat-efe-script
docker logs cpat-efe-exec
#=> ready as process 1,
docker logs cpat-efe-script
#=> ready as process 1,

# In shell form another process is number 1: the shell.
docker logs cpat-efe-shell
#=> ready as process
#=> ! ready as process 1,
docker top cpat-efe-shell
#=> sh -c

# Exec form: the signal reaches the program, which ends by itself with exit code 0.
docker stop -t 4 cpat-efe-exec
#=> within 3 s
docker wait cpat-efe-exec
#=> 0
docker logs cpat-efe-exec
#=> closing in order

# A script that ends with exec does as well.
docker stop -t 4 cpat-efe-script
#=> within 3 s
docker wait cpat-efe-script
#=> 0

# Shell form: the shell keeps the signal, and after the grace time the engine kills all: 137.
docker stop -t 4 cpat-efe-shell
#=> after 4 s
docker wait cpat-efe-shell
#=> 137
docker logs cpat-efe-shell
#=> ! closing in order

# Clean up
docker rm -f cpat-efe-exec cpat-efe-shell cpat-efe-script
docker rmi cpat-efe-exec cpat-efe-shell cpat-efe-script

#!/bin/sh
# Exec Form ENTRYPOINT: the same program in three forms; one of them does not hear "stop".
set -eu
cd "$(dirname "$0")"

# One program, three ways to write ENTRYPOINT: a JSON array, a shell line, a script that gives way.
docker build -t cpat-efe-exec .
docker build -t cpat-efe-shell -f Dockerfile.shell .
docker build -t cpat-efe-script -f Dockerfile.script .

docker run -d --name cpat-efe-exec cpat-efe-exec
docker run -d --name cpat-efe-shell cpat-efe-shell
docker run -d --name cpat-efe-script cpat-efe-script

# A stop before the handler is in place would kill any of them: wait. Then look at who is process 1.
docker exec cpat-efe-exec sh /app/ready.sh
#=> process 1 is python /app/server.py 8000

docker exec cpat-efe-script sh /app/ready.sh
#=> process 1 is python /app/server.py 8000

# In shell form it is the shell, and the program has another number.
docker exec cpat-efe-shell sh /app/ready.sh
#=> process 1 is /bin/sh -c

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
#=> ready as process
#=> ! closing in order

# Clean up
docker rm -f cpat-efe-exec cpat-efe-shell cpat-efe-script
docker rmi cpat-efe-exec cpat-efe-shell cpat-efe-script

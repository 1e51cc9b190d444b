#!/bin/sh
docker run -d --name cpat-child busybox:1.37.0 sh -c 'echo "work is done"; sleep 2' >/dev/null
docker logs -f cpat-child
docker wait cpat-child >/dev/null 2>&1

#!/bin/sh
# Sidecar Container: two helpers beside a web server, one shares its volume, one its processes.
set -eu
cd "$(dirname "$0")"

# The main container: a web server with a volume where its pages lie.
docker volume create cpat-sc-pages
docker run -d --name cpat-sc -p 127.0.0.1:8093:80 -v cpat-sc-pages:/usr/local/apache2/htdocs httpd:2.4.65
curl -fsS --retry 9 --retry-all-errors --retry-delay 1 http://127.0.0.1:8093/
#=> It works

# A sidecar takes the volume and writes a page every second. The server knows nothing of it.
docker run -d --name cpat-sc-news -v cpat-sc-pages:/news -v "$PWD/news.sh:/news.sh:ro" busybox:1.37.0 sh /news.sh
docker exec cpat-sc-news sh -c 'until grep -q News /news/index.html; do sleep 0.1; done'
curl -fsS http://127.0.0.1:8093/
#=> News number

# Another joins the process namespace: it sees the server as process 1 and has it reload, gently.
docker run --rm --name cpat-sc-watch --pid container:cpat-sc -v "$PWD/watch.sh:/watch.sh:ro" busybox:1.37.0 sh /watch.sh
#=> process 1 is httpd
#=> reloaded, and still the same process 1

# That sidecar has ended, the other crashes: the server is not touched and still answers.
docker kill cpat-sc-news
docker inspect -f "restarts {{.RestartCount}}, running {{.State.Running}}" cpat-sc
#=> restarts 0, running true
curl -fsS http://127.0.0.1:8093/
#=> News number

# Clean up
docker rm -f cpat-sc-news cpat-sc
docker volume rm cpat-sc-pages

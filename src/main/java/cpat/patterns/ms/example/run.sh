#!/bin/sh
# Mount Sources: a web server serves a game from the folder you edit; a change shows at once.
set -eu
cd "$(dirname "$0")"

# The folder game/ is mounted where the server serves from: read-only, since it only reads, and on
# loopback only.
docker run -d --name cpat-ms -p 127.0.0.1:8082:80 \
  --mount "type=bind,src=$PWD/game,dst=/usr/local/apache2/htdocs,readonly" httpd:2.4.65

# The game answers. Open the address in a browser and play.
curl -fsS --retry 9 --retry-delay 1 --retry-all-errors http://127.0.0.1:8082/
#=> <h1>Fifteen</h1>

# A source changes: no build, no restart. Like many editors, sed puts a new file in the old one's place.
sed -i.bak 's/<h1>Fifteen/<h1>Fifteen tiles/' game/index.html
curl -fsS http://127.0.0.1:8082/
#=> <h1>Fifteen tiles</h1>

# The container cannot write into the sources.
docker exec cpat-ms sh -c "touch htdocs/x || true"
#=> Read-only file system

# Clean up
docker rm -f cpat-ms
mv game/index.html.bak game/index.html

#!/bin/sh
# Copy Sources: a game is copied into the image of a web server; each change needs a new image.
set -eu
cd "$(dirname "$0")"

# The sources become a layer of the image.
docker build -t cpat-cs:1 .

# The image runs anywhere, without the folder it was built from.
docker run -d --name cpat-cs -p 127.0.0.1:8081:8080 cpat-cs:1

# The game answers. Open the address in a browser and play.
curl -fsS --retry 9 --retry-delay 1 --retry-all-errors http://127.0.0.1:8081/
#=> <h1>Pairs</h1>

# A source changes on the host: the running container does not see it.
sed -i.bak 's/<h1>Pairs/<h1>All the pairs/' game/index.html
curl -fsS http://127.0.0.1:8081/
#=> <h1>Pairs</h1>

# A new image and a new container do.
docker build -t cpat-cs:2 .
docker rm -f cpat-cs
docker run -d --name cpat-cs -p 127.0.0.1:8081:8080 cpat-cs:2
curl -fsS --retry 9 --retry-delay 1 --retry-all-errors http://127.0.0.1:8081/
#=> <h1>All the pairs</h1>

# The .dockerignore kept out what is not to be served, such as the copy that sed made.
docker exec cpat-cs ls htdocs
#=> game.js
#=> ! .bak

# Clean up
docker rm -f cpat-cs
docker rmi cpat-cs:1 cpat-cs:2
mv game/index.html.bak game/index.html

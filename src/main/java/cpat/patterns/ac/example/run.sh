#!/bin/sh
# Ambassador Container: the application talks to 127.0.0.1; its ambassador knows the world outside.
set -eu
cd "$(dirname "$0")"

# The world outside: two services on a network.
docker network create cpat-ac-net
docker run -d --name cpat-ac-a --network cpat-ac-net --network-alias weather-a busybox:1.37.0 \
  sh -c "mkdir /www && echo sunny, says a > /www/index.html && exec httpd -f -h /www"
docker run -d --name cpat-ac-b --network cpat-ac-net --network-alias weather-b busybox:1.37.0 \
  sh -c "mkdir /www && echo rainy, says b > /www/index.html && exec httpd -f -h /www"

# The ambassador is on the network. Its configuration is the only place that knows an address.
docker run -d --name cpat-ac-ambassador --network cpat-ac-net \
  -v "$PWD:/usr/local/etc/haproxy:ro" haproxy:2.6.22

# The application joins the ambassador's network namespace and asks 127.0.0.1:9000. (It joins, not the
# other way round: so the ambassador can be replaced only together with it, but never leaves it alone.)
docker run -d --name cpat-ac-app --network container:cpat-ac-ambassador \
  -v "$PWD/app.py:/app.py:ro" python:3.11.13-slim-bookworm python /app.py
docker logs cpat-ac-app
#=> sunny, says a

# Another service is meant now: the ambassador reads its configuration again.
sed -i.bak 's/weather-a/weather-b/' haproxy.cfg
docker kill -s HUP cpat-ac-ambassador
docker logs cpat-ac-app
#=> rainy, says b

# The application was neither restarted nor told.
docker inspect -f "restarts {{.RestartCount}}, running {{.State.Running}}" cpat-ac-app
#=> restarts 0, running true
docker logs cpat-ac-app
#=> question 1:

# Clean up
docker rm -f cpat-ac-app cpat-ac-ambassador cpat-ac-a cpat-ac-b
docker network rm cpat-ac-net

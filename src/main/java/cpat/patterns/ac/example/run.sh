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

# The application asks 127.0.0.1:9000 and nothing else. Nobody is there yet.
docker run -d --name cpat-ac-app --network cpat-ac-net \
  -v "$PWD/app.py:/app.py:ro" python:3.11.13-slim-bookworm python /app.py

# The ambassador joins the application's network. Its configuration is the only place that knows an
# address. (It joins the application, not the other way round: so it can be replaced at any time.)
docker run -d --name cpat-ac-ambassador --network container:cpat-ac-app \
  -v "$PWD:/usr/local/etc/haproxy:ro" haproxy:2.6.22
sleep 1
docker logs cpat-ac-app
#=> sunny, says a

# Another service is meant now: the ambassador reads its configuration again.
sed -i.bak 's/weather-a/weather-b/' haproxy.cfg
docker kill -s HUP cpat-ac-ambassador
sleep 1
docker logs --tail 2 cpat-ac-app
#=> rainy, says b

# Even the ambassador itself can be replaced.
docker rm -f cpat-ac-ambassador
docker run -d --name cpat-ac-ambassador --network container:cpat-ac-app \
  -v "$PWD:/usr/local/etc/haproxy:ro" haproxy:2.6.22
sleep 1
docker logs --tail 2 cpat-ac-app
#=> rainy, says b

# The application was started once, and never told.
docker logs cpat-ac-app
#=> start 1, question 1:
#=> ! start 2

# Clean up
docker rm -f cpat-ac-ambassador
docker rm -f cpat-ac-app cpat-ac-a cpat-ac-b
docker network rm cpat-ac-net
mv haproxy.cfg.bak haproxy.cfg

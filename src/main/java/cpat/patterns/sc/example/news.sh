#!/bin/sh
# Writes a page into the volume of the web server beside it, again and again.
count=0
trap 'exit 0' TERM
while :; do
  count=$((count + 1))
  echo "<h1>News number $count</h1>" > /news/new.html && mv /news/new.html /news/index.html
  sleep 1 & wait $!
done

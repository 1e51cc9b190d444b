#!/bin/sh
# Looks at the web server beside it, number 1 in the process namespace that both share, and asks it to
# take its configuration again: USR1 is httpd's word for "gracefully". Never kill number 1 from here:
# with it goes everything in its namespace, this script too.
workers() {
  for status in /proc/[0-9]*/status; do
    awk '/^Pid:/ {pid = $2} /^PPid:/ && $2 == 1 {printf "%s ", pid}' "$status" 2>/dev/null
  done
}
started() { sed 's/.*) //' /proc/1/stat | cut -d ' ' -f 20; }

echo "process 1 is $(tr '\0' ' ' < /proc/1/cmdline)"
grep -E '^(Name|State|Threads)' /proc/1/status
before=$(workers)
birth=$(started)
kill -USR1 1
tries=0
while [ "$(workers)" = "$before" ] && [ "$tries" -lt 50 ]; do
  tries=$((tries + 1))
  sleep 0.1
done
echo "its workers were $before- now $(workers)"
[ "$(started)" = "$birth" ] && [ "$(workers)" != "$before" ] && echo "reloaded, and still the same process 1"

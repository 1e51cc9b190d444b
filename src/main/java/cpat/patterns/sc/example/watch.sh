#!/bin/sh
# Looks at the web server beside it: number 1 in the process namespace that both share.
echo "process 1 is $(tr '\0' ' ' < /proc/1/cmdline)"
grep -E '^(Name|State|Threads)' /proc/1/status
echo "its files: $(ls /proc/1/root/usr/local/apache2 2>/dev/null | tr '\n' ' ')"
kill -USR1 1 && echo "asked it to reload"

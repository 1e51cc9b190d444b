#!/bin/sh
# Where variables are needed: a script that gives way to the program by exec.
set -eu
exec python /app/server.py "${PORT:=8000}" "$@"

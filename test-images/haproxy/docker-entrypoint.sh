#!/bin/sh
# Flags are haproxy's; it runs as a master with workers, in the foreground.
set -e
case ${1:-} in
  -*) exec haproxy -W -db "$@" ;;
  haproxy) shift && exec haproxy -W -db "$@" ;;
esac
exec "$@"

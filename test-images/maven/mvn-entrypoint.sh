#!/bin/sh
# Makes the folder of Maven's local repository, or goes on without: whoever runs it may not write there.
mkdir -p "$MAVEN_CONFIG" 2>/dev/null || echo "mvn-entrypoint: cannot write to MAVEN_CONFIG=$MAVEN_CONFIG" >&2
unset MAVEN_CONFIG
exec "$@"

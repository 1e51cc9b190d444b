#!/bin/sh
# Like the original: prepares the folder of the local repository, or carries on without.
mkdir -p "$MAVEN_CONFIG" 2>/dev/null || echo "Can not write to $MAVEN_CONFIG. Wrong volume permissions? Carrying on ..." >&2
unset MAVEN_CONFIG
exec "$@"

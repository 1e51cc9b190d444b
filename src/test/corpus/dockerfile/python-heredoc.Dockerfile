#syntax = docker/dockerfile:1
FROM python:3.13-slim-bookworm

# One layer, one script
RUN <<EOF
set -eu
apt-get update
apt-get install -y --no-install-recommends libpq5
rm -rf /var/lib/apt/lists/*
EOF

RUN <<-'SCRIPT' python3
	import sys
	print("$HOME stays", sys.version)
	SCRIPT

COPY <<"settings.ini" <<-run.sh /opt/app/
[app]
debug = $DEBUG
settings.ini
	#!/bin/sh
	exec gunicorn app:wsgi
	run.sh

RUN cat <<ONE >/etc/one && cat <<TWO >/etc/two
first
ONE
second # not a comment
TWO
RUN chmod +x /opt/app/run.sh
CMD /opt/app/run.sh

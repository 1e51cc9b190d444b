#!/usr/bin/env bash
# As the original: becomes postgres, makes the cluster on the first start with a server that listens
# on the socket only, runs what lies in /docker-entrypoint-initdb.d, then gives way to the server.
set -euo pipefail
[ "${1:-}" = "${1#-}" ] || set -- postgres "$@"
if [ "$1" = postgres ] && [ "$(id -u)" = 0 ]; then
  mkdir -p "$PGDATA"
  chown -R postgres "$PGDATA" /var/run/postgresql
  chmod 700 "$PGDATA"
  exec setpriv --reuid=postgres --regid=postgres --init-groups "$0" "$@"
fi
if [ "$1" = postgres ] && [ ! -s "$PGDATA/PG_VERSION" ]; then
  user=${POSTGRES_USER:-postgres}
  database=${POSTGRES_DB:-$user}
  method=scram-sha-256
  if [ -z "${POSTGRES_PASSWORD:-}" ]; then
    [ "${POSTGRES_HOST_AUTH_METHOD:-}" = trust ] || {
      echo "Error: Database is uninitialized and superuser password is not specified." >&2
      exit 1
    }
    method=trust
  fi
  initdb --username="$user" --pwfile=<(printf '%s\n' "${POSTGRES_PASSWORD:-none}") --auth-local=trust >/dev/null
  echo "host all all all $method" >>"$PGDATA/pg_hba.conf"
  pg_ctl -w -o "-c listen_addresses=''" start >/dev/null
  [ "$database" = postgres ] || createdb --username="$user" "$database"
  for file in /docker-entrypoint-initdb.d/*; do
    case $file in
      *.sh) . "$file" ;;
      *.sql) psql -v ON_ERROR_STOP=1 --username="$user" --dbname="$database" -f "$file" ;;
    esac
  done
  pg_ctl -w -m fast stop >/dev/null
  echo "PostgreSQL init process complete; ready for start up."
fi
[ "$1" != postgres ] || set -- "$@" -c "listen_addresses=*"
exec "$@"

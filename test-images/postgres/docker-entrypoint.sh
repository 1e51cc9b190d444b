#!/usr/bin/env bash
# Becomes the user postgres. On the first start it makes the cluster, with a server that listens on its
# socket only, and runs what lies in /docker-entrypoint-initdb.d; then it gives way to the server.
# shellcheck disable=SC1090
set -euo pipefail
[ "${1:-}" = "${1#-}" ] || set -- postgres "$@"
[ "${1:-}" = postgres ] || exec "$@"

if [ "$(id -u)" = 0 ]; then
  mkdir -p "$PGDATA"
  chown -R postgres: "$PGDATA" /var/run/postgresql
  chmod 700 "$PGDATA"
  exec setpriv --reuid=postgres --regid=postgres --init-groups "$0" "$@"
fi

# Each of these settings may also be the content of a file.
for name in POSTGRES_PASSWORD POSTGRES_USER POSTGRES_DB POSTGRES_INITDB_ARGS; do
  file=${name}_FILE
  [ -z "${!file:-}" ] || export "$name=$(<"${!file}")"
done
user=${POSTGRES_USER:-postgres}
database=${POSTGRES_DB:-$user}
method=${POSTGRES_HOST_AUTH_METHOD:-scram-sha-256}

initialise() {
  if [ -z "${POSTGRES_PASSWORD:-}" ] && [ "$method" != trust ]; then
    echo "Error: the database is not initialised and POSTGRES_PASSWORD is not set." >&2
    exit 1
  fi
  # shellcheck disable=SC2086
  initdb --username="$user" ${POSTGRES_PASSWORD:+--pwfile=<(printf '%s\n' "$POSTGRES_PASSWORD")} \
    --auth-local=trust --auth-host=trust ${POSTGRES_INITDB_ARGS:-}
  printf '\nhost all all all %s\n' "$method" >>"$PGDATA/pg_hba.conf"
  pg_ctl -w -o "-c listen_addresses=''" start
  [ "$database" = postgres ] || createdb --username="$user" --maintenance-db=postgres "$database"
  local file sql=(psql -v ON_ERROR_STOP=1 --no-psqlrc --username="$user" --dbname="$database")
  for file in /docker-entrypoint-initdb.d/*; do
    case $file in
      *.sql) "${sql[@]}" -f "$file" ;;
      *.sql.gz) gunzip -c "$file" | "${sql[@]}" ;;
      *.sh) if [ -x "$file" ]; then "$file"; else . "$file"; fi ;;
    esac
  done
  pg_ctl -w -m fast stop
  printf '\nPostgreSQL init process complete; ready for start up.\n\n'
}

[ -s "$PGDATA/PG_VERSION" ] || initialise
exec "$@"

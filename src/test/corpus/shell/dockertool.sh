#!/usr/bin/env bash
# A wrapper such as many repositories have: options in arrays, a tty only where there is one.
set -euo pipefail

readonly IMAGE="${TOOL_IMAGE:-registry.example.com/tools/lint:2.4}"
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
args=(--rm --init
  -v "$PWD":/work:ro   # sources
  -w /work)
if [ -t 0 ]; then
  args+=(-it)
fi

usage() {
  cat <<EOF
usage: $0 [check|fix]
  runs docker run inside
EOF
}

case "${1:-}" in
  -h|--help) usage; exit 0 ;;
  db)
    cid=$(docker run -d --name db -e POSTGRES_PASSWORD=x postgres:16)
    until docker exec "$cid" pg_isready; do sleep 1; done
    docker run --rm --network "container:${cid}" postgres:16 psql -c 'select 1; select 2' | tee "$here/out.txt"
    ;;
  *)
    exec docker run "${args[@]}" -u "$(id -u):$(id -g)" "$IMAGE" "$@"
    ;;
esac

docker build -t local/tool - <<'DOCKERFILE'
FROM alpine:3.20
ENTRYPOINT ["cat"]
DOCKERFILE

#!/usr/bin/env bash
# Cold start and files per second of cpat beside two peers, in one run on one machine.
# usage: run.sh [DIR]   DIR: a tree of Dockerfiles (default: the test corpus, copied 50 times)
set -euo pipefail
home=$(cd "$(dirname "$0")/../.." && pwd)
work=$home/target/bench
runs=${RUNS:-9}
mkdir -p "$work"
dir=${1:-}
if [ -z "$dir" ]; then
  dir=$work/corpus
  if [ ! -d "$dir" ]; then
    for i in $(seq 50); do
      mkdir -p "$dir/$i"
      cp -r "$home"/src/test/corpus/dockerfile "$dir/$i/"
    done
  fi
fi
if [ ! -d "$work/node_modules/dockerfilelint" ] || [ ! -d "$work/node_modules/dockerfile-utils" ]; then
  (cd "$work" && npm install --silent --no-audit --no-fund --prefix "$work" dockerfilelint@1.8.0 dockerfile-utils@0.16.3) || {
    echo "bench: the peers could not be installed (npm); cpat alone is measured" >&2
  }
fi
cat > "$work/utils.js" <<'J'
const { validate } = require('dockerfile-utils');
const fs = require('fs');
let problems = 0;
for (const file of fs.readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
  problems += validate(fs.readFileSync(file, 'utf8')).length;
}
console.log(problems);
J
find "$dir" -type f \( -iname 'Dockerfile*' -o -iname '*.Dockerfile' -o -name 'Containerfile*' \) > "$work/files"
count=$(wc -l < "$work/files")
one=$(head -n 1 "$work/files")

# median of user+sys seconds and of wall seconds over the runs, after one that does not count
measure() {
  local label=$1 files=$2 i; shift 2
  local times=() TIMEFORMAT='%U %S %R'
  for i in $(seq 0 "$runs"); do
    local t
    t=$( { time "$@" > /dev/null 2>&1 || true; } 2>&1 | tail -n 1)
    [ "$i" = 0 ] || times+=("$t")
  done
  printf '%s\n' "${times[@]}" | awk -v label="$label" -v files="$files" '
    { cpu[NR] = $1 + $2; wall[NR] = $3 }
    END { n = asort_(cpu, NR); asort_(wall, NR); c = cpu[int((n + 1) / 2)]; w = wall[int((n + 1) / 2)]
      printf "%-44s %8.0f ms wall %8.0f ms cpu", label, w * 1000, c * 1000
      if (files > 1) printf " %9.0f files/s cpu", files / c
      print "" }
    function asort_(a, n,   i, j, t) { for (i = 2; i <= n; i++) for (j = i; j > 1 && a[j-1] > a[j]; j--) { t = a[j]; a[j] = a[j-1]; a[j-1] = t } return n }'
}

"$home/cpat" version > /dev/null
echo "median of $runs runs; $count Dockerfiles, $(xargs -d '\n' cat < "$work/files" | wc -c) bytes"
echo
echo "one file (cold start)"
measure "cpat scan" 1 "$home/cpat" scan -q "$one"
[ -d "$work/node_modules/dockerfilelint" ] && measure "dockerfilelint 1.8.0" 1 node "$work/node_modules/dockerfilelint/bin/dockerfilelint" "$one"
[ -d "$work/node_modules/dockerfile-utils" ] && measure "dockerfile-utils 0.16.3 validate" 1 sh -c "echo '$one' | node '$work/utils.js'"
echo
echo "all files, one process"
measure "cpat scan --format json" "$count" xargs -a "$work/files" -d '\n' "$home/cpat" scan -q --format json
[ -d "$work/node_modules/dockerfilelint" ] && measure "dockerfilelint 1.8.0" "$count" xargs -a "$work/files" -d '\n' node "$work/node_modules/dockerfilelint/bin/dockerfilelint"
[ -d "$work/node_modules/dockerfile-utils" ] && measure "dockerfile-utils 0.16.3 validate" "$count" sh -c "node '$work/utils.js' < '$work/files'"
exit 0

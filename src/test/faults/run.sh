#!/usr/bin/env bash
# Every fault that use has found, tried on the packaged server, a line each. The server is started with an empty folder of its own.
# Usage: run.sh [part of a script's name ...]      needs curl and python3
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd); jar=$here/../../../target/quarkus-app/quarkus-run.jar
[ -f "$jar" ] || { echo "There is no packaged server. Run: mvn -B -DskipTests package"; exit 2; }
data=$(mktemp -d); port=${PORT:-18080}
export LEADLINE=http://localhost:$port LEADLINE_CLI="java -jar $jar" RUN
LEADLINE_DATA_DIR=$data QUARKUS_HTTP_PORT=$port LEADLINE_ALERTS_ALLOW_HTTP_TO_LOCALHOST=true java -jar "$jar" > "$data/log" 2>&1 &
server=$!
trap 'kill $server 2>/dev/null; wait $server 2>/dev/null; rm -rf "$data"' EXIT
for _ in $(seq 180); do
  [ "$(curl -s -o /dev/null -w '%{http_code}' "$LEADLINE/q/health/ready")" = 200 ] && break
  kill -0 $server 2>/dev/null || { tail -20 "$data/log"; exit 2; }
  sleep 1
done
failed=()
for script in "$here"/[0-9H]*.sh; do
  name=$(basename "$script" .sh)
  [ $# = 0 ] || [[ " $* " =~ " ${name%%-*} " ]] || continue
  RUN=$(date +%s%N); echo "== $name"
  timeout 120 bash "$script" || failed+=("$name")
done
echo
[ ${#failed[@]} = 0 ] && echo "All answer as they should." || { echo "Not as they should: ${failed[*]}"; exit 1; }

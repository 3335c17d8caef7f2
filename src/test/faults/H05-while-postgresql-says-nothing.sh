# PostgreSQL is stopped with a signal, as a machine that hangs: every answer that needs it is 503 with Retry-After, within 3 s.
source "$(dirname "$0")/say.sh"
data=$(mktemp -d); port=$((20000 + RANDOM % 20000)); jar=${LEADLINE_CLI##* }; stopped=
trap 'kill -CONT $stopped 2>/dev/null; kill $server 2>/dev/null; wait 2>/dev/null; rm -rf "$data"; exit $wrong' EXIT
(cd "$data" && LEADLINE_DATA_DIR=$data/data QUARKUS_HTTP_PORT=$port exec java -XX:TieredStopAtLevel=1 -jar "$jar" > "$data/log" 2>&1) &
server=$!
for _ in $(seq 100); do [ "$(curl -s -o /dev/null -w '%{http_code}' "localhost:$port/q/health/ready")" = 200 ] && break; sleep 1; done
for pid in $(pgrep postgres); do case $(readlink "/proc/$pid/exe") in "$data"/*) stopped="$stopped $pid";; esac; done
kill -STOP $stopped
answer() { curl -s -o /dev/null -D "$data/headers" -m 20 -w '%{http_code} %{time_total}' "${@:2}" "localhost:$port$1"; grep -qi '^retry-after' "$data/headers" && echo " again"; }
for door in /v1/actions /v1/actions/counts /v1/leads/x /v1/leads/x/next-action /v1/receivers /v1/deliveries /v1/transitions /v1/policies/mql-to-sal-simple/drafts; do
  read -r status seconds again <<< "$(answer $door)"
  expect "GET $door" "503 again in time" "$status $again $(python3 -c "print('in time' if $seconds < 3.2 else $seconds)")"
done
read -r status seconds again <<< "$(answer /v1/leads/x/ranks -H 'Content-Type: application/json' -d '{"rank": 5}')"
expect "a fact" "503 again in time" "$status $again $(python3 -c "print('in time' if $seconds < 3.2 else $seconds)")"

#!/usr/bin/env bash
# Measures a running server with wrk: a trivial door, decisions without a record, decisions with one. All in one run, so
# that the ratios mean something on a noisy machine. Usage: src/test/load/load.sh [port] [seconds] [connections]
set -euo pipefail
port=${1:-8080} seconds=${2:-10} connections=${3:-16}
server=http://localhost:$port
here=$(dirname "$0")

measure() { # name, address, wrk's further arguments
    local name=$1 address=$2
    shift 2
    wrk -t2 -c"$connections" -d"${seconds}s" --latency "$@" "$server$address" |
        awk -v name="$name" '/50%/ {p50 = $2} /99%/ {p99 = $2} /Requests\/sec/ {rate = $2} /Non-2xx/ {bad = $NF}
            END {printf "%-28s %8.0f requests/s   p50 %-9s p99 %-9s not 2xx: %d\n", name, rate, p50, p99, bad}'
}

for warm in 1 2; do wrk -t2 -c"$connections" -d5s -s "$here/decide.lua" "$server/v1/decisions?record=false" > /dev/null; done
measure "trivial (GET /q/health/live)" /q/health/live
measure "decide, not recorded" "/v1/decisions?record=false" -s "$here/decide.lua"
measure "decide, recorded" /v1/decisions -s "$here/decide.lua"
measure "trivial again" /q/health/live

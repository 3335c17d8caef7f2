# What every script here needs. LEADLINE is the address of a running server, LEADLINE_CLI the command line, RUN makes ids new.
: "${LEADLINE:=http://localhost:8080}" "${RUN:=$(date +%s%N)}"
wrong=0
trap 'exit $wrong' EXIT

# expect "<what it is about>" "<the right value>" "<the value seen>"
expect() {
  if [ "$2" = "$3" ]; then echo "ok     $1: $3"; else echo "WRONG  $1: $3, and right is $2"; wrong=1; fi
}

# <JSON> | json '<Python expression about d>': a value out of a document, `null` when there is none
json() { python3 -c '
import json, sys
try:
    d = json.load(sys.stdin)
    v = eval(sys.argv[1])
except (KeyError, IndexError, TypeError, StopIteration, ValueError):
    v = None
print(v if isinstance(v, str) else json.dumps(v))' "$1"; }

get() { curl -s "$LEADLINE$1" "${@:2}"; }
send() { curl -s -X "$1" "$LEADLINE$2" -H 'Content-Type: application/json' -d "$3" "${@:4}"; }
status() { curl -s -o /dev/null -w '%{http_code}' "$LEADLINE$1" "${@:2}"; }
# A moment from words, in UTC: moment '2 days ago', moment '2026-11-24 17:00'
moment() { date -u -d "$1" +%Y-%m-%dT%H:%M:%SZ; }

#!/usr/bin/env bash
source "$(dirname "$0")/say.sh"
work=$(mktemp -d); trap 'rm -rf "$work"; exit $wrong' EXIT
printf 'file: { columns: [id, at, owner] }\nzone: UTC\nleadId: "${id}"\nfacts:\n  - lead: { stage: MQL, receivedAt: "${at}", owner: "${owner}" }\n' > "$work/m.yaml"
python3 - > "$work/d.csv" <<'PY'
import sys
sys.stdout.buffer.write(b"id,at,owner\n")
for i in range(1, 3003):
    sys.stdout.buffer.write(b"L-%d,2016-01-11T15:00:00Z,%s\n" % (i, b"Ren\xe9e" if i == 3001 else b"east-1"))
PY
$LEADLINE_CLI import --mapping "$work/m.yaml" "$work/d.csv" --out "$work/f.ndjson" 2> "$work/err"
expect "facts told" 3001 "$(wc -l < "$work/f.ndjson")"
expect "the line named" "line 3002" "$(grep -o '^line [0-9]*' "$work/err")"

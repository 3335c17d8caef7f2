#!/usr/bin/env bash
source "$(dirname "$0")/say.sh"
at=$(moment '1 hour ago')
for i in $(seq 116); do
  echo '{"leadId": "F28-'$RUN-$i'", "lead": {"rank": 92, "stage": "MQL", "receivedAt": "'$at'", "team": "f28-'$RUN'"}}'
done | curl -s -o /dev/null "$LEADLINE/v1/facts/bulk" -H 'Content-Type: application/x-ndjson' --data-binary @-
rows() { get "/v1/actions?team=f28-$RUN$1" -H 'Accept: text/csv'; }
expect "rows" 117 "$(rows | wc -l)"
expect "no mark" lea "$(rows | head -c 3)"
expect "a mark" efbbbf "$(rows '&mark=true' | head -c 3 | od -An -tx1 | tr -d ' ')"
expect "a page" 11 "$(rows '&limit=10' | wc -l)"

#!/usr/bin/env bash
# Of lines for one lead in one request the last one holds, and the same request again changes nothing.
source "$(dirname "$0")/say.sh"
bulk() { curl -s "$LEADLINE/v1/facts/bulk" -H 'Content-Type: application/x-ndjson' --data-binary "$1"; }
line() { echo "{\"leadId\": \"$1\", \"lead\": {\"rank\": $2, \"stage\": \"MQL\", \"receivedAt\": \"2016-01-11T15:00:00Z\", \"owner\": \"$3\"}}"; }
wrongly=0
for i in $(seq 20); do
  id=L-$i-$RUN
  lines=$(line $id 92 owner-1; line $id 70 owner-3; line $id 50 owner-2)
  bulk "$lines" > /dev/null
  how=$(get /v1/leads/$id | json '[d["rank"], d["ownership"]["owner"], d["revision"]]')
  [ "$how" = '[50, "owner-2", 3]' ] || wrongly=$((wrongly + 1))
  bulk "$lines" > /dev/null
  [ "$(get /v1/leads/$id | json '[d["rank"], d["ownership"]["owner"], d["revision"]]')" = "$how" ] || wrongly=$((wrongly + 1))
done
expect "leads that are not as the last line says, or change when told again" 0 "$wrongly"
id=T-$RUN
send PUT /v1/leads/$id '{"rank": 92, "stage": "MQL", "receivedAt": "2016-01-11T15:00:00Z"}' > /dev/null
bulk "$(for each in '"rank": {"rank": 80}' '"rank": {"rank": 50}' '"assignment": {"owner": "zoe"}' '"assignment": {"owner": "amy"}'; do echo "{\"leadId\": \"$id\", $each}"; done)" > /dev/null
expect "ranks and owners without a time" '[50, "amy"]' "$(get /v1/leads/$id | json '[d["rank"], d["ownership"]["owner"]]')"

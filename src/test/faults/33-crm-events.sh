#!/usr/bin/env bash
source "$(dirname "$0")/say.sh"
source=f33-$RUN lead=F33-$RUN
mapping='{"events": {"at": "records"}, "zone": "UTC", "leadId": "'$lead'-${lead}", "facts": [
  {"lead": {"stage": "MQL", "receivedAt": {"from": "${created}", "format": ["instant", "epoch-milliseconds"]}, "rank": "${rank}"}},
  {"when": [{"column": "call.id", "notEmpty": true}], "corrects": true, "attempt": {"id": "${call.id}",
   "channel": {"from": "${call.type}", "map": {"Call": "PHONE"}}, "occurredAt": {"from": "${call.at}", "format": "epoch-milliseconds"},
   "outcome": {"from": "${call.result}", "map": {"Left Voicemail": "VOICEMAIL"}}}}]}'
expect "the mapping is stored" 201 "$(status "/v1/sources/$source" -X PUT -H 'Content-Type: application/json' -d "$mapping")"
created=$(date -u -d '2 days ago' +%Y-%m-%dT%H:%M:%S.000+0000) at=$(date -u -d '1 day ago' +%s)000
event() { echo '{"records": [{"lead": 51, "created": "'$created'", "rank": "92", "call": {"id": 7, "type": "Call", "at": '$at', "result": "'$1'"}}]}'; }
expect "a dry run" 2 "$(send POST "/v1/sources/$source/events?dryRun=true" "$(event 'Left Voicemail')" | json 'len(d["facts"])')"
expect "keeps nothing" 404 "$(status "/v1/leads/$lead-51")"
expect "the webhook" '["accepted", "accepted"]' "$(send POST "/v1/sources/$source/events" "$(event 'Left Voicemail')" | json '[f["status"] for f in d["facts"]]')"
expect "the webhook again" '["duplicate", "duplicate"]' "$(send POST "/v1/sources/$source/events" "$(event 'Left Voicemail')" | json '[f["status"] for f in d["facts"]]')"
expect "the next call" 2 "$(get "/v1/leads/$lead-51/next-action" | json 'd["requiredActions"][0]["attempt"]')"
expect "an unknown result" CONNECTED "$(send POST "/v1/sources/$source/events" "$(event CONNECTED)" | json 'd["unread"][0]["errors"][0]["value"]')"
expect "the log" 1 "$(get "/v1/sources/$source/unread" | json 'len(d["items"])')"
tag=$(curl -s -D - -o /dev/null "$LEADLINE/v1/sources/$source" | tr -d '\r' | sed -n 's/^[Ee][Tt]ag: //p')
mended=${mapping/\"Left Voicemail\": \"VOICEMAIL\"/\"Left Voicemail\": \"VOICEMAIL\", \"CONNECTED\": \"CONNECTED\"}
expect "the mapping is mended" 200 "$(status "/v1/sources/$source" -X PUT -H 'Content-Type: application/json' -H "If-Match: $tag" -d "$mended")"
expect "the replay" 1 "$(send POST "/v1/sources/$source/unread/replay" '' | json 'd["told"]')"
expect "the lead was reached" ACCEPT_OR_REJECT "$(get "/v1/leads/$lead-51/next-action" | json 'd["requiredActions"][0]["type"]')"

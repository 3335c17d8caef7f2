#!/usr/bin/env bash
# A second receipt while the lead is open has no say, and the answer says so.
source "$(dirname "$0")/say.sh"
lead() { echo "{\"rank\": 92, \"stage\": \"MQL\", \"receivedAt\": \"$1\"}"; }
a=A-$RUN b=B-$RUN
send PUT /v1/leads/$a "$(lead 2016-01-11T15:00:00Z)" > /dev/null
send POST /v1/leads/$a/attempts '{"id": "a1", "channel": "PHONE", "occurredAt": "2016-01-11T15:30:00Z", "outcome": "CONNECTED"}' > /dev/null
answer=$(send PUT /v1/leads/$a "$(lead 2016-01-13T15:00:00Z)")
expect "what is next" ACCEPT_OR_REJECT "$(json 'd["decision"]["requiredActions"][0]["type"]' <<< "$answer")"
expect "received" 2016-01-11T15:00:00Z "$(json 'd["decision"]["received"]' <<< "$answer")"
expect "the answer says why" true "$(json '"already received at 2016-01-11T15:00:00Z" in d["because"]' <<< "$answer")"
first=$(send PUT /v1/leads/$b "$(lead 2016-01-11T15:00:00Z)" | json 'd["fact"]["id"]')
answer=$(send PUT /v1/leads/$b "$(lead 2016-01-13T15:00:00Z)")
expect "the breach stays" "BREACHED 2016-01-11T17:00:00Z" "$(json 'd["decision"]["obligations"][0]["state"] + " " + d["decision"]["obligations"][0]["deadline"]' <<< "$answer")"
answer=$(send POST /v1/leads/$b/corrections "{\"of\": \"$first\", \"lead\": $(lead 2016-01-12T15:00:00Z)}")
expect "a correction moves it" 2016-01-12T15:00:00Z "$(json 'd["decision"]["received"]' <<< "$answer")"

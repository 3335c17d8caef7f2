#!/usr/bin/env bash
# Two leads have a call with one id each: both count once the leads are one.
source "$(dirname "$0")/say.sh"
lead='{"rank": 92, "stage": "MQL", "receivedAt": "2016-01-11T15:00:00Z"}'
call() { echo "{\"id\": \"call-1\", \"channel\": \"PHONE\", \"occurredAt\": \"$1\", \"outcome\": \"$2\"}"; }
a=A-$RUN b=B-$RUN
send PUT /v1/leads/$a "$lead" > /dev/null
send PUT /v1/leads/$b "$lead" > /dev/null
send POST /v1/leads/$a/attempts "$(call 2016-01-11T15:30:00Z NO_ANSWER)" > /dev/null
send POST /v1/leads/$b/attempts "$(call 2016-01-11T16:00:00Z CONNECTED)" > /dev/null
answer=$(send POST /v1/leads/$a/merges "{\"absorbs\": \"$b\"}")
expect "what is next" ACCEPT_OR_REJECT "$(json 'd["decision"]["requiredActions"][0]["type"]' <<< "$answer")"
expect "calls made" 2 "$(json '[c["made"] for o in d["decision"]["obligations"] for c in o.get("channels", []) if c["channel"] == "PHONE"][0]' <<< "$answer")"

#!/usr/bin/env bash
# A fact later than the moment asked for has no say before its time.
source "$(dirname "$0")/say.sh"
ask() { send POST "/v1/decisions?explain=true" "{\"policy\": \"mql-to-sal-predictive\", \"asOf\": \"$1\", \"lead\": {\"id\": \"D-$RUN\", \"rank\": 92, \"receivedAt\": \"2016-01-11T15:00:00Z\"}, \"attempts\": [{\"id\": \"a1\", \"channel\": \"PHONE\", \"occurredAt\": \"2016-01-11T17:01:00Z\", \"outcome\": \"NO_ANSWER\"}]}"; }
state='[d["obligations"][0]["state"], d["validUntil"]]'
expect "before the deadline" '["OPEN", "2016-01-11T17:00:00Z"]' "$(ask 2016-01-11T16:58:00Z | json "$state")"
expect "it says why" '["a1", true]' "$(ask 2016-01-11T16:58:00Z | json '[d["setAside"][0]["id"], "later than asOf" in d["attempts"][0]["because"]]')"
expect "after the deadline" BREACHED "$(ask 2016-01-11T17:00:30Z | json 'd["obligations"][0]["state"]')"
expect "at its time" MET_LATE "$(ask 2016-01-11T17:01:00Z | json 'd["obligations"][0]["state"]')"

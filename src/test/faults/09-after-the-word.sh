#!/usr/bin/env bash
# What happens after the word has no say, whatever its kind, and the answer says why.
source "$(dirname "$0")/say.sh"
a=A-$RUN
send PUT /v1/leads/$a '{"rank": 92, "stage": "MQL", "receivedAt": "2016-01-11T15:00:00Z", "owner": "east-1"}' > /dev/null
send POST /v1/leads/$a/dispositions '{"id": "o1", "type": "REJECTED", "occurredAt": "2016-01-12T15:00:00Z"}' > /dev/null
told() { send POST /v1/leads/$a/$1 "$2" | json '[d["status"], d["because"]]'; }
because='["kept", "The lead was already REJECTED at 2016-01-12T15:00:00Z."]'
expect "a call" "$because" "$(told attempts '{"id": "a1", "channel": "PHONE", "occurredAt": "2016-01-12T16:00:00Z", "outcome": "NO_ANSWER"}')"
expect "a rank" "$because" "$(told ranks '{"id": "r1", "rank": 50}')"
expect "an assignment" "$because" "$(told assignments '{"id": "s1", "owner": "west-2"}')"
expect "a pause" "$because" "$(told pauses '{"id": "p1", "from": "2016-01-12T16:00:00Z", "reason": "away"}')"
expect "another word" "$because" "$(told dispositions '{"id": "o2", "type": "ACCEPTED", "occurredAt": "2016-01-12T16:00:00Z"}')"
state=$(get /v1/leads/$a)
expect "the first call" "BREACHED" "$(json 'd["decision"]["obligations"][0]["state"]' <<< "$state")"
expect "calls made" 0 "$(json '[c["made"] for o in d["decision"]["obligations"] for c in o.get("channels", []) if c["channel"] == "PHONE"][0]' <<< "$state")"
expect "rank, tier, owner" '[92, "A", "east-1"]' "$(json '[d["rank"], d["decision"]["tier"], d["ownership"]["owner"]]' <<< "$state")"
expect "set aside" '["assignment", "attempt", "disposition", "pause", "rank"]' "$(json 'sorted(each["kind"] for each in d["setAside"])' <<< "$state")"

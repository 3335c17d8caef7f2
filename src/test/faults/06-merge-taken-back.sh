#!/usr/bin/env bash
# A wrong merge is withdrawn, and both leads are as if it had not been.
source "$(dirname "$0")/say.sh"
a=A-$RUN b=B-$RUN
send PUT /v1/leads/$a '{"rank": 92, "stage": "MQL", "receivedAt": "2016-01-12T15:00:00Z", "owner": "owner-1"}' > /dev/null
send PUT /v1/leads/$b '{"rank": 50, "stage": "MQL", "receivedAt": "2016-01-11T15:00:00Z", "owner": "owner-2"}' > /dev/null
send POST /v1/leads/$b/attempts '{"id": "a1", "channel": "PHONE", "occurredAt": "2016-01-11T16:00:00Z", "outcome": "CONNECTED"}' > /dev/null
how() { get /v1/leads/$1 | json '[d["id"], d["standing"], d["rank"], d["decision"]["tier"], d["decision"]["received"], d["ownership"]["owner"], d["decision"]["requiredActions"][0]["type"]]'; }
one=$(how $a) other=$(how $b)
send POST /v1/leads/$a/merges "{\"id\": \"m1\", \"absorbs\": \"$b\"}" > /dev/null
expect "merged" "$a" "$(get /v1/leads/$b | json 'd["id"]')"
expect "the withdrawal" 201 "$(send POST /v1/leads/$a/withdrawals '{"kind": "merge", "of": "m1", "reason": "another person"}' -o /dev/null -w '%{http_code}')"
expect "the lead that stayed" "$one" "$(how $a)"
expect "the lead that was absorbed" "$other" "$(how $b)"
expect "what was said stays said" true "$(get "/v1/leads/$a/timeline?limit=200" | json '"merge" in [each.get("type") for each in d["items"]]')"

#!/usr/bin/env bash
# An attempt that was withdrawn and is told again is answered with the reason why it has no say.
source "$(dirname "$0")/say.sh"
a=A-$RUN
call='{"id": "a1", "channel": "PHONE", "occurredAt": "2016-01-11T15:30:00Z", "outcome": "NO_ANSWER"}'
send PUT /v1/leads/$a '{"rank": 92, "stage": "MQL", "receivedAt": "2016-01-11T15:00:00Z"}' > /dev/null
send POST /v1/leads/$a/attempts "$call" > /dev/null
send POST /v1/leads/$a/withdrawals '{"id": "w1", "kind": "attempt", "of": "a1", "reason": "bin", "occurredAt": "2016-01-11T16:00:00Z"}' > /dev/null
answer=$(send POST /v1/leads/$a/attempts "$call")
expect "told again" '["duplicate", "It was withdrawn at 2016-01-11T16:00:00Z. A correction brings it back."]' "$(json '[d["status"], d["because"]]' <<< "$answer")"
send POST /v1/leads/$a/corrections "{\"of\": \"a1\", \"attempt\": $call}" > /dev/null
expect "brought back" '["duplicate", null]' "$(send POST /v1/leads/$a/attempts "$call" | json '[d["status"], d.get("because")]')"

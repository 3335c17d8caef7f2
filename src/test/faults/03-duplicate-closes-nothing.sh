#!/usr/bin/env bash
# A record closed as a duplicate does not close the lead that it is merged with, whatever comes first.
source "$(dirname "$0")/say.sh"
lead='{"rank": 92, "stage": "MQL", "receivedAt": "2016-01-11T15:00:00Z"}'
word='{"id": "o1", "type": "DISQUALIFIED", "reason": "duplicate", "occurredAt": "2016-01-11T16:30:00Z"}'
for order in before after; do
  a=A-$order-$RUN b=B-$order-$RUN
  send PUT /v1/leads/$a "$lead" > /dev/null
  send PUT /v1/leads/$b "$lead" > /dev/null
  [ $order = before ] && send POST /v1/leads/$b/dispositions "$word" > /dev/null
  send POST /v1/leads/$a/merges "{\"absorbs\": \"$b\"}" > /dev/null
  [ $order = after ] && said=$(send POST /v1/leads/$b/dispositions "$word" | json 'd["because"] is not None')
  state=$(get /v1/leads/$a)
  expect "word $order the merge: standing" OPEN "$(json 'd["standing"]' <<< "$state")"
  expect "what is next" "ATTEMPT PHONE" "$(json 'd["decision"]["requiredActions"][0]["type"] + " " + d["decision"]["requiredActions"][0]["channel"]' <<< "$state")"
  expect "the first call" "BREACHED 2016-01-11T17:00:00Z" "$(json 'd["decision"]["obligations"][0]["state"] + " " + d["decision"]["obligations"][0]["deadline"]' <<< "$state")"
  expect "the word is set aside" '["disposition"]' "$(json '[each["kind"] for each in d["setAside"]]' <<< "$state")"
done
expect "the answer to the word says why" true "$said"
a=A-accepted-$RUN b=B-accepted-$RUN
send PUT /v1/leads/$a "$lead" > /dev/null
send PUT /v1/leads/$b "$lead" > /dev/null
send POST /v1/leads/$b/dispositions '{"id": "o1", "type": "ACCEPTED", "occurredAt": "2016-01-11T16:30:00Z"}' > /dev/null
expect "accepted under the other id" CLOSED "$(send POST /v1/leads/$a/merges "{\"absorbs\": \"$b\"}" | json 'd["standing"]')"

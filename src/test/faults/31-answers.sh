#!/usr/bin/env bash
# What a client needs from problems, decisions and settings.
source "$(dirname "$0")/say.sh"
lead='{"asOf":"2016-01-11T16:00:00Z","lead":{"id":"L-31-'$RUN'","rank":92,"stage":"MQL","receivedAt":"2016-01-11T10:00:00-05:00"}}'
expect "two problems over one connection" 1 \
  "$(curl -s -o /dev/null -o /dev/null -w '%{num_connects}\n' "$LEADLINE/v1/decisions/x" "$LEADLINE/v1/decisions/y" | paste -sd+ | bc)"
expect "415 names what is read" 'Use application/json.' \
  "$(curl -s "$LEADLINE/v1/decisions" -H 'Content-Type: text/plain' -d x | json 'd["detail"].splitlines()[1]')"
expect "a limit in words" 'The limit (500) must be a whole number from 1 to 200.' "$(get '/v1/actions?limit=500' | json 'd["detail"]')"
id=$(send POST /v1/decisions "$lead" | json 'd["id"]')
expect "a decision gives back its facts" "L-31-$RUN" "$(get "/v1/decisions/$id/facts" | json 'd["lead"]["id"]')"
expect "one shape of the calendar" '["attribute", "by", "of", "otherwise"]' \
  "$(get /v1/policies/mql-to-sal-simple/editions/in-force | json 'sorted(d["settings"]["calendar"])')"
expect "the same in the policy in force" '["attribute", "by", "of", "otherwise"]' \
  "$(get /v1/policies/mql-to-sal-simple | json 'sorted(d["settings"]["calendar"])')"
last=$(get '/v1/policies/mql-to-sal-simple/publications?limit=1' | json 'd["items"][0]["sequence"]')
expect "one name of a publication" 200 "$(status "/v1/policies/mql-to-sal-simple/editions/publication:$last")"
expect "the old name is read" 200 "$(status "/v1/policies/mql-to-sal-simple/editions/policy:$last")"

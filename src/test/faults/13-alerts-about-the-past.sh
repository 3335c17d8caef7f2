# A lead that is told 11 days late: no share of the time is told any more, and the breach with its true distance.
source "$(dirname "$0")/say.sh"
lead=past-$RUN; team=past-team-$RUN
send PUT /v1/leads/$lead '{"rank":92,"stage":"MQL","receivedAt":"'"$(moment '11 days ago')"'","owner":"past-owner-'$RUN'","team":"'$team'"}' > /dev/null
kept=$(get "/v1/deliveries?limit=200&lead=$lead")
expect "the breach is told to the team" '["UNADDRESSED"]' "$(json "sorted(set(each['state'] for each in d['items'] if each['receiver'] == '$team' and each['type'] == 'obligation.breach-discovered'))" <<< "$kept")"
id=$(json "next(each['id'] for each in d['items'] if each['type'] == 'obligation.breach-discovered')" <<< "$kept")
expect "its sentence" true "$(get "/v1/deliveries/$id" | json "' was due by ' in d['body']['data']['sentence'] and ' business hours' in d['body']['data']['sentence'] and ' ago, and was not done in time.' in d['body']['data']['sentence']")"
told=0
for each in $(json "' '.join(str(each['id']) for each in d['items'] if each['type'] == 'obligation.warned' and each['state'] != 'SUPPRESSED')" <<< "$kept"); do
  get "/v1/deliveries/$each" | json "d['body']['data']['obligation'] + d['body']['data']['threshold']" | grep -q 'FIRST_CALL[57]' && told=$((told + 1))
done
expect "shares of the time of the first call that are told" 0 "$told"

closed=closed-$RUN
lines='{"leadId":"'$closed'","lead":{"rank":92,"stage":"MQL","receivedAt":"'"$(moment '9 days ago')"'","owner":"o-'$RUN'","team":"t-'$RUN'"}}
{"leadId":"'$closed'","disposition":{"type":"DISQUALIFIED","occurredAt":"'"$(moment '3 days ago')"'"}}'
curl -s "$LEADLINE/v1/facts/bulk" -H 'Content-Type: application/x-ndjson' --data-binary "$lines" > /dev/null
expect "history of a closed lead" '["SUPPRESSED"]' "$(get "/v1/deliveries?limit=200&lead=$closed" | json "sorted(set(each['state'] for each in d['items']))")"

quiet=quiet-$RUN
lines='{"leadId":"'$quiet'","lead":{"rank":92,"stage":"MQL","receivedAt":"'"$(moment '9 days ago')"'","owner":"q-'$RUN'","team":"q-'$RUN'"}}'
curl -s "$LEADLINE/v1/facts/bulk?alerts=none" -H 'Content-Type: application/x-ndjson' --data-binary "$lines" > /dev/null
expect "facts with alerts=none" '["SUPPRESSED"]' "$(get "/v1/deliveries?limit=200&lead=$quiet" | json "sorted(set(each['state'] for each in d['items']))")"

old=old-$RUN
send PUT /v1/leads/$old '{"rank":92,"stage":"MQL","receivedAt":"'"$(moment '60 days ago')"'","owner":"x-'$RUN'","team":"x-'$RUN'"}' > /dev/null
expect "what is older than the policy allows" '["SUPPRESSED"]' "$(get "/v1/deliveries?limit=200&lead=$old" | json "sorted(set(each['state'] for each in d['items']))")"

expect "what waits can be discarded" true "$(send POST /v1/deliveries/discard '{"receiver":"'$team'"}' | json "d['discarded'] >= 1")"
expect "nothing waits any more" 0 "$(get "/v1/deliveries?state=UNADDRESSED&receiver=$team" | json "len(d['items'])")"

# A rank that is told late moves a deadline that had passed: decision, event and alert name the same moment.
source "$(dirname "$0")/say.sh"
lead=earlier-$RUN
received=$(moment '6 days ago')
send PUT /v1/leads/$lead '{"rank":70,"stage":"MQL","receivedAt":"'$received'","owner":"e-'$RUN'","team":"e-'$RUN'"}' > /dev/null
before=$(get /v1/leads/$lead | json "next(each['deadline'] for each in d['decision']['obligations'] if each['kind'] == 'FIRST_CALL')")
send POST /v1/leads/$lead/ranks '{"rank":92,"occurredAt":"'$received'"}' > /dev/null
now=$(get /v1/leads/$lead | json "next(each['deadline'] for each in d['decision']['obligations'] if each['kind'] == 'FIRST_CALL')")
expect "the deadline is another one" true "$([ "$before" != "$now" ] && echo true)"
event="next(each for each in d['items'] if each.get('type') == 'breach-corrected')"
expect "the event names it" "$now" "$(get "/v1/leads/$lead/timeline?limit=200" | json "$event['at']")"
expect "the event says that it was another" true "$(get "/v1/leads/$lead/timeline?limit=200" | json "', not by ' in $event['sentence']")"
id=$(get "/v1/deliveries?limit=200&lead=$lead" | json "next(each['id'] for each in d['items'] if each['type'] == 'obligation.breach-corrected')")
expect "the alert names it" "$now" "$(get "/v1/deliveries/$id" | json "d['body']['data']['at']")"
expect "the alert names the former one" "$before" "$(get "/v1/deliveries/$id" | json "d['body']['data']['details']['correctedFrom']")"

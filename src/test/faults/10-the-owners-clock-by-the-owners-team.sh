# The owner's clock runs by the calendar that the policy chooses for the owner's team; the lead's stays where it was.
. "$(dirname "$0")/say.sh"
id=f10-$RUN; from='From: analyst@example.com'
week='{"mon": [["09:00", "17:00"]], "tue": [["09:00", "17:00"]], "wed": [["09:00", "17:00"]], "thu": [["09:00", "17:00"]], "fri": [["09:00", "17:00"]]}'
send POST "/v1/calendars/$id/publications" "{\"calendar\": {\"timezone\": \"Europe/Berlin\", \"hours\": $week}, \"reason\": \"As the office says.\"}" -H "$from" > /dev/null
send POST /v1/policies "{\"id\": \"$id\", \"copyOf\": \"mql-to-sal-predictive\"}" -H "$from" > /dev/null
draft="/v1/policies/$id/drafts/main"
tag() { curl -s -D - -o /dev/null "$LEADLINE$draft" | tr -d '\r' | sed -n 's/^[Ee][Tt][Aa][Gg]: //p'; }
send PUT "$draft/settings" "$(get "$draft" | json "{**d['settings'], 'calendar': {'by': 'TEAM', 'of': {'emea': '$id'}, 'otherwise': 'us-sales'}}")" -H "$from" -H "If-Match: $(tag)" > /dev/null
for file in $(get "$draft" | json "' '.join(d['cases'])"); do
  curl -s -X DELETE "$LEADLINE$draft/cases/$file" -H "$from" -H "If-Match: $(tag)" > /dev/null
done
seen=$(get "/v1/policies/$id/editions/draft:main/review" | json "d['toAcknowledge']")
send POST "/v1/policies/$id/publications" "{\"draft\": \"main\", \"reason\": \"It is agreed.\", \"acknowledged\": $seen}" -H "$from" -H "If-Match: $(tag)" > /dev/null
send PUT "/v1/leads/$id" "{\"rank\": 92, \"policy\": \"$id\", \"team\": \"emea\", \"receivedAt\": \"2025-11-26T15:00:00Z\"}" > /dev/null
send POST "/v1/leads/$id/assignments" '{"id": "s", "owner": "owner-1", "team": "east", "occurredAt": "2025-11-26T17:00:00Z"}' > /dev/null
answer=$(get "/v1/leads/$id")
# Received at 16:00 in Berlin: an hour on Wednesday and one on Thursday. Assigned at 12:00 in New York, the day before Thanksgiving.
expect "the lead's first call" 2025-11-27T09:00:00Z "$(json "next(o for o in d['decision']['obligations'] if o['kind'] == 'FIRST_CALL')['deadline']" <<< "$answer")"
expect "the owner's first call" 2025-11-26T19:00:00Z "$(json "next(c for c in d['ownership']['clocks'] if c['kind'] == 'FIRST_CALL')['deadline']" <<< "$answer")"

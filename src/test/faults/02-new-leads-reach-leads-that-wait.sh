# A version for new leads is also for a lead whose clock has not started when it comes.
. "$(dirname "$0")/say.sh"
id=f02-$RUN; from='From: analyst@example.com'
extra=$(python3 -c '
import datetime, json
now = datetime.datetime.now(datetime.timezone.utc)
print(json.dumps([{"date": (now + datetime.timedelta(days=n)).strftime("%Y-%m-%d"), "hours": [["10:00", "18:00"]]} for n in range(3, 20)]))')
send POST "/v1/calendars/$id/publications" "{\"calendar\": {\"timezone\": \"UTC\", \"hours\": {}, \"extra\": $extra}, \"reason\": \"As the office says.\"}" -H "$from" > /dev/null
send POST /v1/policies "{\"id\": \"$id\", \"copyOf\": \"mql-to-sal-predictive\"}" -H "$from" > /dev/null
tag() { curl -s -D - -o /dev/null "$LEADLINE/v1/policies/$id/drafts/$1" | tr -d '\r' | sed -n 's/^[Ee][Tt][Aa][Gg]: //p'; }
publish() { # draft
  for file in $(get "/v1/policies/$id/drafts/$1" | json "' '.join(d['cases'])"); do
    curl -s -X DELETE "$LEADLINE/v1/policies/$id/drafts/$1/cases/$file" -H "$from" -H "If-Match: $(tag "$1")" > /dev/null
  done
  local seen; seen=$(get "/v1/policies/$id/editions/draft:$1/review" | json "d['toAcknowledge']")
  send POST "/v1/policies/$id/publications" "{\"draft\": \"$1\", \"reason\": \"It is agreed.\", \"acknowledged\": $seen, \"transition\": \"new-leads\"}" \
    -H "$from" -H "If-Match: $(tag "$1")" > /dev/null
}
send PUT "/v1/policies/$id/drafts/main/settings" "$(get "/v1/policies/$id/drafts/main" | json "{**d['settings'], 'calendar': '$id'}")" -H "$from" -H "If-Match: $(tag main)" > /dev/null
publish main
send PUT "/v1/leads/$id" "{\"rank\": 92, \"policy\": \"$id\", \"receivedAt\": \"$(moment '1 minute ago')\"}" > /dev/null
of='next(a for a in d["requiredActions"] if a["channel"] == "PHONE")["of"]'
expect "calls before" 7 "$(get "/v1/leads/$id/next-action" | json "$of")"
send POST "/v1/policies/$id/drafts" '{"name": "eight"}' -H "$from" > /dev/null
send PATCH "/v1/policies/$id/drafts/eight/tables/attempts" '{"edits": [{"op": "SET", "row": "A", "column": "PHONE", "value": "8"}]}' -H "$from" -H "If-Match: $(tag eight)" > /dev/null
publish eight
for _ in $(seq 20); do [ "$(get "/v1/leads/$id/next-action" | json "$of")" = 8 ] && break; sleep 0.5; done
expect "calls by next-action" 8 "$(get "/v1/leads/$id/next-action" | json "$of")"
expect "calls by the plan" 8 "$(get "/v1/leads/$id/plan" | json "next(a for a in d['steps'][0]['requiredActions'] if a['channel'] == 'PHONE')['of']")"
expect "calls by the queue" 8 "$(get "/v1/actions?policy=$id" | json "d['items'][0]['action']['of']")"

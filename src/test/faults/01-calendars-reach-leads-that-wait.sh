# A lead whose clock has not started is due by the calendar that is published meanwhile, at every door.
. "$(dirname "$0")/say.sh"
calendar() { # id, holidays, extra openings
  python3 - "$@" <<'P'
import datetime, json, sys
now = datetime.datetime.now(datetime.timezone.utc)
day = lambda n: (now + datetime.timedelta(days=n)).strftime("%Y-%m-%d")
names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
# Open for an hour a day from three days ahead on, and never before: whatever the hour, the clock waits.
extra = [{"date": day(n), "hours": [["10:00", "18:00"]]} for n in range(3, 40)]
if sys.argv[2] == "closed": extra = extra[1:]
if sys.argv[2] == "open": extra.insert(0, {"date": day(0), "hours": [["00:00", "24:00"]]})
print(json.dumps({"calendar": {"timezone": "UTC", "hours": {}, "extra": extra}, "reason": "As the office says."}))
P
}
publish() { # id, kind
  local tag; tag=$(curl -s -D - -o /dev/null "$LEADLINE/v1/calendars/$1" | tr -d '\r' | sed -n 's/^[Ee][Tt][Aa][Gg]: //p')
  send POST "/v1/calendars/$1/publications" "$(calendar "$1" "$2")" -H 'From: analyst@example.com' ${tag:+-H "If-Match: $tag"} > /dev/null
}
policy() { # id, calendar, time for the first call
  send POST /v1/policies "{\"id\": \"$1\", \"copyOf\": \"mql-to-sal-predictive\"}" -H 'From: analyst@example.com' > /dev/null
  local draft="/v1/policies/$1/drafts/main"
  tag() { curl -s -D - -o /dev/null "$LEADLINE$draft" | tr -d '\r' | sed -n 's/^[Ee][Tt][Aa][Gg]: //p'; }
  send PUT "$draft/settings" "$(get "$draft" | json "{**d['settings'], 'calendar': '$2'}")" -H 'From: analyst@example.com' -H "If-Match: $(tag)" > /dev/null
  for file in $(get "$draft" | json "' '.join(d['cases'])"); do
    curl -s -X DELETE "$LEADLINE$draft/cases/$file" -H 'From: analyst@example.com' -H "If-Match: $(tag)" > /dev/null
  done
  send PATCH "$draft/tables/deadlines" "{\"edits\": [{\"op\": \"SET\", \"row\": \"A\", \"column\": \"firstCallWithin\", \"value\": \"$3\"}]}" \
    -H 'From: analyst@example.com' -H "If-Match: $(tag)" > /dev/null
  local seen; seen=$(get "/v1/policies/$1/editions/draft:main/review" | json "d['toAcknowledge']")
  send POST "/v1/policies/$1/publications" "{\"draft\": \"main\", \"reason\": \"It is agreed.\", \"acknowledged\": $seen}" \
    -H 'From: analyst@example.com' -H "If-Match: $(tag)" > /dev/null
}
first='next(o for o in d["obligations"] if o["kind"] == "FIRST_CALL")'
day() { date -u -d "$1 days" +%Y-%m-%d; }

id=f01-$RUN; publish "$id" usual; policy "$id" "$id" "2 business hours"
send PUT "/v1/leads/$id" "{\"rank\": 92, \"policy\": \"$id\", \"receivedAt\": \"$(moment '1 minute ago')\"}" > /dev/null
expect "due before the publication" "$(day 3)T12:00:00Z" "$(get "/v1/leads/$id/next-action" | json "$first['deadline']")"
publish "$id" closed
for _ in $(seq 20); do
  [ "$(get "/v1/leads/$id/next-action" | json "$first['deadline']")" = "$(day 4)T12:00:00Z" ] && break; sleep 0.5
done
expect "due by next-action after that day was closed" "$(day 4)T12:00:00Z" "$(get "/v1/leads/$id/next-action" | json "$first['deadline']")"
expect "due by the plan" "$(day 4)T12:00:00Z" "$(get "/v1/leads/$id/plan" | json "next(o for o in d['steps'][0]['obligations'] if o['kind'] == 'FIRST_CALL')['deadline']")"
expect "due by the queue" "$(day 4)T12:00:00Z" "$(get "/v1/actions?policy=$id" | json "d['items'][0]['dueAt']")"

id=f01b-$RUN; publish "$id" usual; policy "$id" "$id" "1 business minute"
send PUT "/v1/leads/$id" "{\"rank\": 92, \"policy\": \"$id\", \"receivedAt\": \"$(moment '2 minutes ago')\"}" > /dev/null
publish "$id" open
for _ in $(seq 160); do
  [ "$(get "/v1/leads/$id/next-action" | json "$first['state']")" = BREACHED ] && break; sleep 0.5
done
expect "an opening that comes by the publication: the breach is noticed" BREACHED "$(get "/v1/leads/$id/next-action" | json "$first['state']")"
expect "and told on the timeline" true "$(get "/v1/leads/$id/timeline" | json "any(e.get('type') in ('breached', 'breach-discovered', 'discovered') for e in d['items'])")"

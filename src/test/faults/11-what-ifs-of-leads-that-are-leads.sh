# What-ifs leave out merged and withdrawn leads, keep open and closed leads apart, and try the named transition.
. "$(dirname "$0")/say.sh"
id=f11-$RUN; from='From: analyst@example.com'; begun=$(moment '1 minute ago')
send POST /v1/policies "{\"id\": \"$id\", \"copyOf\": \"mql-to-sal-predictive\"}" -H "$from" > /dev/null
tag() { curl -s -D - -o /dev/null "$LEADLINE/v1/policies/$id/drafts/$1" | tr -d '\r' | sed -n 's/^[Ee][Tt][Aa][Gg]: //p'; }
seen=$(get "/v1/policies/$id/editions/draft:main/review" | json "d['toAcknowledge']")
send POST "/v1/policies/$id/publications" "{\"draft\": \"main\", \"reason\": \"It is agreed.\", \"acknowledged\": $seen}" -H "$from" -H "If-Match: $(tag main)" > /dev/null
send POST "/v1/policies/$id/drafts" '{"name": "nine"}' -H "$from" > /dev/null
send PATCH "/v1/policies/$id/drafts/nine/tables/attempts" '{"edits": [{"op": "SET", "row": "A", "column": "PHONE", "value": "9"}]}' -H "$from" -H "If-Match: $(tag nine)" > /dev/null
for lead in stays goes none closed; do
  send PUT "/v1/leads/$lead-$id" "{\"id\": \"d\", \"rank\": 92, \"policy\": \"$id\", \"receivedAt\": \"2026-01-12T15:00:00Z\"}" > /dev/null
done
send POST "/v1/leads/stays-$id/merges" "{\"id\": \"m\", \"absorbs\": \"goes-$id\"}" > /dev/null
send POST "/v1/leads/none-$id/withdrawals" '{"id": "w", "kind": "lead", "of": "d", "reason": "A test."}' > /dev/null
send POST "/v1/leads/closed-$id/dispositions" '{"id": "o", "type": "ACCEPTED", "occurredAt": "2026-01-12T15:30:00Z"}' > /dev/null
ask() { # more of the request
  local number; number=$(send POST "/v1/policies/$id/what-ifs" "{\"edition\": \"draft:nine\", \"from\": \"$begun\", \"to\": \"$(moment '1 minute')\"$1}" -H "$from" | json "d['id']")
  for _ in $(seq 40); do
    answer=$(get "/v1/policies/$id/what-ifs/$number")
    [ "$(json "d['state']" <<< "$answer")" = RUNNING ] || break; sleep 0.5
  done
}
calls='next(a for a in %s["attempts"] if a["channel"] == "PHONE")["required"]'
ask ''
expect "leads" 2 "$(json "d['result']['leads']" <<< "$answer")"
expect "calls" '{"before": 14, "after": 18}' "$(json "$(printf "$calls" 'd["result"]')" <<< "$answer")"
expect "open and closed leads" '[1, 1]' "$(json "[d['result']['open']['leads'], d['result']['closed']['leads']]" <<< "$answer")"
ask ', "transition": "new-leads"'
expect "for new leads nothing changes" 0 "$(json "d['result']['changed']" <<< "$answer")"
ask ', "transition": "re-rate-from-now"'
expect "from now on the open lead changes" 1 "$(json "d['result']['changed']" <<< "$answer")"

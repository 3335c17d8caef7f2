#!/usr/bin/env bash
# Edits of drafts answer what is wanted and ignore nothing; a review begins with what failed.
source "$(dirname "$0")/say.sh"
draft=f32-$RUN; at=/v1/policies/mql-to-sal-predictive/drafts/$draft; table=$at/tables/attempts
send POST /v1/policies/mql-to-sal-predictive/drafts '{"name":"'$draft'"}' > /dev/null
tag() { curl -sI "$LEADLINE$at" | tr -d '\r' | sed -n 's/^[Ee][Tt]ag: //p'; }
edit='{"edits":[{"op":"SET","row":"A","column":"PHONE","value":"9"}]}'
minimal=$(send PATCH $table "$edit" -H "If-Match: $(tag)" -H 'Prefer: return=minimal' -i | tr -d '\r')
expect "a minimal answer" 'HTTP/1.1 204 No Content' "$(head -1 <<< "$minimal")"
expect "it says so" 'return=minimal' "$(sed -n 's/^Preference-Applied: //Ip' <<< "$minimal")"
expect "its ETag is the draft's" "$(tag)" "$(sed -n 's/^ETag: //Ip' <<< "$minimal")"
expect "row outside cells" 422 "$(curl -s -o /dev/null -w '%{http_code}' -X PATCH "$LEADLINE$table" -H 'Content-Type: application/json' \
  -H "If-Match: $(tag)" -d '{"edits":[{"op":"INSERT","row":"Z","cells":{"tier":"A"}}]}')"
review=$(get "/v1/policies/mql-to-sal-predictive/editions/draft:$draft/review")
expect "failed cases first" true "$(json '(lambda p: not any(p[:d["cases"]["failed"]]) and all(p[d["cases"]["failed"]:]))([c["passed"] for c in d["cases"]["cases"]])' <<< "$review")"
expect "some failed" true "$(json 'd["cases"]["failed"] > 0' <<< "$review")"
expect "only those" "$(json 'd["cases"]["failed"]' <<< "$review")" \
  "$(get "/v1/policies/mql-to-sal-predictive/editions/draft:$draft/review?only=failed" | json 'len(d["cases"]["cases"])')"
curl -s -o /dev/null -X DELETE "$LEADLINE$at" -H "If-Match: $(tag)"

# A page of another origin changes nothing, and a body says what it is.
source "$(dirname "$0")/say.sh"
fact='{"leadId": "H02-'$RUN'", "lead": {"rank": 92, "stage": "MQL", "receivedAt": "'$(moment '1 hour ago')'"}}'
for door in /v1/decisions /v1/facts /v1/facts/bulk /v1/decisions/bulk /v1/policies /v1/policies/mql-to-sal-predictive/drafts; do
  expect "untyped body at $door" 415 "$(status $door -X POST -H 'Content-Type:' -d "$fact")"
done
expect "what the door takes is said" true "$(get /v1/decisions -d '{}' | json '"application/json" in d["detail"]')"
for header in 'Origin: https://evil.test' 'Origin: null' 'Origin: http://localhost:1' 'Sec-Fetch-Site: cross-site' 'Sec-Fetch-Site: same-site'; do
  expect "a secret rotated under $header" 403 "$(status /v1/receivers/any/secret -X POST -H "$header")"
  expect "a fact told under $header" 403 "$(status /v1/facts -H "$header" -H 'Content-Type: application/json' -d "$fact")"
done
expect "nothing was told" 404 "$(status "/v1/leads/H02-$RUN")"
expect "a page of the server's own may" 201 "$(status /v1/facts -H "Origin: $LEADLINE" -H 'Sec-Fetch-Site: same-origin' \
  -H 'Content-Type: application/json' -d "$fact")"

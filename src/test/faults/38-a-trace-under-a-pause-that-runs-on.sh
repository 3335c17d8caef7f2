# The clock of a lead that is paused without an end: the pause is shown from its begin, nothing after it is counted, and the trace is incomplete.
. "$(dirname "$0")/say.sh"
ask() { # rank, policy
  send POST '/v1/decisions?explain=true&record=false' "{\"policy\": \"$2\", \"asOf\": \"2016-11-09T20:00:00Z\",
    \"lead\": {\"id\": \"f38-$RUN\", \"rank\": $1, \"receivedAt\": \"2016-11-07T10:00:00-05:00\"},
    \"attempts\": [{\"id\": \"a\", \"channel\": \"PHONE\", \"occurredAt\": \"2016-11-07T15:10:00Z\", \"outcome\": \"NO_ANSWER\"}],
    \"pauses\": [{\"from\": \"2016-11-08T15:30:00Z\", \"reason\": \"on holiday\"}]}"
}
clock='next(c for c in d["clock"] if c["kind"] == "ALL_ATTEMPTS")'
for policy in mql-to-sal-predictive mql-to-sal-simple; do
  answer=$(ask 90 $policy)
  expect "$policy: complete" false "$(json "$clock['complete']" <<< "$answer")"
  expect "$policy: the last interval" "paused: on holiday" "$(json "$clock['trace'][-1]['reason']" <<< "$answer")"
  expect "$policy: counted after the pause began" 0 "$(json "sum(1 for i in $clock['trace'] if i['counted'] and i['to'] > '2016-11-08T15:30:00Z')" <<< "$answer")"
done

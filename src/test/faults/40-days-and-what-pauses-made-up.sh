# Business days are numbered in a trace, what a pause made up is marked, and a change of the clocks within days is named.
. "$(dirname "$0")/say.sh"
ask() { # policy, receivedAt, asOf, pauses
  send POST '/v1/decisions?explain=true&record=false' "{\"policy\": \"$1\", \"asOf\": \"$3\", \"pauses\": $4,
    \"lead\": {\"id\": \"f40-$RUN\", \"rank\": 90, \"receivedAt\": \"$2\"}}"
}
trace='next(c for c in d["clock"] if c["kind"] == "ALL_ATTEMPTS")["trace"]'
answer=$(ask mql-to-sal-predictive 2016-01-11T10:00:00-05:00 2016-01-13T15:00:00Z '[{"from": "2016-01-12T15:00:00Z", "to": "2016-01-12T16:00:00Z", "reason": "away"}]')
expect "days" '[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]' "$(json "sorted({i['day'] for i in $trace if i['counted']})" <<< "$answer")"
expect "made up" '[["2016-01-25T14:00:00Z", "2016-01-25T15:00:00Z"]]' "$(json "[[i['from'], i['to']] for i in $trace if i['madeUp']]" <<< "$answer")"
answer=$(ask mql-to-sal-simple 2016-11-04T10:00:00-04:00 2016-11-05T15:00:00Z '[]')
expect "ten days over the autumn change" "calendar time, after clocks went back 1 hour" "$(json "$trace[-1]['reason']" <<< "$answer")"
expect "a trace of a pause without a reason for its end" true "$(json "all(c['complete'] for c in d['clock'])" <<< "$answer")"

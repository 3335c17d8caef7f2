# "1 business day" after a call on Thursday evening is Friday, after one on Saturday it is Monday.
. "$(dirname "$0")/say.sh"
here=$(cd "$(dirname "$0")/../../.." && pwd); folder=$(mktemp -d); cp -r "$here"/policies/. "$folder"; rm -rf "$folder"/*/cases
printf 'row,tier,channel,afterPrevious,note\nall,,PHONE,1 business day,\n' > "$folder/mql-to-sal-predictive/spacing.csv"
ask() { # asOf, moment of the call
  echo "{\"asOf\": \"$1\", \"lead\": {\"id\": \"f17\", \"rank\": 92, \"stage\": \"MQL\", \"receivedAt\": \"2016-01-21T15:00:00Z\"},
    \"attempts\": [{\"id\": \"a\", \"channel\": \"PHONE\", \"occurredAt\": \"$2\", \"outcome\": \"NO_ANSWER\"}]}" > "$folder/request.json"
  $LEADLINE_CLI decide --policies "$folder" "$folder/request.json" 2>&1 | json "next(a for a in d['requiredActions'] if a['channel'] == 'PHONE')['earliestAt']"
}
expect "a call on Thursday at 17:30" 2016-01-22T14:00:00Z "$(ask 2016-01-21T23:00:00Z 2016-01-21T22:30:00Z)"
expect "a call on Saturday" 2016-01-25T14:00:00Z "$(ask 2016-01-23T18:00:00Z 2016-01-23T16:00:00Z)"
rm -rf "$folder"

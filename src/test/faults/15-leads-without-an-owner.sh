# 75% of the time of a lead without an owner: its team is told, and without a team it can be seen that nobody is.
source "$(dirname "$0")/say.sh"
# some of these are between 75% and the end of their time, whatever day it is
for days in $(seq 5 14); do
  received=$(moment "$days days ago")
  send PUT /v1/leads/team-$days-$RUN '{"rank":92,"stage":"MQL","receivedAt":"'$received'","team":"alone-'$RUN'"}' > /dev/null
  send PUT /v1/leads/none-$days-$RUN '{"rank":92,"stage":"MQL","receivedAt":"'$received'"}' > /dev/null
done
soon() {
  for days in $(seq 5 14); do
    get "/v1/deliveries?state=UNADDRESSED&lead=$1-$days-$RUN" | json "'\n'.join(each['receiver'] + ': ' + each['lastError'] for each in d['items'] if each['type'] == 'obligation.warned' and each['receiver'] != 'sales-operations')" | grep .
  done | sort -u
}
expect "the team is told" "alone-$RUN: There is no receiver (alone-$RUN)." "$(soon team)"
expect "nobody is told, visibly" "owner: The lead has no owner and no team." "$(soon none)"

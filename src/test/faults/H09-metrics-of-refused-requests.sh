# Requests that no address takes are measured under one word, so that the limit of 100 addresses is never reached.
source "$(dirname "$0")/say.sh"
for i in $(seq 120); do
  echo "next"; echo "url = $LEADLINE/v1/leads/raw-$RUN-$i"; echo 'request = DELETE'; echo 'output = /dev/null'; echo silent
done | sed 1d | curl -s -K -
get /v1/calendars > /dev/null
expect "ids of leads in the metrics" 0 "$(get /q/metrics | grep -c "raw-$RUN")"
expect "other addresses are still measured" true "$(get /q/metrics | grep -q 'uri="/v1/calendars"' && echo true)"

#!/usr/bin/env bash
source "$(dirname "$0")/say.sh"
answer=$(curl -s "$LEADLINE/v1/facts/bulk" -H 'Content-Type: application/x-ndjson' \
  -d '[{"leadId": "F27-'$RUN'", "lead": {"rank": 92, "stage": "MQL", "receivedAt": "'$(moment '1 hour ago')'"}}]')
expect "the status of an array" 400 "$(json 'd["status"]' <<< "$answer")"
expect "what to do" "Use one document a line, no array." "$(json 'd["detail"].split("\n")[1]' <<< "$answer")"
expect "nothing is kept" 404 "$(status "/v1/leads/F27-$RUN")"

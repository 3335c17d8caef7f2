#!/usr/bin/env bash
# Query parameters that an address does not have are refused, with what was probably meant.
source "$(dirname "$0")/say.sh"
expect "misspelt filter" 400 "$(status '/v1/actions?tem=east')"
expect "what was meant" 'The query parameter (tem) is unknown. Did you mean `team`?' \
  "$(get '/v1/actions?tem=east' | json 'd["detail"].replace("\n", " ")')"
expect "HEAD" 400 "$(status '/v1/actions?tem=east' -I)"
expect "a write" 400 "$(status '/v1/decisions?recrod=false' -X POST -H 'Content-Type: application/json' -d '{}')"
expect "a list without parameters" 400 "$(status '/v1/policies?limit=3')"
expect "an empty filter" 422 "$(status '/v1/actions?team=')"
expect "one value, told twice" 400 "$(status '/v1/deliveries?state=PENDING&state=LOST')"
expect "a filter of several values" 200 "$(status '/v1/actions?team=a&team=b')"
expect "health is the platform's" 200 "$(status '/q/health/ready?x=1')"

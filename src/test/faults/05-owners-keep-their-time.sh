#!/usr/bin/env bash
# The owner of the lead that stays has been so since that lead was received, and not since the absorbed one was.
source "$(dirname "$0")/say.sh"
lead() { echo "{\"rank\": 92, \"stage\": \"MQL\", \"receivedAt\": \"$1\", \"owner\": \"$2\"}"; }
a=A-$RUN b=B-$RUN
send PUT /v1/leads/$b "$(lead 2016-01-11T14:00:00Z owner-2)" > /dev/null
send PUT /v1/leads/$a "$(lead 2016-01-13T20:00:00Z owner-1)" > /dev/null
send POST /v1/leads/$a/merges "{\"absorbs\": \"$b\", \"occurredAt\": \"2016-01-13T20:00:00Z\"}" > /dev/null
state=$(get /v1/leads/$a)
expect "owner" owner-1 "$(json 'd["ownership"]["owner"]' <<< "$state")"
expect "since" 2016-01-13T20:00:00Z "$(json 'd["ownership"]["since"]' <<< "$state")"
expect "own deadline" 2016-01-13T22:00:00Z "$(json 'd["ownership"]["clocks"][0]["deadline"]' <<< "$state")"
expect "the time of the other" PT22H "$(json 'd["time"]["owned"]["owner-2"]' <<< "$state")"

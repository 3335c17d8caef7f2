#!/usr/bin/env bash
source "$(dirname "$0")/say.sh"
id=f20-$RUN year=$(($(date +%Y) + 1)); analyst='From: analyst@example.com'
send POST "/v1/calendars/$id/publications" '{"calendar": {"timezone": "America/New_York", "hours": {"mon": [["09:00", "17:00"]]}, "holidays": ["'$year'-12-25"]}, "reason": "New."}' -H "$analyst" > /dev/null
patch() { send PATCH "/v1/calendars/$id" '{"holidays": '"$1"', "reason": "A day off."'"$2"'}' -H "$analyst"; }
expect "one more" "[\"$year-12-24\", \"$year-12-25\"]" "$(patch '{"add": ["'$year'-12-24"]}' | json '[h["date"] for h in d["calendar"]["holidays"]]')"
expect "one less" "[\"$year-12-24\"]" "$(patch '{"remove": ["'$year'-12-25"]}' | json '[h["date"] for h in d["calendar"]["holidays"]]')"
expect "what was read is sent back" 200 "$(get "/v1/calendars/$id" | curl -s -o /dev/null -w '%{http_code}' -X PUT "$LEADLINE/v1/calendars/$id?reason=Same" -H "$analyst" -H 'Content-Type: application/json' -d @-)"
expect "a date in the zone" "$year-07-01T04:00:00Z" "$(patch '{"add": ["'$year'-07-05"]}' ', "effectiveFrom": "'$year'-07-01"' | json 'd["publication"]["effectiveFrom"]')"
expect "what stays scheduled" "$year-07-01T04:00:00Z" "$(patch '{"add": ["'$year'-08-02"]}' | json 'd["scheduled"][0]["effectiveFrom"]')"

#!/usr/bin/env bash
source "$(dirname "$0")/say.sh"
work=$(mktemp -d); trap 'rm -rf "$work"; exit $wrong' EXIT
lead=F23-$RUN
printf 'file: { columns: [id, at, rank, owner] }\nzone: UTC\nleadId: "${id}"\nfacts:\n  - lead: { stage: MQL, receivedAt: "${at}", rank: "${rank}", owner: "${owner}" }\n' > "$work/m.yaml"
at=$(moment '4 days ago')
printf 'id,at,rank,owner\n%s,%s,92,east-1\n' "$lead" "$at" > "$work/day1.csv"; touch -d '2 days ago' "$work/day1.csv"
printf 'id,at,rank,owner\n%s,%s,50,west-2\n' "$lead" "$at" > "$work/day2.csv"; touch -d '1 day ago' "$work/day2.csv"
for day in day1 day2 day1; do
  $LEADLINE_CLI import --mapping "$work/m.yaml" "$work/$day.csv" --server "$LEADLINE" 2> "$work/err" || cat "$work/err"
done
expect "the third run changes nothing" "1 duplicate" "$(grep -o '1 duplicate' "$work/err")"
expect "the rank of day 2" 50 "$(get "/v1/leads/$lead" | json 'd["rank"]')"
expect "the owner of day 2" west-2 "$(get "/v1/leads/$lead" | json 'd["ownership"]["owner"]')"
